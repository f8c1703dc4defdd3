"""Which reports an office owes, of which days, and by when: pure, from its procedures and its calendar (S0-5, S1-9).

A period is a week from Monday, a month, so many months counted within the fiscal year (6: October to March, April to
September), or the fiscal year. What is owed is what the procedure said that was in force at the end of the period's
last day: a duty that was added counts from the period running then, one that was dropped no more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rabfang.procedures.schema import Procedure, Report
from rabfang.thai.counting import Count
from rabfang.thai.due import Deadline
from rabfang.thai.periods import Period, Unit
from rabfang.thai.spans import MONTHS, ONE_DAY, Span, months, weeks
from rabfang.thai.working_time import WorkingCalendar

NEXT_DAY = Period(1, Unit.WORKING_DAY)  # what is said of no time is due on the first working day after its period


@dataclass(frozen=True)
class InForce:
    """One version of an office's procedure: its id, and the days at whose end it was in force."""

    version: int
    procedure: Procedure
    since: date
    until: date


@dataclass(frozen=True)
class Turn:
    """One time a report is owed: of these days, both included."""

    version: int
    report: Report
    first: date
    last: date


def owed(versions: Sequence[InForce], first: date, last: date) -> Iterator[Turn]:
    """Every turn whose last day lies within `first` to `last`, in the order of the versions and their reports."""
    for version in versions:
        begins, ends = max(first, version.since), min(last, version.until)
        for report in version.procedure.report:
            for begin, end in spans(report.every, begins, ends):
                if begins <= end <= ends:
                    yield Turn(version.version, report, begin, end)


def running(version: InForce, today: date) -> Iterator[Turn]:
    """Of each report of a version, the turn in whose period `today` lies."""
    for report in version.procedure.report:
        for begin, end in spans(report.every, today, today):
            yield Turn(version.version, report, begin, end)


def spans(every: Period, first: date, last: date) -> Iterator[Span]:
    """The periods of which a day lies within `first` to `last`. ValueError for what does not recur."""
    if first > last:
        return
    match every.unit:
        case Unit.WEEK:
            yield from weeks(first, last)
        case Unit.MONTH_DAY:
            yield from months(1, first, last)
        case Unit.MONTH:
            yield from months(every.amount, first, last)
        case Unit.FISCAL_YEAR:
            yield from months(MONTHS, first, last)
        case _:
            raise ValueError(f"{every} does not recur")


def due_of(report: Report, last: date, calendar: WorkingCalendar) -> Deadline:
    """By when the report of a period that ends on `last` must be sent: when the office closes on that working day.

    The last day itself is not counted (CCC s.193/3); a day on which the office is closed moves on to the next working
    day. ValueError for a time that no report has.
    """
    closes = calendar.closing(last)
    count = Count(calendar, closes, closes, ())
    period = report.within or _said(report.every)
    match period.unit:
        case Unit.WORKING_DAY:
            return count.working_days(period.amount)
        case Unit.CALENDAR_DAY:
            return count.until(last + timedelta(days=period.amount))
        case Unit.MONTH_DAY:
            return count.until((last.replace(day=1) + timedelta(days=31)).replace(day=period.amount))
        case Unit.FISCAL_YEAR:
            return count.after_fiscal_year(last, period.amount)
        case _:
            raise ValueError(f"{period} is no time within which a report is sent")


def _said(every: Period) -> Period:
    return every if every.unit in (Unit.MONTH_DAY, Unit.FISCAL_YEAR) else NEXT_DAY


def versions_in_force(published: Sequence[tuple[int, Procedure, date]]) -> list[InForce]:
    """Versions with the days at whose end each was in force; `published` on which days, the oldest first."""
    days = [day for _version, _procedure, day in published]
    ends = [*(day - ONE_DAY for day in days[1:]), date.max]
    return [
        InForce(version, procedure, since, until)
        for (version, procedure, _day), since, until in zip(published, days, ends, strict=True)
        if since <= until
    ]
