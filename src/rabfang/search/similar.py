"""Cases that may be the same matter: the same person, place or words within a month, with the reason of each.

However many copies there are, at most PER_TRACE newest cases a trace are read: the cost does not grow with them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import QuerySet

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case, Status
from rabfang.core.clock import local_date
from rabfang.search.models import Trace
from rabfang.search.queries import kept_apart_from
from rabfang.search.traces import NEAR, Matter, alike, looked_for, matter_of, metres, person, same_place

PERIOD = timedelta(days=30)
PER_TRACE = 10
SHOWN = 5
ALIKE = 50  # percent from which words alone are a reason
PERSON, PLACE = 100, 60  # what a reason weighs; words weigh their percent


@dataclass(frozen=True)
class Reason:
    """What the two share: telephone, email, chat, near (`number` in metres), place, words (in percent)."""

    kind: str
    number: int = 0

    @property
    def weight(self) -> int:
        """How much it speaks for one matter."""
        if self.kind == "words":
            return self.number
        return PLACE if self.kind in ("near", "place") else PERSON


@dataclass(frozen=True)
class Similar:
    """A case that may be the same matter, and why."""

    case: Case
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """The reasons together."""
        return sum(reason.weight for reason in self.reasons)


def similar(
    agency: Agency, matter: Matter, visible: QuerySet[Case], at: datetime, *, case: Case | None = None
) -> list[Similar]:
    """Those of the cases in sight that were registered in the month before `at` and share something, most alike first.

    `case` is the matter itself when it is stored: it is left out, with those kept apart from it. For a case that was
    merged stands the one it follows. Four queries at most.
    """
    found = _candidates(agency.pk, looked_for(matter), local_date(at) - PERIOD)
    if not found:
        return []
    apart = {case.pk} | kept_apart_from(case) if case else set()
    best: dict[int, Similar] = {}
    # In no order: in the register's, SQLite would walk the whole register for these few.
    rows = visible.filter(pk__in=found - apart).exclude(status=Status.VOID).order_by().select_related("complainant")
    for row in rows:
        one = Similar(row, reasons(matter, matter_of(row, row.complainant)))
        leading = row.merged_into_id or row.pk
        if one.reasons and leading not in apart and (leading not in best or one.score > best[leading].score):
            best[leading] = one
    leaders = visible.in_bulk([pk for pk, one in best.items() if one.case.pk != pk])
    kept = [Similar(leaders.get(pk, one.case), one.reasons) for pk, one in best.items()]
    kept = [one for one in kept if one.case.status != Status.MERGED]  # its leading case is out of sight
    return sorted(kept, key=lambda one: (-one.score, -one.case.pk))[:SHOWN]


def similar_to(case: Case, visible: QuerySet[Case]) -> list[Similar]:
    """The same for a stored case, counted from the day on which it came."""
    return similar(case.agency, matter_of(case, case.complainant), visible, case.registered_at, case=case)


def reasons(one: Matter, other: Matter) -> tuple[Reason, ...]:
    """What the two matters share, weightiest first."""
    ours, theirs = person(one), person(other)
    found = [Reason(name) for name, said in ours.items() if theirs.get(name) == said]
    far = metres(one, other)
    if far is not None and far <= NEAR:
        found.append(Reason("near", far))
    elif same_place(one, other):
        found.append(Reason("place"))
    words = alike(one.subject, other.subject)
    if words >= ALIKE:
        found.append(Reason("words", words))
    return tuple(found)


def _candidates(agency: int, wanted: Collection[int], since: date) -> set[int]:
    """Ids of the newest cases with each trace; one query, each part of it a walk along the index."""
    if not wanted:
        return set()
    table = connection.ops.quote_name(Trace._meta.db_table)
    # Both names in it are this module's own; everything asked for is a parameter.
    part = (
        f"SELECT * FROM (SELECT case_id FROM {table} WHERE agency_id = %s AND trace = %s AND day >= %s "  # noqa: S608 # nosec B608
        f"ORDER BY case_id DESC LIMIT {PER_TRACE}) AS one"
    )
    asked: list[int | date] = [value for trace in sorted(wanted) for value in (agency, trace, since)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([part] * len(wanted)), asked)
        return {pk for (pk,) in cursor.fetchall()}
