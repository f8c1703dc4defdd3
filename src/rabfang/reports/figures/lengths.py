"""How long things took, in working days: the median and the 90th percentile, exactly.

Whole months are read from the spread, other spans from the facts of those days. One query each.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count as Counting
from django.db.models import F, QuerySet, Sum, Value

from rabfang.reports.facts.adding import CLOSE, SPREAD_BY, WHOLE
from rabfang.reports.figures.numbers import ONE_DAY
from rabfang.reports.models import CaseFact, Spread, TimeFact

Days = Counter[int]  # how many took each number of working days


@dataclass(frozen=True)
class Length:
    """How often it was done, and the working days it took: half of them no longer than `median`, nine in ten no longer
    than `p90`."""

    number: int
    median: float
    p90: int


def of_cases(offices: Sequence[int], first: date, last: date, *, is_net: bool, by: str = WHOLE) -> dict[str, Length]:
    """From receipt to closing, of cases closed within these days, by each value of a dimension of `SPREAD_BY`."""
    if _whole_months(first, last):
        rows = _spread(offices, first, last, is_net).filter(key=CLOSE, dimension=by)
        return _lengths(rows.values_list("value", "days").annotate(total=Sum("number")))
    cases = CaseFact.objects.filter(agency_id__in=offices, closed_on__gte=first, closed_on__lte=last)
    said = cases.annotate(said=Value("") if by == WHOLE else F(by)).order_by()
    return _lengths(said.values_list("said", _took(is_net)).annotate(total=Counting("pk")))


def of_cases_by_month(offices: Sequence[int], first: date, last: date, by: str = WHOLE) -> dict[tuple[date, str], Days]:
    """Of cases closed in each whole month: how many took how many working days, pauses counted; `length_of` says more.

    By the first day of the month and the value of a dimension of `SPREAD_BY`; one query.
    """
    rows = _spread(offices, first, last, is_net=False).filter(key=CLOSE, dimension=by)
    found: dict[tuple[date, str], Days] = defaultdict(Counter)
    for day, value, days, number in rows.values_list("day", "value", "days").annotate(total=Sum("number")):
        found[day, value][days] += number
    return found


def of_times(offices: Sequence[int], first: date, last: date, *, is_net: bool) -> dict[str, Length]:
    """Of each step from the receipt of the case, of each standard from where it is counted, by their keys."""
    if _whole_months(first, last):
        rows = _spread(offices, first, last, is_net).filter(dimension=WHOLE).exclude(key=CLOSE)
        return _lengths(rows.values_list("key", "days").annotate(total=Sum("number")))
    times = TimeFact.objects.filter(case__fact__agency_id__in=offices, done_on__gte=first, done_on__lte=last)
    return _lengths(times.order_by().values_list("key", _took(is_net)).annotate(total=Counting("pk")))


def dated_days(
    offices: Sequence[int], first: date, last: date, by: str = WHOLE, *, daily: bool = False
) -> Iterable[tuple[date, str, int, int]]:
    """Net working days of cases closed within these days: (day, value, working days, how many).

    Whole months stand on their first day and are read from the spread, where it has the dimension and not every day is
    asked for.
    """
    if not daily and _whole_months(first, last) and by in (WHOLE, *SPREAD_BY):
        rows = _spread(offices, first, last, is_net=True).filter(key=CLOSE, dimension=by)
        return rows.values_list("day", "value", "days").annotate(total=Sum("number"))
    cases = CaseFact.objects.filter(agency_id__in=offices, closed_on__gte=first, closed_on__lte=last)
    said = cases.annotate(said=Value("") if by == WHOLE else F(by)).order_by()
    return said.values_list("closed_on", "said", "net").annotate(total=Counting("pk"))


def length_of(spread: Mapping[int, int]) -> Length:
    """The length of so many of each number of days; the 90th percentile is the nearest rank."""
    whole = sum(spread.values())
    median = (_ranked(spread, (whole + 1) // 2) + _ranked(spread, whole // 2 + 1)) / 2
    return Length(whole, median, _ranked(spread, -(-whole * 9 // 10)))


def _lengths(rows: Iterable[tuple[str, int, int]]) -> dict[str, Length]:
    spreads: dict[str, dict[int, int]] = defaultdict(dict)
    for value, days, number in rows:
        if number:
            spreads[value][days] = number
    return {value: length_of(spread) for value, spread in spreads.items()}


def _spread(offices: Sequence[int], first: date, last: date, is_net: bool) -> QuerySet[Spread]:
    rows = Spread.objects.filter(agency_id__in=offices, day__gte=first, day__lte=last, is_net=is_net)
    return rows.order_by()


def _ranked(spread: Mapping[int, int], rank: int) -> int:
    for days in sorted(spread):
        rank -= spread[days]
        if rank <= 0:
            return days
    raise ValueError("a rank beyond the last")


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and (last + ONE_DAY).day == 1


def _took(is_net: bool) -> str:
    return "net" if is_net else "gross"
