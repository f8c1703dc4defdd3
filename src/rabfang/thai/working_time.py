"""Working days and office hours of one office."""

from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import accumulate
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")
SATURDAY = 5
FIRST_YEAR = 1950  # counting begins here; what is before counts none
# A calendar with no working day for this long is a mistake, not an office.
LONGEST_REST = 400


class NeverOpen(Exception):
    """The calendar has no working day within LONGEST_REST days of the one asked about."""


@dataclass(frozen=True)
class OfficeHours:
    """When an office is open on a day; `opens` counts as open, `closes` as closed."""

    opens: time = time(8, 30)
    closes: time = time(16, 30)

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("an office opens before it closes")


@dataclass(frozen=True)
class DayOff:
    """A day on which the office is closed, and where that is written."""

    name: str
    source: str = ""


@dataclass(frozen=True)
class WorkingCalendar:
    """An office's working time: weekdays at the usual hours, save the days off and the days with hours of their own.

    `working_weekend` gives the hours of an office that opens every Saturday (5) or Sunday (6), save on days off.
    `special_hours` wins over all: half-days, and an office that opens on one weekend or holiday.
    """

    hours: OfficeHours = field(default_factory=OfficeHours)
    days_off: Mapping[date, DayOff] = field(default_factory=dict)
    special_hours: Mapping[date, OfficeHours] = field(default_factory=dict)
    working_weekend: Mapping[int, OfficeHours] = field(default_factory=dict)

    def hours_on(self, day: date) -> OfficeHours | None:
        """Its hours that day; None when closed."""
        if day in self.special_hours:
            return self.special_hours[day]
        if day in self.days_off:
            return None
        return self.working_weekend.get(day.weekday()) if day.weekday() >= SATURDAY else self.hours

    def is_working_day(self, day: date) -> bool:
        """Whether the office opens at all that day."""
        return self.hours_on(day) is not None

    def is_open(self, at: datetime) -> bool:
        """Whether the office is open at `at` (aware): the opening minute is within, the closing minute is not."""
        here = at.astimezone(BANGKOK)
        hours = self.hours_on(here.date())
        return hours is not None and hours.opens <= here.time() < hours.closes

    def why_closed(self, day: date) -> tuple[str, str]:
        """A stable reason ("holiday" or "weekend") and the holiday's name; ("", "") for a working day."""
        if self.is_working_day(day):
            return "", ""
        if day in self.days_off:
            return "holiday", self.days_off[day].name
        return "weekend", ""

    def working_days_after(self, first: date, last: date) -> int:
        """Working days after `first` up to and including `last`; 0 when `last` is not after it. Counted once."""
        return max(0, self._numbered(last) - self._numbered(first))

    def _numbered(self, day: date) -> int:
        """How many working days there were from the calendar's first year up to and including `day`."""
        for year in range(max(self._years, default=FIRST_YEAR - 1) + 1, day.year + 1):
            before = self._years[year - 1][-1] if year > FIRST_YEAR else 0
            days = (date(year, 1, 1) + timedelta(days=ahead) for ahead in range(366 if isleap(year) else 365))
            self._years[year] = list(accumulate((self.is_working_day(one) for one in days), initial=before))
        return self._years[day.year][day.timetuple().tm_yday] if day.year >= FIRST_YEAR else 0

    @cached_property
    def _years(self) -> dict[int, list[int]]:
        """What `_numbered` has counted: for each year, the number before it and after each of its days."""
        return {}

    def next_working_day(self, day: date) -> date:
        """The first working day strictly after `day`; NeverOpen when there is none."""
        for ahead in range(1, LONGEST_REST + 1):
            later = day + timedelta(days=ahead)
            if self.is_working_day(later):
                return later
        raise NeverOpen(f"no working day within {LONGEST_REST} days after {day.isoformat()}")

    def last_working_day(self, day: date) -> date:
        """`day` itself, or the last working day before it; NeverOpen when there is none."""
        for back in range(LONGEST_REST + 1):
            earlier = day - timedelta(days=back)
            if self.is_working_day(earlier):
                return earlier
        raise NeverOpen(f"no working day within {LONGEST_REST} days before {day.isoformat()}")

    def legal_start(self, at: datetime) -> datetime:
        """When the office has legally received what came at `at`: at once within its hours, else at its next opening.

        The opening minute is within, the closing minute is after: 16:29:59 counts today, 16:30:00 does not
        (Electronic Transactions Act s.23 and the office's hours). ValueError for a naive moment.
        """
        if at.utcoffset() is None:
            raise ValueError("a moment of receipt must be aware of its zone")
        here = at.astimezone(BANGKOK)
        hours = self.hours_on(here.date())
        if hours is not None:
            if here.time() < hours.opens:
                return self.opening(here.date())
            if here.time() < hours.closes:
                return here
        return self.opening(self.next_working_day(here.date()))

    def opening(self, day: date) -> datetime:
        """The moment of opening on a working day."""
        return datetime.combine(day, (self.hours_on(day) or self.hours).opens, BANGKOK)

    def closing(self, day: date) -> datetime:
        """The moment of closing; on a day off, the usual closing time."""
        return datetime.combine(day, (self.hours_on(day) or self.hours).closes, BANGKOK)
