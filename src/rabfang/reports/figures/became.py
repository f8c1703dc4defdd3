"""What became of cases by the fiscal year in which they were received; of whichever cases a reader may count."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case as Choice
from django.db.models import Count, Q, QuerySet, Value, When

from rabfang.cases.models import Status
from rabfang.reports.figures.lengths import Length, length_of
from rabfang.reports.models import CaseFact
from rabfang.thai.dates import fiscal_year_span

OPEN = Q(status__in=(Status.OPEN, Status.PAUSED))


@dataclass(frozen=True)
class Became:
    """How many were received, of these how many are joined to others, closed (within all time standards or not), still
    open, and open though their due time has passed."""

    received: int = 0
    merged: int = 0
    closed: int = 0
    kept: int = 0
    missed: int = 0
    left: int = 0
    late: int = 0

    def __add__(self, other: "Became") -> "Became":
        return Became(*(one + two for one, two in zip(vars(self).values(), vars(other).values(), strict=True)))


def became(facts: QuerySet[CaseFact], years: Sequence[int], at: datetime) -> Mapping[tuple[int, str], Became]:
    """By fiscal year of receipt and kind; one query."""
    rows = _by_year(facts, years).values_list("year", "kind").order_by()
    counted = rows.annotate(
        received=Count("pk"),
        merged=Count("pk", filter=Q(status=Status.MERGED)),
        closed=Count("pk", filter=Q(status=Status.CLOSED)),
        kept=Count("pk", filter=Q(status=Status.CLOSED, in_time=True)),
        missed=Count("pk", filter=Q(status=Status.CLOSED, in_time=False)),
        left=Count("pk", filter=OPEN),
        late=Count("pk", filter=Q(status=Status.OPEN, case__due_at__lt=at)),
    )
    return {(year, kind): Became(*numbers) for year, kind, *numbers in counted}


def took(facts: QuerySet[CaseFact], years: Sequence[int]) -> Mapping[int, Length]:
    """Net working days until they were closed, by the fiscal year of receipt; one query."""
    closed = _by_year(facts.filter(status=Status.CLOSED, net__isnull=False), years).order_by()
    spreads: dict[int, dict[int, int]] = defaultdict(dict)
    for year, days, number in closed.values_list("year", "net").annotate(number=Count("pk")):
        spreads[year][days] = number
    return {year: length_of(spread) for year, spread in spreads.items()}


def _by_year(facts: QuerySet[CaseFact], years: Sequence[int]) -> "QuerySet[Any]":
    """Each with its fiscal year of receipt as `year`."""
    spans = {year: fiscal_year_span(year) for year in years}
    within = [When(received_on__range=span, then=Value(year)) for year, span in spans.items()]
    whole = (min(first for first, _last in spans.values()), max(last for _first, last in spans.values()))
    return facts.filter(received_on__range=whole).annotate(year=Choice(*within))
