"""What a report is made of: tables, charts and words, the same for a page, a PDF, a workbook and a document.

A block says what is to be shown and never how. Figures are kept as they were signed by keeping the blocks as JSON
(`Content.model_dump(mode="json")`), so a block is data through and through.
"""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from rabfang.procedures.schema import Words


class Part(BaseModel):
    """Base of every part: frozen; what it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Where(Part):
    """The cases behind a figure: those that did `measure` within these days, and are as `sides` says.

    `measure` as in `facts.adding`, or `open`, what ran at the end of the last day, or `late`, what was overdue then.
    `sides` are dimension and value; `key` is the step or standard that a `kept` or `missed` is about.
    """

    measure: str
    first: date
    last: date
    sides: tuple[tuple[str, str], ...] = ()
    key: str = ""


class Shows(StrEnum):
    """What a column's figures are; decides digits, alignment and the format of a workbook's cell."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"  # 0 to 100, one decimal
    DAYS = "days"  # working days; halves occur in medians
    DATE = "date"


class Column(Part):
    """A column: its heading, and what stands in it."""

    title: Words
    shows: Shows = Shows.NUMBER


class Cell(Part):
    """One value; None where there is nothing to say ("-", never 0). `text` is words in both languages.

    What opens of it: the cases `behind` a figure, or the one case of a line of a list, by its id.
    """

    value: int | float | date | str | None = None
    text: Words | None = None
    behind: Where | None = None
    case: int | None = None


class Row(Part):
    """A line of a table; `is_total` stands below a rule."""

    cells: tuple[Cell, ...]
    is_total: bool = False


class Table(Part):
    """Columns and rows; with no row, `empty` is said in its place."""

    block: Literal["table"] = "table"
    key: str
    title: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: Words | None = None
    empty: Words


class Series(Part):
    """One run of figures of a chart, one for each of its labels; None where there is none."""

    title: Words
    values: tuple[float | None, ...]


class Draws(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"  # beside each other
    STACK = "stack"  # on each other
    LINE = "line"


class Chart(Part):
    """A picture of the table that stands beside it: never the only place of a figure."""

    block: Literal["chart"] = "chart"
    key: str
    title: Words
    draws: Draws
    labels: tuple[Words, ...]
    series: tuple[Series, ...]
    shows: Shows = Shows.NUMBER


class Figure(Part):
    """A number that stands for itself, with what it is compared with: last year, a target."""

    title: Words
    shows: Shows
    cell: Cell
    beside: Words | None = None


class Figures(Part):
    """The main numbers, at the head of a report."""

    block: Literal["figures"] = "figures"
    key: str
    figures: tuple[Figure, ...]


class Prose(Part):
    """Words: what the system says of its figures, or, with `asked`, a place for an officer's own under that heading."""

    block: Literal["prose"] = "prose"
    key: str
    title: Words
    words: tuple[Words, ...] = ()
    asked: bool = False


Block = Annotated[Table | Chart | Figures | Prose, Field(discriminator="block")]


class Content(Part):
    """A whole report: of which office, over which days, as of when, its blocks, and what is to be known of it."""

    title: Words
    office: Words
    first: date
    last: date
    period: Words
    as_of: datetime
    blocks: tuple[Block, ...]
    notes: tuple[Words, ...] = ()

    def asked(self) -> Iterator[Prose]:
        """The places for an officer's own words."""
        return (block for block in self.blocks if isinstance(block, Prose) and block.asked)
