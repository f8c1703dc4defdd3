"""Numbers and dates as the paper shows them, from plain values."""

from datetime import date, datetime

from rabfang.thai.dates import MONTHS, buddhist_year, long_date, short_date, time_of_day
from rabfang.thai.digits import to_arabic, to_thai
from rabfang.thai.working_time import BANGKOK


class Wording:
    """Writes in Thai digits, or in Arabic ones."""

    def __init__(self, *, thai_digits: bool) -> None:
        self.thai_digits = thai_digits

    def number(self, value: str | int) -> str:
        """ "สบ ๐๐๐๓/๑๒๓" """
        return to_thai(value) if self.thai_digits else to_arabic(str(value))

    def numbered(self, items: tuple[str, ...]) -> list[str]:
        """ "๑. ..." before each when there are several."""
        if len(items) < 2:
            return list(items)
        return [f"{self.number(order)}. {item}" for order, item in enumerate(items, start=1)]

    def numbered_below(self, above: int, items: tuple[str, ...]) -> tuple[str, ...]:
        """ "๒.๑ ..." before each."""
        return tuple(f"{self.number(f'{above}.{order}')} {item}" for order, item in enumerate(items, start=1))

    @staticmethod
    def bangkok_day(moment: datetime) -> date:
        """The day it is in Bangkok then."""
        return moment.astimezone(BANGKOK).date()

    def day(self, day: date | None) -> str:
        """ "๙ เมษายน ๒๕๖๙"; nothing for a day not yet known."""
        return long_date(day, thai_digits=self.thai_digits) if day else ""

    def short_day(self, day: date | None) -> str:
        """ "๙ เม.ย. ๒๕๖๙", as a table has room for."""
        return short_date(day, thai_digits=self.thai_digits) if day else ""

    def day_of_order(self, day: date | None) -> str:
        """ "๙ เมษายน พ.ศ. ๒๕๖๙", as orders are dated."""
        if not day:
            return ""
        return self.number(f"{day.day} {MONTHS[day.month - 1]} พ.ศ. {buddhist_year(day)}")

    def time(self, moment: datetime) -> str:
        """ "๑๖:๓๐ น." in Bangkok."""
        return time_of_day(moment, thai_digits=self.thai_digits)
