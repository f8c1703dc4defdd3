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
    FISCAL_YEAR = "fiscal-year"


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
    "after the fiscal year": Unit.FISCAL_YEAR,
}
_THAI = {
    Unit.MINUTE: "ภายใน {} นาที",
    Unit.HOUR: "ภายใน {} ชั่วโมง",
    Unit.AT_ONCE: "ทันที",
    Unit.SAME_DAY: "ภายในวันที่รับเรื่อง",
    Unit.WORKING_DAY: "ภายใน {} วันทำการ",
    Unit.CALENDAR_DAY: "ภายใน {} วัน",
    Unit.MONTH_DAY: "ภายในวันที่ {} ของเดือนถัดไป",
    Unit.WEEK: "ทุกสัปดาห์",
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
    Unit.FISCAL_YEAR: "after the fiscal year",
}
HELP = (
    'write one of: "15 minutes", "2 hours", "at once", "same day", "7 working days", "15 calendar days", '
    '"day 10 of the next month", "every week", "after the fiscal year"'
)


@dataclass(frozen=True)
class Period:
    """A length of time; `amount` is 0 for units that have none."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        """As a procedure file writes it; `parse_period` reads it back."""
        for text, unit in _FIXED.items():
            if unit == self.unit:
                return text
        if self.unit == Unit.MONTH_DAY:
            return f"day {self.amount} of the next month"
        name = next(text for text, unit in _COUNTED.items() if unit == self.unit)
        return f"{self.amount} {name}{'' if self.amount == 1 else 's'}"

    def thai(self, *, digits: bool = False) -> str:
        """In Thai, with Thai digits when asked."""
        text = _THAI[self.unit].format(self.amount)
        return to_thai(text) if digits else text

    def english(self) -> str:
        """In English."""
        return _ENGLISH[self.unit].format(self.amount, s="" if self.amount == 1 else "s")


def parse_period(text: str) -> Period:
    """Reads a period; ValueError says what would be right."""
    said = " ".join(text.lower().split())
    if said in _FIXED:
        return Period(0, _FIXED[said])
    if match := re.fullmatch(r"day ([0-9]{1,2}) of the next month", said):
        day = int(match[1])
        if 1 <= day <= 28:
            return Period(day, Unit.MONTH_DAY)
        raise ValueError(f"{text!r}: the day must be 1 to 28, a day every month has")
    if match := re.fullmatch(r"([0-9]{1,4}) (minute|hour|working day|calendar day)s?", said):
        amount = int(match[1])
        if amount >= 1:
            return Period(amount, _COUNTED[match[2]])
    raise ValueError(f"{text!r} is not a period; {HELP}")
