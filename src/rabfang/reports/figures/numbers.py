"""How many: from the counts where one dimension is asked for, from the facts of those days where more are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.db.models import Count as Counting
from django.db.models import Sum

from rabfang.reports.facts.adding import WHOLE
from rabfang.reports.figures.behind import facts_behind
from rabfang.reports.models import Count
from rabfang.reports.models.counts import Grain

ONE_DAY = timedelta(days=1)
RECEIVED, CLOSED, MERGED, OVERDUE, CAUGHT_UP = "received", "closed", "merged", "overdue", "caught-up"
BEFORE_ALL = date(1900, 1, 1)

Number = Counter[tuple[str, str]]  # by (measure, value)


def numbers(offices: Sequence[int], measures: Iterable[str], first: date, last: date, by: str = WHOLE) -> Number:
    """How many of each measure from `first` to `last`, by each value of one dimension; at most three queries."""
    found: Number = Counter()
    rows = Count.objects.filter(agency_id__in=offices, measure__in=list(measures), dimension=by)
    for grain, begin, end in _spans(first, last):
        some = rows.filter(grain=grain, day__gte=begin, day__lte=end).order_by().values_list("measure", "value")
        for measure, value, number in some.annotate(total=Sum("number")):
            if number:
                found[measure, value] += number
    return found


def by_month(
    offices: Sequence[int], measures: Iterable[str], first: date, last: date, by: str = WHOLE
) -> Counter[tuple[date, str, str]]:
    """The same by (first day of the month, measure, value), for whole months."""
    rows = Count.objects.filter(agency_id__in=offices, measure__in=list(measures), dimension=by, grain=Grain.MONTH)
    some = rows.filter(day__gte=first.replace(day=1), day__lte=last).order_by().values_list("day", "measure", "value")
    return Counter(
        {(day, measure, value): number for day, measure, value, number in some.annotate(total=Sum("number"))}
    )


def left_by_month(offices: Sequence[int], first: date, last: date) -> dict[date, tuple[int, int]]:
    """What was in progress, and what of it was late, at the end of each month from that of `first` to that of `last`.

    By the first day of the month; three queries.
    """
    month = first.replace(day=1)
    still = open_at(offices, month - ONE_DAY)[""]
    late = late_at(offices, month - ONE_DAY)[""]
    found = by_month(offices, (RECEIVED, CLOSED, MERGED, OVERDUE, CAUGHT_UP), month, last)
    left = {}
    while month <= last:
        still += found[month, RECEIVED, ""] - found[month, CLOSED, ""] - found[month, MERGED, ""]
        late += found[month, OVERDUE, ""] - found[month, CAUGHT_UP, ""]
        left[month] = (still, late)
        month = next_month(month)
    return left


def by_office(offices: Sequence[int], measures: Iterable[str], first: date, last: date) -> Counter[tuple[int, str]]:
    """How many of each measure in each office."""
    found: Counter[tuple[int, str]] = Counter()
    rows = Count.objects.filter(agency_id__in=offices, measure__in=list(measures), dimension=WHOLE)
    for grain, begin, end in _spans(first, last):
        some = rows.filter(grain=grain, day__gte=begin, day__lte=end).order_by().values_list("agency_id", "measure")
        for office, measure, number in some.annotate(total=Sum("number")):
            found[office, measure] += number
    return found


def by_dimension(
    offices: Sequence[int], measure: str, first: date, last: date, dimensions: Sequence[str]
) -> Counter[tuple[str, str]]:
    """How many from `first` to `last`, by (dimension, value); reads the counts of each day, for spans of weeks."""
    rows = Count.objects.filter(agency_id__in=offices, measure=measure, dimension__in=dimensions, grain=Grain.DAY)
    some = rows.filter(day__gte=first, day__lte=last).order_by().values_list("dimension", "value")
    return Counter({(by, value): number for by, value, number in some.annotate(total=Sum("number")) if number})


def dated(
    offices: Sequence[int], measures: Iterable[str], first: date, last: date, by: str = WHOLE, *, daily: bool = False
) -> Counter[tuple[date, str, str]]:
    """How many by (day, measure, value): whole months stand on their first day, unless every day is asked for."""
    found: Counter[tuple[date, str, str]] = Counter()
    rows = Count.objects.filter(agency_id__in=offices, measure__in=list(measures), dimension=by)
    for grain, begin, end in [(Grain.DAY.value, first, last)] if daily else _spans(first, last):
        some = rows.filter(grain=grain, day__gte=begin, day__lte=end).order_by().values_list("day", "measure", "value")
        for day, measure, value, number in some.annotate(total=Sum("number")):
            if number:
                found[day, measure, value] += number
    return found


def values_of(offices: Sequence[int], dimensions: Sequence[str]) -> dict[str, set[str]]:
    """Every value that cases were ever received with, by dimension; one query."""
    found: dict[str, set[str]] = {by: set() for by in dimensions}
    rows = Count.objects.filter(agency_id__in=offices, measure=RECEIVED, dimension__in=dimensions, grain=Grain.MONTH)
    for by, value in rows.filter(number__gt=0).order_by().values_list("dimension", "value").distinct():
        found[by].add(value)
    return found


def by_day(offices: Sequence[int], measure: str, first: date, last: date, by: str = WHOLE) -> Counter[tuple[date, str]]:
    """How many on each day, by (day, value); for spans of weeks."""
    rows = Count.objects.filter(agency_id__in=offices, measure=measure, dimension=by, grain=Grain.DAY)
    some = rows.filter(day__gte=first, day__lte=last).order_by().values_list("day", "value")
    return Counter({(day, value): number for day, value, number in some.annotate(total=Sum("number")) if number})


def first_day(offices: Sequence[int], measure: str) -> date | None:
    """The first day with any of a measure."""
    rows = Count.objects.filter(agency_id__in=offices, measure=measure, dimension=WHOLE, grain=Grain.DAY, number__gt=0)
    return rows.order_by("day").values_list("day", flat=True).first()


def open_at(offices: Sequence[int], last: date, by: str = WHOLE) -> Counter[str]:
    """What was in progress at the end of a day: received until then, less what was closed or joined until then."""
    return _left(numbers(offices, (RECEIVED, CLOSED, MERGED), BEFORE_ALL, last, by), RECEIVED)


def late_at(offices: Sequence[int], last: date, by: str = WHOLE, *, today: date | None = None) -> Counter[str]:
    """What was in progress past a time standard at the end of a day; six queries.

    Of `today`, which is not over, what is due on it is not late yet.
    """
    found = numbers(offices, (OVERDUE,), BEFORE_ALL, over_by(last, today), by)
    found.update(numbers(offices, (CAUGHT_UP,), BEFORE_ALL, last, by))
    return _left(found, OVERDUE)


def over_by(last: date, today: date | None) -> date:
    """Until which day time standards are over: the day before, where `last` is today."""
    return min(last, today - ONE_DAY) if today else last


def crossed(
    offices: Sequence[int],
    measure: str,
    first: date,
    last: date,
    dimensions: Sequence[str],
    sides: Mapping[str, str] | None = None,
) -> Counter[tuple[str, ...]]:
    """How many by several dimensions at once, among cases that are as `sides` says; reads the facts of those days."""
    facts = facts_behind(offices, measure, first, last, tuple((sides or {}).items()))
    rows = facts.order_by().values_list(*dimensions).annotate(number=Counting("pk"))
    return Counter({tuple(str(value) for value in values): number for *values, number in rows})


def _left(found: Number, begun: str) -> Counter[str]:
    left: Counter[str] = Counter()
    for (measure, value), number in found.items():
        left[value] += number if measure == begun else -number
    return +left


def _spans(first: date, last: date) -> Iterator[tuple[str, date, date]]:
    """Whole months from `first` to `last`, and the days before and after them."""
    month = first if first.day == 1 else next_month(first)
    end = next_month(last) if (last + ONE_DAY).day == 1 else last.replace(day=1)  # the day after the last whole month
    if month >= end:
        yield Grain.DAY.value, first, last
        return
    if first < month:
        yield Grain.DAY.value, first, month - ONE_DAY
    yield Grain.MONTH.value, month, end - ONE_DAY
    if end <= last:
        yield Grain.DAY.value, end, last


def next_month(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=28) + 4 * ONE_DAY).replace(day=1)
