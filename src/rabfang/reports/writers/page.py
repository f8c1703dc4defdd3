"""A report for a page of the desk or of the public site: words, digits and addresses ready for the template.

A page asks `of` (a report) or `shown` (one block), and its template says `{% report … %}` or `{% report_block … %}`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import assert_never

from django.utils.safestring import mark_safe

from rabfang.reports.blocks import Block, Cell, Chart, Content, Figures, Prose, Row, Shows, Table
from rabfang.reports.charts import NARROW, WIDE, draw
from rabfang.reports.values import Hand, unit_of
from rabfang.reports.writers.wording import as_of_line, period_line

Link = Callable[[Cell], str]  # the address of what a cell opens; "" for a reader who may not see it
PAIR = 2  # columns
MANY = 7  # columns; a telephone shows more of them three beside each other


@dataclass(frozen=True)
class ShownCell:
    """One cell: what it says, the address behind it, the heading of its column."""

    said: str
    url: str
    heading: str
    numeric: bool


@dataclass(frozen=True)
class ShownRow:
    """One line of a table; its first cell is the heading of the others."""

    first: ShownCell
    rest: tuple[ShownCell, ...]
    is_total: bool


@dataclass(frozen=True)
class ShownFigure:
    """A number that stands for itself."""

    title: str
    said: str
    unit: str
    beside: str
    url: str


@dataclass(frozen=True)
class ShownBlock:
    """A block; of which kind it is, `kind` says, and only what belongs to that kind is filled."""

    kind: str
    key: str
    title: str = ""
    figures: tuple[ShownFigure, ...] = ()
    columns: tuple[ShownCell, ...] = ()
    rows: tuple[ShownRow, ...] = ()
    totals: tuple[ShownRow, ...] = ()
    note: str = ""
    empty: str = ""
    shape: str = ""  # of a table on a telephone: "pair", "months" or "report"
    wide: str = ""
    narrow: str = ""
    paragraphs: tuple[str, ...] = ()
    is_asked: bool = False


@dataclass(frozen=True)
class ShownReport:
    """A whole report, without its title, which is the page's."""

    period: str
    as_of: str
    blocks: tuple[ShownBlock, ...]
    notes: tuple[str, ...]


def of(content: Content, link: Link = lambda cell: "") -> ShownReport:
    """The report in the active language."""
    hand = Hand.of_reader()
    return ShownReport(
        period=period_line(content, hand),
        as_of=as_of_line(content, hand),
        blocks=tuple(shown(block, link) for block in content.blocks),
        notes=tuple(map(hand.words, content.notes)),
    )


def shown(block: Block, link: Link = lambda cell: "") -> ShownBlock:
    """One block in the active language."""
    hand = Hand.of_reader()
    match block:
        case Table():
            return _table(block, hand, link)
        case Chart():
            # Both are drawn by this system from escaped text; the style sheet shows the one that fits.
            wide, narrow = (mark_safe(draw(block, width=width)) for width in (WIDE, NARROW))  # noqa: S308 # nosec B703
            return ShownBlock("chart", block.key, hand.words(block.title), wide=wide, narrow=narrow)
        case Figures():
            return ShownBlock("figures", block.key, figures=_figures(block, hand, link))
        case Prose():
            said = tuple(map(hand.words, block.words))
            return ShownBlock("prose", block.key, hand.words(block.title), paragraphs=said, is_asked=block.asked)
        case _:
            assert_never(block)


def _table(table: Table, hand: Hand, link: Link) -> ShownBlock:
    headings = [hand.words(column.title) for column in table.columns]
    numeric = [column.shows is not Shows.TEXT for column in table.columns]

    def row(one: Row) -> ShownRow:
        cells = [
            ShownCell(hand.cell(cell, column.shows), _url(cell, link), heading, is_number)
            for cell, column, heading, is_number in zip(one.cells, table.columns, headings, numeric, strict=True)
        ]
        return ShownRow(cells[0], tuple(cells[1:]), one.is_total)

    body, foot = _parted(table.rows)
    return ShownBlock(
        "table",
        table.key,
        hand.words(table.title),
        columns=tuple(ShownCell(heading, "", "", one) for heading, one in zip(headings, numeric, strict=True)),
        rows=tuple(map(row, body)),
        totals=tuple(map(row, foot)),
        note=hand.words(table.note),
        empty=hand.words(table.empty),
        shape=_shape(len(table.columns)),
    )


def _shape(columns: int) -> str:
    """A name with its number stays one line on a telephone; months stand three beside each other."""
    if columns <= PAIR:
        return "pair"
    return "months" if columns > MANY else "report"


def _parted(rows: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """The lines, and the totals at their end; a total between them stays where it is."""
    end = len(rows)
    while end and rows[end - 1].is_total:
        end -= 1
    return rows[:end], rows[end:]


def _figures(block: Figures, hand: Hand, link: Link) -> tuple[ShownFigure, ...]:
    return tuple(
        ShownFigure(
            hand.words(one.title),
            hand.cell(one.cell, one.shows),
            unit_of(one),
            hand.words(one.beside),
            _url(one.cell, link),
        )
        for one in block.figures
    )


def _url(cell: Cell, link: Link) -> str:
    """No address for a figure that is not there."""
    return link(cell) if cell.value is not None or cell.text else ""
