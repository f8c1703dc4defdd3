"""A table of a report as a list that can be taken out."""

from collections.abc import Callable, Sequence

from rabfang.reports import blocks
from rabfang.reports.exports.lists import Asking, Found, Head, Shows, Value

SHOWS = {
    blocks.Shows.TEXT: Shows.TEXT,
    blocks.Shows.NUMBER: Shows.NUMBER,
    blocks.Shows.PERCENT: Shows.TENTHS,
    blocks.Shows.DAYS: Shows.NUMBER,
    blocks.Shows.DATE: Shows.DATE,
}
WIDE, NARROW = 36, 14


def of_table(make: Callable[[Asking], blocks.Table], scope: Callable[[Asking], str]) -> Callable[[Asking], Found]:
    """How a `Listing` finds the rows of a table; `make` raises NotFound for who may not see it."""

    def find(asking: Asking) -> Found:
        table = make(asking)
        return Found(
            heads=[_head(column) for column in table.columns],
            count=lambda: len(table.rows),
            keys=lambda: range(len(table.rows)),
            rows=lambda keys: [_cells(table.rows[key]) for key in keys],
            scope=scope(asking),
        )

    return find


def _head(column: blocks.Column) -> Head:
    shows = SHOWS[column.shows]
    return Head(str(column.title), shows, WIDE if shows == Shows.TEXT else NARROW)


def _cells(row: blocks.Row) -> Sequence[Value]:
    return [str(cell.text) if cell.text is not None else cell.value for cell in row.cells]
