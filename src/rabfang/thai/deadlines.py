"""When a period ends, and why: each day counted or skipped (CCC s.193/3-193/8, Administrative Procedure Act s.64)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from rabfang.thai.counting import Count, merged
from rabfang.thai.due import Bound, CountedDay, Deadline, Pause
from rabfang.thai.periods import Period, Unit
from rabfang.thai.working_time import BANGKOK, WorkingCalendar

__all__ = ["Bound", "CountedDay", "Deadline", "Pause", "deadline", "opening_before", "working_days_between"]

DECEMBER = 12


def deadline(
    period: Period,
    received_at: datetime,
    calendar: WorkingCalendar,
    bound: Bound = Bound.OFFICE,
    pauses: Sequence[Pause] = (),
) -> Deadline:
    """The end of `period` for what came at `received_at` (aware), in Bangkok time.

    What comes after hours counts from the next opening; the first day is not counted; a day at whose closing the
    matter was paused is not counted. ValueError for a naive moment, NeverOpen for a calendar without working days.
    """
    start = calendar.legal_start(received_at)
    count = Count(calendar, received_at.astimezone(BANGKOK), start, merged(pauses))
    match period.unit:
        case Unit.MINUTE:
            return count.office_time(timedelta(minutes=period.amount))
        case Unit.HOUR:
            return count.office_time(timedelta(hours=period.amount))
        case Unit.AT_ONCE | Unit.SAME_DAY:
            return count.same_day()
        case Unit.WORKING_DAY:
            return count.working_days(period.amount)
        case Unit.CALENDAR_DAY:
            return count.calendar_days(period.amount, bound)
        case Unit.MONTH_DAY:
            return count.until(_day_of_next_month(start.date(), period.amount))
        case Unit.WEEK:
            return count.until(_end_of_week(start.date(), calendar))
        case Unit.MONTH:
            return count.until(_end_of_month(start.date(), period.amount))
        case Unit.FISCAL_YEAR:
            return count.after_fiscal_year(_end_of_fiscal_year(start.date()), period.amount)


def working_days_between(start: date, end: date, calendar: WorkingCalendar) -> int:
    """Working days after `start` up to and including `end`; 0 when end is not after start."""
    return sum(calendar.is_working_day(start + timedelta(days=ahead)) for ahead in range(1, (end - start).days + 1))


def opening_before(due_at: datetime, working_days: int, calendar: WorkingCalendar) -> datetime:
    """When the office opens on the working day that lies so many working days before the day of `due_at` (aware).

    NeverOpen for a calendar without working days.
    """
    day = due_at.astimezone(BANGKOK).date()
    for _ in range(working_days):
        day = calendar.last_working_day(day - timedelta(days=1))
    return calendar.opening(day)


def _day_of_next_month(day: date, number: int) -> date:
    return date(day.year + 1, 1, number) if day.month == DECEMBER else date(day.year, day.month + 1, number)


def _end_of_week(day: date, calendar: WorkingCalendar) -> date:
    """The last working day of the week (Monday to Sunday) that `day`, itself a working day, lies in."""
    return calendar.last_working_day(day + timedelta(days=6 - day.weekday()))


def _end_of_month(day: date, months: int) -> date:
    """The last day of the month that is the so-manieth, the one of `day` being the first."""
    ahead = day.month - 1 + months
    return date(day.year + ahead // DECEMBER, ahead % DECEMBER + 1, 1) - timedelta(days=1)


def _end_of_fiscal_year(day: date) -> date:
    """The 30 September on or after `day` (Budget Procedures Act 2561)."""
    ends = date(day.year, 9, 30)
    return ends if day <= ends else date(day.year + 1, 9, 30)
