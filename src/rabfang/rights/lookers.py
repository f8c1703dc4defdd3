"""Who saw cases in a period, by the record: who looked, who acted on them, who took many cases out at once.

An ordinary case that is only opened leaves no entry (ADR 17), so the list is of those who are known to have seen it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rabfang.agencies.actions.exports import EXPORTS
from rabfang.agencies.models import Agency, Officer
from rabfang.audit.queries import Seen, looks_at, taken_out
from rabfang.cases.actors import OFFICER
from rabfang.cases.models import Event
from rabfang.core.clock import BANGKOK


@dataclass
class Looker:
    """One person and a case: how often they looked or acted, the first and the last time."""

    name: str
    times: int
    first: datetime
    last: datetime


def lookers(agency: Agency, cases: Mapping[int, str], first: date, last: date) -> dict[int, list[Looker]]:
    """By case, everybody known to have seen it on those days; `cases` holds their numbers. Always three queries."""
    begin, end = _span(first, last)
    found: dict[tuple[int, int | None], Looker] = {}
    for one in [*looks_at(agency.pk, list(cases.values()), begin, end), *_acts(cases, begin, end)]:
        if one.case is None or one.case not in cases:
            continue
        known = found.setdefault((one.case, one.officer), Looker(one.name, 0, one.at, one.at))
        known.times += 1
        known.first, known.last = min(known.first, one.at), max(known.last, one.at)
    by_case: dict[int, list[Looker]] = {}
    for (case, _officer), looker in found.items():
        by_case.setdefault(case, []).append(looker)
    return {case: sorted(rows, key=lambda row: row.first) for case, rows in by_case.items()}


def takers(agency: Agency, first: date, last: date) -> list[Seen]:
    """What was printed or downloaded on those days in which any of the office's cases may stand."""
    return taken_out(agency.pk, EXPORTS, *_span(first, last))


def _acts(cases: Iterable[int], begin: datetime, end: datetime) -> list[Seen]:
    rows = Event.objects.filter(case__in=list(cases), actor_kind=OFFICER, at__gte=begin, at__lt=end)
    acts = list(rows.values_list("actor_id", "at", "action", "case_id"))
    names = dict(Officer.objects.filter(pk__in={officer for officer, *_ in acts}).values_list("pk", "name"))
    return [Seen(officer, names.get(officer or 0, ""), at, action, case, 0) for officer, at, action, case in acts]


def _span(first: date, last: date) -> tuple[datetime, datetime]:
    return datetime.combine(first, time(), BANGKOK), datetime.combine(last, time(), BANGKOK) + timedelta(days=1)
