"""How a value of a report is written: digits, decimals, dates of the Buddhist era, "-" for nothing."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Cell, Figure, Shows
from rabfang.thai.dates import long_date, short_date
from rabfang.thai.digits import to_thai

NOTHING = "-"
_PLACES = {Shows.PERCENT: Decimal("0.1"), Shows.DAYS: Decimal("0.1"), Shows.NUMBER: Decimal("0.01")}


@dataclass(frozen=True)
class Hand:
    """Writes in one language, in Thai digits if an office wants them and the language is Thai."""

    english: bool = False
    thai_digits: bool = False

    @classmethod
    def of_reader(cls, *, thai_digits: bool = False) -> Self:
        """As the active language asks."""
        english = (get_language() or "").startswith("en")
        return cls(english, thai_digits and not english)

    def words(self, words: Words | None) -> str:
        """Words of the system, with its digits."""
        return self.digits(words.text("en" if self.english else "th")) if words else ""

    def digits(self, text: str) -> str:
        """The text with the digits that are wanted."""
        return to_thai(text) if self.thai_digits else text

    def cell(self, cell: Cell, shows: Shows) -> str:
        """What a cell says; words before a value, "-" for neither."""
        return self.words(cell.text) if cell.text else self.value(cell.value, shows)

    def value(self, value: int | float | date | str | None, shows: Shows) -> str:
        """ "1,234", "63.5%", "7.5", "9 เม.ย. 2569"."""
        if shows is Shows.DATE and value is not None:
            day = as_date(value)
            return self.day(day) if day else str(value)
        if value is None or value == "":
            return NOTHING
        if isinstance(value, str):
            return value
        if isinstance(value, date):
            return self.day(value)
        return self.digits(_number(value, shows))

    def figure(self, figure: Figure) -> str:
        """A figure that stands for itself, with its unit."""
        return f"{self.cell(figure.cell, figure.shows)} {unit_of(figure)}".rstrip()

    def day(self, day: date) -> str:
        """A day as a table has room for."""
        return short_date(day, english=self.english, thai_digits=self.thai_digits)

    def long_day(self, day: date) -> str:
        """A day as a heading has room for."""
        return long_date(day, english=self.english, thai_digits=self.thai_digits)


def unit_of(figure: Figure) -> str:
    """ "วันทำการ" after a number of days; other figures say themselves what they are."""
    is_number = isinstance(figure.cell.value, int | float) and not figure.cell.text
    return _("วันทำการ") if is_number and figure.shows is Shows.DAYS else ""


def as_date(value: int | float | date | str | None) -> date | None:
    """The day in a cell; one kept as JSON is its text again (YYYY-MM-DD)."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def rounded(value: int | float, shows: Shows) -> Decimal:
    """The value as it is written: half up, as people round."""
    return Decimal(str(value)).quantize(_PLACES.get(shows, _PLACES[Shows.NUMBER]), ROUND_HALF_UP)


def _number(value: int | float, shows: Shows) -> str:
    if shows is Shows.PERCENT:
        return f"{rounded(value, shows):,.1f}%"
    exact = rounded(value, shows)
    whole = exact.to_integral_value()
    return f"{whole:,f}" if exact == whole else f"{exact:,f}".rstrip("0")
