"""Periods as procedure files write them: "7 working days", "15 minutes", "day 10 of the next month"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from rabfang.thai.digits import to_thai


class Unit(StrEnum):
    """What a period is counted in."""

    MINUTE = "minute"  # wall minutes within office hours
    HOUR = "hour"
    AT_ONCE = "at-once"
    SAME_DAY = "same-day"
    WORKING_DAY = "working-day"
    CALENDAR_DAY = "calendar-day"
    MONTH_DAY = "month-day"  # day N of the next month
    WEEK = "week"
    MONTH = "month"  # every so many months of the calendar
    FISCAL_YEAR = "fiscal-year"


AFTER_FISCAL_YEAR = 20  # working days, to about the end of October, where a procedure names no number
LAST_MONTH_DAY = 28  # the last day that every month has
LONGEST = 9999
MONTHS_A_YEAR = 12

_COUNTED = {
    "minute": Unit.MINUTE,
    "hour": Unit.HOUR,
    "working day": Unit.WORKING_DAY,
    "calendar day": Unit.CALENDAR_DAY,
}
_FIXED = {
    "at once": Unit.AT_ONCE,
    "same day": Unit.SAME_DAY,
    "every week": Unit.WEEK,
}
_AFTER_YEAR = "after the fiscal year"
_THAI = {
    Unit.MINUTE: "ภายใน {} นาที",
    Unit.HOUR: "ภายใน {} ชั่วโมง",
    Unit.AT_ONCE: "ทันที",
    Unit.SAME_DAY: "ภายในวันที่รับเรื่อง",
    Unit.WORKING_DAY: "ภายใน {} วันทำการ",
    Unit.CALENDAR_DAY: "ภายใน {} วัน",
    Unit.MONTH_DAY: "ภายในวันที่ {} ของเดือนถัดไป",
    Unit.WEEK: "ทุกสัปดาห์",
    Unit.MONTH: "ทุก {} เดือน",
    Unit.FISCAL_YEAR: "หลังสิ้นปีงบประมาณ",
}
_ENGLISH = {
    Unit.MINUTE: "within {} minute{s}",
    Unit.HOUR: "within {} hour{s}",
    Unit.AT_ONCE: "at once",
    Unit.SAME_DAY: "the same day",
    Unit.WORKING_DAY: "within {} working day{s}",
    Unit.CALENDAR_DAY: "within {} day{s}",
    Unit.MONTH_DAY: "by day {} of the next month",
    Unit.WEEK: "every week",
    Unit.MONTH: "every {} month{s}",
    Unit.FISCAL_YEAR: "after the fiscal year",
}
HELP = (
    'write one of: "15 minutes", "2 hours", "at once", "same day", "7 working days", "15 calendar days", '
    '"day 10 of the next month", "every week", "every month", "every 2 months", '
    '"after the fiscal year", "30 working days after the fiscal year"'
)


@dataclass(frozen=True)
class Period:
    """A length of time; `amount` is 0 for units that have none. ValueError for an amount the unit cannot have.

    For MONTH_DAY it is the day of the month, for FISCAL_YEAR the working days after 30 September.
    """

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.unit in _FIXED.values():
            least = most = 0
        else:
            least, most = 1, {Unit.MONTH_DAY: LAST_MONTH_DAY, Unit.MONTH: MONTHS_A_YEAR}.get(self.unit, LONGEST)
        if not least <= self.amount <= most:
            raise ValueError(f"{self.amount} does not go with {self.unit.value}; it must be {least} to {most}")

    def __str__(self) -> str:
        """As a procedure file writes it; `parse_period` reads it back."""
        for text, unit in _FIXED.items():
            if unit == self.unit:
                return text
        if self.unit == Unit.MONTH_DAY:
            return f"day {self.amount} of the next month"
        if self.unit == Unit.MONTH:
            return "every month" if self.amount == 1 else f"every {self.amount} months"
        if self.unit == Unit.FISCAL_YEAR:
            days = Period(self.amount, Unit.WORKING_DAY)
            return _AFTER_YEAR if self.amount == AFTER_FISCAL_YEAR else f"{days} {_AFTER_YEAR}"
        name = next(text for text, unit in _COUNTED.items() if unit == self.unit)
        return f"{self.amount} {name}{'' if self.amount == 1 else 's'}"

    def thai(self, *, digits: bool = False) -> str:
        """In Thai, with Thai digits when asked."""
        if self.unit == Unit.FISCAL_YEAR and self.amount != AFTER_FISCAL_YEAR:
            return Period(self.amount, Unit.WORKING_DAY).thai(digits=digits) + _THAI[self.unit]
        text = "ทุกเดือน" if self == EVERY_MONTH else _THAI[self.unit].format(self.amount)
        return to_thai(text) if digits else text

    def english(self) -> str:
        """In English."""
        if self.unit == Unit.FISCAL_YEAR and self.amount != AFTER_FISCAL_YEAR:
            return f"{Period(self.amount, Unit.WORKING_DAY).english()} {_AFTER_YEAR}"
        if self == EVERY_MONTH:
            return str(self)
        return _ENGLISH[self.unit].format(self.amount, s="" if self.amount == 1 else "s")


EVERY_MONTH = Period(1, Unit.MONTH)


def parse_period(text: str) -> Period:
    """Reads a period; ValueError says what would be right."""
    said = " ".join(text.lower().split())
    if said in _FIXED:
        return Period(0, _FIXED[said])
    if said == _AFTER_YEAR:
        return Period(AFTER_FISCAL_YEAR, Unit.FISCAL_YEAR)
    if said == "every month":
        return EVERY_MONTH
    if match := re.fullmatch(r"every ([2-9]|1[0-2]) months", said):
        return Period(int(match[1]), Unit.MONTH)
    if match := re.fullmatch(r"day ([0-9]{1,2}) of the next month", said):
        day = int(match[1])
        if 1 <= day <= LAST_MONTH_DAY:
            return Period(day, Unit.MONTH_DAY)
        raise ValueError(f"{text!r}: the day must be 1 to 28, a day every month has")
    if match := re.fullmatch(r"([1-9][0-9]{0,3}) (minute|hour|working day|calendar day)s?", said):
        return Period(int(match[1]), _COUNTED[match[2]])
    if match := re.fullmatch(rf"([1-9][0-9]{{0,3}}) working days? {_AFTER_YEAR}", said):
        return Period(int(match[1]), Unit.FISCAL_YEAR)
    raise ValueError(f"{text!r} is not a period; {HELP}")
