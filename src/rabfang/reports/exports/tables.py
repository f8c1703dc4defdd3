"""A table of a report as a list that can be taken out."""

from collections.abc import Sequence

from rabfang.reports import blocks
from rabfang.reports.exports.lists import Found, Head, Shows, Value

SHOWS = {
    blocks.Shows.TEXT: Shows.TEXT,
    blocks.Shows.NUMBER: Shows.NUMBER,
    blocks.Shows.PERCENT: Shows.TENTHS,
    blocks.Shows.DAYS: Shows.NUMBER,
    blocks.Shows.DATE: Shows.DATE,
}
WIDE, NARROW = 36, 14


def of_table(table: blocks.Table, scope: str = "", said: Sequence[tuple[str, str]] = (), asked: str = "") -> Found:
    """The rows of a table, for the `find` of a `Listing`; it is made anew each time, and may have become shorter."""
    return Found(
        heads=[_head(column) for column in table.columns],
        count=lambda: len(table.rows),
        keys=lambda: range(len(table.rows)),
        rows=lambda keys: [_cells(table.rows[key]) for key in keys if key < len(table.rows)],
        scope=scope,
        said=said,
        asked=asked,
    )


def _head(column: blocks.Column) -> Head:
    shows = SHOWS[column.shows]
    return Head(str(column.title), shows, WIDE if shows == Shows.TEXT else NARROW)


def _cells(row: blocks.Row) -> Sequence[Value]:
    return [str(cell.text) if cell.text is not None else cell.value for cell in row.cells]
