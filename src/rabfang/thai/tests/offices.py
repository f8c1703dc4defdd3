"""The real holidays of 2026 as an office keeps them, for the named examples."""

from datetime import date, datetime

from rabfang.thai.holidays import draft_holidays
from rabfang.thai.working_time import BANGKOK, DayOff, WorkingCalendar

YEAR = 2026
GOVERNMENT = WorkingCalendar(
    days_off={row.day: DayOff(row.name_th, row.source) for year in (YEAR, 2027, 2028) for row in draft_holidays(year)}
)
PLAIN = WorkingCalendar()  # weekends only


def at(day: date, hour: int = 9, minute: int = 0, second: int = 0) -> datetime:
    """A moment in Bangkok."""
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=BANGKOK)
