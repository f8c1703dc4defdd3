"""What a cell says as a person would type it: numbers, dates and times that Excel made of it are undone."""

from datetime import date, datetime, time
from typing import Any

from openpyxl.utils.datetime import from_excel

from rabfang.channels.occasions.rows import Problem
from rabfang.thai.dates import ERA, FIRST_BUDDHIST

FIRST_SERIAL, LAST_SERIAL = 36_526, 80_000  # 1 January 2000 C.E. to the year 2119, as Excel counts days
_LANDLINE, _MOBILE = 8, 9  # digits of a number that lost its leading zero


def text_of(cell: Any, column: str) -> tuple[str, Problem | None]:
    """The words of a cell in its column, and what is wrong with the cell itself."""
    value = cell.value
    if cell.data_type == "f":
        said = value if isinstance(value, str) else f"={getattr(value, 'text', '') or ''}"
        return str(said), ("formula", {})
    if cell.data_type == "e":
        return str(value), ("cell-error", {"value": str(value)[:20]})
    if isinstance(value, bool):
        return str(value), None
    if isinstance(value, (int, float)):
        return _number(value, column), None
    if isinstance(value, datetime):
        return _date(value.date()) if value.time() == time() else f"{_date(value.date())} {value:%H:%M}", None
    if isinstance(value, date):
        return _date(value), None
    return str(value), None


def _number(value: int | float, column: str) -> str:
    if column == "day" and FIRST_SERIAL <= value <= LAST_SERIAL:
        day = from_excel(value)
        return _date(day.date()) if isinstance(day, datetime) else str(value)
    whole = isinstance(value, int) or value.is_integer()
    said = str(int(value)) if whole and abs(value) < 10**15 else str(value)
    if column == "telephone" and (
        (len(said) == _MOBILE and said[0] in "689") or (len(said) == _LANDLINE and said[0] in "23457")
    ):
        return f"0{said}"
    return said


def _date(day: date) -> str:
    """As typed. A year from 2400 on was typed in the Buddhist era and kept by Excel as if it were C.E."""
    year = day.year if day.year >= FIRST_BUDDHIST else day.year + ERA
    return f"{day.day}/{day.month}/{year}"
