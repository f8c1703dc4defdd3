"""The chart of a procedure as a paper: who is responsible, what is done, by when (S0-6).

It says what the drawing on the screen says, from the same rows, set for A4: text flows over pages and is copied as it
was written. An arrow leads to the next step; where else an outcome leads, a note in the box says.
"""

from datetime import date
from functools import lru_cache
from itertools import groupby

from rabfang.agencies.models import Agency
from rabfang.letters.paper import to_pdf
from rabfang.letters.paper.content import ChartBox, ChartPart, ChartSheet
from rabfang.letters.registers import office_of
from rabfang.procedures.chart import ChartRow, chart_rows
from rabfang.procedures.schema import Procedure


def chart_sheet(agency: Agency, procedure: Procedure, *, number: int, published: date) -> ChartSheet:
    """The whole procedure of that version: the channels, every path, the reports."""
    parts = groupby(chart_rows(procedure), key=lambda row: (row.section, row.node[0] if row.node else ""))
    return ChartSheet(
        office=office_of(agency),
        name=procedure.title.th,
        version=number,
        dated=published,
        parts=tuple(_part(list(rows)) for _section, rows in parts),
    )


@lru_cache(maxsize=32)  # anybody may ask for it, and a published version never changes
def printed_chart(sheet: ChartSheet) -> bytes:
    """The sheet as PDF."""
    return to_pdf(sheet)


def _part(rows: list[ChartRow]) -> ChartPart:
    first = rows[0]
    return ChartPart(first.section.th, tuple(map(_box, rows)), first.about.th if first.about else "")


def _box(row: ChartRow) -> ChartBox:
    return ChartBox(
        number=row.number,
        who=row.responsible.th,
        what=row.what.th,
        when=row.when.th,
        notes=tuple(note.th for note in row.notes),
        leads_on=row.leads_on,
    )
