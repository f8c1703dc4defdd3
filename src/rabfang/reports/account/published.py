"""What an office tells everybody of its cases: three fiscal years, by month, kind and channel, small counts left out.

As of the end of the last whole month. Everything public is said from here, so that no page tells what another hides:
the months of a year are one line under the year's total, its kinds and channels are lines too, and month by kind (and
by channel) is a table under both. Kind by channel is never told, hardly a cell of it would remain. Shares and medians
are told of cases that are; what is in progress or late is told of the whole office and follows from its totals.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from rabfang.agencies.models import Agency
from rabfang.cases.models import Rating
from rabfang.core.clock import local_date
from rabfang.procedures.queries import versions
from rabfang.reports.disclosure import LEAST_OF_ALL, Counts, hidden_in_line, hidden_in_table, is_small
from rabfang.reports.facts.adding import WHOLE
from rabfang.reports.figures.cohorts import first_received
from rabfang.reports.figures.lengths import Days, length_of, of_cases_by_month
from rabfang.reports.figures.numbers import CLOSED, ONE_DAY, RECEIVED, by_month, left_by_month, next_month
from rabfang.reports.figures.titles import Titles, titles
from rabfang.thai.dates import fiscal_year, fiscal_year_span

YEARS = 3
BY = ("kind", "channel")
KEPT, MISSED = "kept", "missed"
FLOWS = (RECEIVED, CLOSED)


@dataclass(frozen=True)
class Told:
    """What is told of some cases over some time; None is not told, or there is nothing to tell.

    `in_progress` and `late` are of the end of that time. Shares are percent with one decimal: `within`, closed within
    every time standard; `answered`, of closed cases those whose handling was rated; `satisfied`, of these those rated
    satisfied or very satisfied. `median` is in working days from receipt to closing.
    """

    received: int | None = None
    closed: int | None = None
    in_progress: int | None = None
    late: int | None = None
    within: float | None = None
    median: float | None = None
    satisfied: float | None = None
    answered: float | None = None
    is_hidden: bool = False


@dataclass
class Year:
    """One fiscal year as far as it is told: as a whole, by month, by kind and channel, and month by kind or channel."""

    year: int
    first: date
    last: date
    whole: Told
    months: dict[date, Told]
    by: dict[str, dict[str, Told]] = field(default_factory=dict)
    cross: dict[str, dict[tuple[date, str], Told]] = field(default_factory=dict)


@dataclass(frozen=True)
class Published:
    """The account of an office; `began` is since when it works with this system, no year is from before that."""

    office: Agency
    as_of: date
    least: int
    began: date | None
    years: tuple[Year, ...]
    titles: Mapping[str, Titles]


def last_month(at: datetime) -> date:
    """The last day of the last whole month."""
    return local_date(at).replace(day=1) - ONE_DAY


def published(office: Agency, at: datetime, least: int) -> Published:
    """The account at that moment, the oldest year first; a fixed number of queries, of counts by month only."""
    as_of, began, least = last_month(at), _began(office), max(least, LEAST_OF_ALL)
    newest = fiscal_year(as_of)
    spans = [(year, *fiscal_year_span(year)) for year in range(newest - YEARS + 1, newest + 1)]
    material = _Material(office, spans[0][1], as_of)
    since = began.replace(day=1) if began else as_of + ONE_DAY
    years = [
        _year(material, year, max(first, since), min(last, as_of), least)
        for year, first, last in spans
        if since <= min(last, as_of)
    ]
    return Published(office, as_of, least, began, tuple(years), material.titles)


class _Material:
    """Every number that is needed, read once."""

    def __init__(self, office: Agency, first: date, last: date) -> None:
        ids = [office.pk]
        measures = (*FLOWS, KEPT, MISSED, *Rating.values)
        self.numbers = {by: by_month(ids, measures, first, last, by) for by in (WHOLE, *BY)}
        self.days = {by: of_cases_by_month(ids, first, last, by) for by in (WHOLE, *BY)}
        self.left = left_by_month(ids, first, last)
        self.titles = {by: titles([office], by) for by in BY}

    def values(self, by: str) -> list[str]:
        """Those of the office's procedures, and those that occur."""
        occur = {value for (_day, _measure, value), number in self.numbers[by].items() if number}
        unknown = {""} if by == "kind" else set()
        return self.titles[by].ordered(occur | unknown | set(self.titles[by].of))

    def count(self, by: str, measure: str, months: Sequence[date], value: str = "") -> int:
        return sum(self.numbers[by][month, measure, value] for month in months)

    def counts(self, by: str, months: Sequence[date], value: str = "") -> Counts:
        return tuple(self.count(by, measure, months, value) for measure in FLOWS)

    def happiness(self, months: Sequence[date], least: int) -> tuple[float | None, float | None]:
        """Percent satisfied and percent answered; neither of few answers, not the first where few were of one mind."""
        rated = sum(self.count(WHOLE, point.value, months) for point in Rating)
        unhappy = self.count(WHOLE, Rating.DISSATISFIED.value, months)
        closed = self.count(WHOLE, CLOSED, months)
        if rated < least or is_small((closed,), least):
            return None, None
        satisfied = None if is_small((unhappy, rated - unhappy), least) else round(100 * (rated - unhappy) / rated, 1)
        return satisfied, round(100 * min(rated, closed) / closed, 1) if closed else None

    def median(self, by: str, months: Sequence[date], value: str = "") -> float | None:
        taken: Days = sum((self.days[by].get((month, value), Counter()) for month in months), Counter())
        return length_of(taken).median if taken else None


def _year(material: _Material, year: int, first: date, last: date, least: int) -> Year:
    months = _months(first, last)
    line = {month: material.counts(WHOLE, [month]) for month in months}
    no_months = hidden_in_line(line, least)
    is_hidden = is_small(tuple(map(sum, zip(*line.values(), strict=True))), least)
    whole = _of_office(material, months, least, is_hidden=is_hidden, with_left=True)
    satisfied, answered = material.happiness(months, least)
    told = Year(year, first, last, replace(whole, satisfied=satisfied, answered=answered), {})
    for month in months:  # what is in progress at the end of each month would tell what came and went in those hidden
        is_hidden = month in no_months
        told.months[month] = _of_office(material, [month], least, is_hidden=is_hidden, with_left=not no_months)
    for by in BY:
        values = material.values(by)
        totals = {value: material.counts(by, months, value) for value in values}
        no_values = hidden_in_line(totals, least)
        cells = {(month, value): material.counts(by, [month], value) for month in months for value in values}
        hidden = hidden_in_table(cells, least, without_rows=no_months, without_columns=no_values)
        told.by[by] = {value: _of(material, by, months, value, least, is_hidden=value in no_values) for value in values}
        told.cross[by] = {
            (month, value): _of(material, by, [month], value, least, is_hidden=(month, value) in hidden)
            for month, value in cells
        }
    return told


def _of_office(material: _Material, months: Sequence[date], least: int, *, is_hidden: bool, with_left: bool) -> Told:
    left, late = material.left[months[-1]] if with_left else (None, None)
    if is_hidden:
        return Told(in_progress=left, late=late, is_hidden=True)
    received, closed = material.counts(WHOLE, months)
    kept, missed = (material.count(WHOLE, measure, months) for measure in (KEPT, MISSED))
    return Told(
        received=received,
        closed=closed,
        in_progress=left,
        late=late,
        within=round(100 * kept / (kept + missed), 1) if kept + missed >= least else None,
        median=material.median(WHOLE, months) if closed >= least else None,
    )


def _of(material: _Material, by: str, months: Sequence[date], value: str, least: int, *, is_hidden: bool) -> Told:
    if is_hidden:
        return Told(is_hidden=True)
    received, closed = material.counts(by, months, value)
    return Told(received, closed, median=material.median(by, months, value) if closed >= least else None)


def _months(first: date, last: date) -> list[date]:
    months = [first]
    while (month := next_month(months[-1])) <= last:
        months.append(month)
    return months


def _began(office: Agency) -> date | None:
    """Since when the office works with this system: its first procedure, or an older case that was entered."""
    first = versions(office).last()
    known = [local_date(first.published_at)] if first else []
    received = first_received([office.pk])
    return min([*known, *([received] if received else [])], default=None)
