"""Over which offices and days a report is, and the cells that its tables share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from rabfang.agencies.models import Agency
from rabfang.core.clock import local_date
from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Cell, Column, Row, Shows, Where
from rabfang.reports.figures.numbers import ONE_DAY

TOTAL = Words(th="รวม", en="Total")


@dataclass(frozen=True)
class Scope:
    """Offices, from the first day to the last, as of a moment: what has not come yet by then is not counted."""

    offices: Sequence[Agency]
    first: date
    last: date
    as_of: datetime

    @cached_property
    def ids(self) -> list[int]:
        """The keys of the offices."""
        return [office.pk for office in self.offices]

    @property
    def today(self) -> date:
        """The day of that moment, which is not over."""
        return local_date(self.as_of)

    @property
    def before(self) -> date:
        """The day before the first."""
        return self.first - ONE_DAY

    def over(self, first: date, last: date) -> "Scope":
        """The same offices over other days."""
        return Scope(self.offices, first, last, self.as_of)

    def where(self, measure: str, *sides: tuple[str, str], key: str = "") -> Where:
        """The cases behind a figure of this scope; sides whose dimension is "all" are none."""
        said = tuple(side for side in sides if side[0] != "all")
        return Where(measure=measure, first=self.first, last=self.last, sides=said, key=key)

    def number(self, number: int, measure: str, *sides: tuple[str, str], key: str = "") -> Cell:
        """A number that opens its cases; nothing opens of none."""
        return Cell(value=number, behind=self.where(measure, *sides, key=key) if number else None)


def named(title: Words) -> Cell:
    """The first cell of a row."""
    return Cell(text=title)


def percent(part: int, whole: int) -> Cell:
    """`part` as percent of `whole` with one decimal; nothing of none."""
    return Cell(value=round(100 * part / whole, 1)) if whole else Cell()


def columns(first: Words, *others: Words | tuple[Words, Shows]) -> tuple[Column, ...]:
    """The columns of a table: its rows' names, then numbers unless said otherwise."""
    said = [other if isinstance(other, tuple) else (other, Shows.NUMBER) for other in others]
    return (Column(title=first, shows=Shows.TEXT), *(Column(title=title, shows=shows) for title, shows in said))


def rows_with_total(rows: Sequence[Row], total: Row | None) -> tuple[Row, ...]:
    """The rows, and below them the total where there is more than one to add."""
    return (*rows, total) if total is not None and len(rows) > 1 else tuple(rows)
