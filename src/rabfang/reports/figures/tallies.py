"""Many figures at once, by spans of time and values: from the counts where no more than one dimension is asked for,
else from the facts of those days.

A tally holds what its figures are made of, so that rows add up to totals and percents are taken of sums.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Count as Counting

from rabfang.cases.models import Rating
from rabfang.reports.facts.adding import WHOLE
from rabfang.reports.figures.behind import LATE, OPEN, day_of, facts_behind
from rabfang.reports.figures.lengths import dated_days
from rabfang.reports.figures.numbers import (
    CAUGHT_UP,
    CLOSED,
    MERGED,
    ONE_DAY,
    OVERDUE,
    RECEIVED,
    dated,
    late_at,
    next_month,
    open_at,
    over_by,
)

DAYS = "days"  # beside the numbers: how many working days closed cases took
FLOWS = (RECEIVED, CLOSED, "kept", "missed", *Rating.values)
MOVES = {OPEN: ((RECEIVED,), (CLOSED, MERGED)), LATE: ((OVERDUE,), (CAUGHT_UP,))}

Place = tuple[date | None, tuple[str, ...]]  # the first day of a span, where rows are spans; the values


@dataclass
class Tally:
    """Numbers by measure, and how many closed cases took so many working days."""

    numbers: Counter[str] = field(default_factory=Counter)
    days: Counter[int] = field(default_factory=Counter)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.numbers + other.numbers, self.days + other.days)


@dataclass(frozen=True)
class Wanted:
    """What is tallied: offices, days, the dimensions of rows and columns, what every case must be, and how days fall
    into spans: `span_of` gives the first day of the span of a day.

    `today` is the day on which it is asked; `measures` are of FLOWS, OPEN, LATE and DAYS.
    """

    offices: Sequence[int]
    first: date
    last: date
    today: date
    measures: Sequence[str]
    dimensions: tuple[str, ...] = ()
    only: Mapping[str, str] = field(default_factory=dict)
    span_of: Callable[[date], date] | None = None
    daily: bool = False  # spans that months do not fall into

    @cached_property
    def touched(self) -> set[str]:
        """Every dimension that is asked for."""
        return {*self.dimensions, *self.only}

    @property
    def flows(self) -> list[str]:
        """Those measures that happen on a day."""
        return [measure for measure in self.measures if measure in FLOWS]

    @property
    def spans(self) -> list[date]:
        """The first day of every span."""
        if self.span_of is None:
            return []
        days = ((self.last - self.first).days + 1) if self.last >= self.first else 0
        return list(dict.fromkeys(self.span_of(self.first + place * ONE_DAY) for place in range(days)))


def tallies(wanted: Wanted) -> dict[Place, Tally]:
    """The tally of each place that has any. A number of queries that does not grow with the register."""
    found: dict[Place, Tally] = defaultdict(Tally)
    if wanted.last < wanted.first:
        return found
    if len(wanted.touched) <= 1:
        _from_counts(wanted, found)
    else:
        _from_facts(wanted, found)
    return found


def _from_counts(wanted: Wanted, found: dict[Place, Tally]) -> None:
    by = next(iter(wanted.touched), WHOLE)
    for (day, measure, value), number in _moved(wanted, by):
        if _is_wanted(wanted, value):
            found[_at(wanted, day, value)].numbers[measure] += number
    for day, value, took, number in _days(wanted, by):
        if number and _is_wanted(wanted, value):
            found[_at(wanted, day, value)].days[took] += number
    for stock in (OPEN, LATE):
        if stock in wanted.measures:
            for (since, value), number in _standing(wanted, stock, by):
                if _is_wanted(wanted, value):
                    found[_at(wanted, since, value)].numbers[stock] += number


def _is_wanted(wanted: Wanted, value: str) -> bool:
    return not wanted.only or value in wanted.only.values()


def _at(wanted: Wanted, day: date | None, value: str) -> Place:
    span = wanted.span_of(day) if wanted.span_of and day else None
    return span, (value,) if wanted.dimensions else ()


def _moved(wanted: Wanted, by: str) -> Iterable[tuple[tuple[date, str, str], int]]:
    if not wanted.flows:
        return ()
    return dated(wanted.offices, wanted.flows, wanted.first, wanted.last, by, daily=wanted.daily).items()


def _days(wanted: Wanted, by: str) -> Iterable[tuple[date, str, int, int]]:
    if DAYS not in wanted.measures:
        return ()
    last = wanted.last
    if last == wanted.today:  # nothing is later: the whole month has no more
        last = next_month(last) - ONE_DAY
    return dated_days(wanted.offices, wanted.first, last, by, daily=wanted.daily)


def _standing(wanted: Wanted, stock: str, by: str) -> Iterable[tuple[tuple[date | None, str], int]]:
    """What stood at the end: of the last day, or of each span, which is what stood before and what moved since."""
    if wanted.span_of is None:
        return [((None, value), number) for value, number in _stood(wanted, stock, wanted.last, by).items()]
    begun, ended = MOVES[stock]
    standing = _stood(wanted, stock, wanted.first - ONE_DAY, by)
    moved: dict[date, Counter[str]] = defaultdict(Counter)
    until = over_by(wanted.last, wanted.today) if stock == LATE else wanted.last
    found = dated(wanted.offices, begun, wanted.first, until, by, daily=wanted.daily)
    found.update(dated(wanted.offices, ended, wanted.first, wanted.last, by, daily=wanted.daily))
    for (day, measure, value), number in found.items():
        moved[wanted.span_of(day)][value] += number if measure in begun else -number
    rows: list[tuple[tuple[date | None, str], int]] = []
    for span in wanted.spans:
        standing.update(moved[span])
        rows += [((span, value), number) for value, number in standing.items() if number]
    return rows


def _stood(wanted: Wanted, stock: str, last: date, by: str) -> Counter[str]:
    if stock == OPEN:
        return open_at(wanted.offices, last, by)
    return late_at(wanted.offices, last, by, today=wanted.today)


def _from_facts(wanted: Wanted, found: dict[Place, Tally]) -> None:
    sides = tuple(wanted.only.items())
    for measure in (*wanted.flows, *(stock for stock in (OPEN, LATE) if stock in wanted.measures)):
        facts = facts_behind(wanted.offices, measure, wanted.first, wanted.last, sides, today=wanted.today)
        if measure in (OPEN, LATE) and wanted.last >= wanted.today:
            facts = facts.exclude(step="")
        dates = [day_of(measure)] if wanted.span_of else []
        rows = facts.order_by().values_list(*dates, *wanted.dimensions).annotate(number=Counting("pk"))
        for *said, number in rows:
            found[_place(wanted, said)].numbers[measure] += number
    if DAYS in wanted.measures:
        facts = facts_behind(wanted.offices, CLOSED, wanted.first, wanted.last, sides)
        dates = ["closed_on"] if wanted.span_of else []
        for *said, took, number in (
            facts.order_by().values_list(*dates, *wanted.dimensions, "net").annotate(number=Counting("pk"))
        ):
            found[_place(wanted, said)].days[took] += number


def _place(wanted: Wanted, said: list[object]) -> Place:
    day = said[0] if wanted.span_of else None
    span = wanted.span_of(day) if wanted.span_of and isinstance(day, date) else None
    return span, tuple(str(value) for value in said[len(said) - len(wanted.dimensions) :])
