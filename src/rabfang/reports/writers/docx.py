"""A report as DOCX, for an officer to change: the words and figures of the PDF, in the fonts of a word processor."""

from collections.abc import Sequence
from datetime import UTC
from io import BytesIO
from typing import Any, assert_never

import docx
from django.utils.translation import gettext as _
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as Grid
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from rabfang.letters.paper.characters import Fonts, lines, one_line
from rabfang.letters.paper.word import CENTRE, RIGHT, dress, element, paragraph, settle
from rabfang.reports.blocks import Block, Chart, Content, Figures, Prose, Row, Shows, Table
from rabfang.reports.charts import draw_parts
from rabfang.reports.values import Hand
from rabfang.reports.writers.pictures import as_png
from rabfang.reports.writers.room import Room
from rabfang.reports.writers.widths import lies, natural, shared
from rabfang.reports.writers.wording import as_of_line, period_line

WIDTHS = {False: 17.0, True: 25.7}  # of the text, upright and on its side, in cm
TABLE, HEADING, SMALL = 14, 18, 13
LETTER = 0.46  # cm of a letter at 14 points, with room for the wider font of a machine without TH Sarabun New
CROWDED = LETTER * (TABLE - 2) / TABLE
AROUND, EDGE = 0.25, 60  # left and right of a cell's words, both in cm and one in twentieths of a point
BESIDE = 4  # figures in a row


def to_docx(content: Content, *, thai_digits: bool = False) -> bytes:
    """The report in the active language."""
    return _Report(content, Hand.of_reader(thai_digits=thai_digits)).bytes()


class _Report:
    """The document as it grows."""

    def __init__(self, content: Content, hand: Hand) -> None:
        self.content, self.hand, self.room = content, hand, Room(hand)
        self.made: Document = docx.Document()
        self.is_wide = False
        settle(self.made)

    def bytes(self) -> bytes:
        """The file."""
        self._set_page(self.made.sections[0])
        self._describe()
        self._head()
        for block in self.content.blocks:
            self._block(block)
        if self.content.notes:
            self._heading(_("หมายเหตุ"))
            for order, note in enumerate(self.content.notes, 1):
                paragraph(self.made, self._line(f"{self.hand.digits(str(order))}. {self.hand.words(note)}"))
        file = BytesIO()
        self.made.save(file)
        return file.getvalue()

    def _line(self, text: str) -> str:
        return one_line(text, Fonts.ANY)

    def _head(self) -> None:
        hand, content = self.hand, self.content
        paragraph(self.made, self._line(hand.words(content.office)), align=CENTRE)
        paragraph(self.made, self._line(hand.words(content.title)), align=CENTRE, size=20, bold=True)
        paragraph(self.made, self._line(period_line(content, hand)), align=CENTRE)
        paragraph(self.made, self._line(as_of_line(content, hand)), align=CENTRE, size=SMALL)

    def _describe(self) -> None:
        about, hand = self.made.core_properties, self.hand
        about.title = self._line(hand.words(self.content.title))[:255]
        about.author = about.last_modified_by = self._line(hand.words(self.content.office))[:255]
        about.comments = ""
        about.created = about.modified = self.content.as_of.astimezone(UTC)

    def _set_page(self, page: Any) -> None:
        """A4; office and title at the top, "หน้า x/y" at the bottom, both kept by later sections."""
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
        page.header_distance = page.footer_distance = Cm(1)
        page.different_first_page_header_footer = True
        heading = self._line(f"{self.hand.words(self.content.office)}  {self.hand.words(self.content.title)}")
        dress(page.header.paragraphs[0].add_run(heading), size=SMALL)
        for footer in (page.footer, page.first_page_footer):
            self._page_number(footer.paragraphs[0])
        if self.hand.thai_digits:
            page._sectPr.find(qn("w:cols")).addprevious(element("pgNumType", fmt="thaiNumbers"))

    def _page_number(self, place: Paragraph) -> None:
        place.alignment = RIGHT
        dress(place.add_run(f"{_('หน้า')} "), size=SMALL)
        # Word writes the number of all pages in Thai digits, LibreOffice in Thai letters: then only the page's own.
        for order, instruction in enumerate(("PAGE",) if self.hand.thai_digits else ("PAGE", "NUMPAGES")):
            if order:
                dress(place.add_run("/"), size=SMALL)
            field = element("fldSimple", instr=instruction)
            field.append(dress(place.add_run(self.hand.digits("1")), size=SMALL)._r)
            place._p.append(field)

    def _lie(self, *, wide: bool) -> None:
        """Begins sheets of the other direction where they are needed."""
        if wide == self.is_wide:
            return
        page = self.made.add_section(WD_SECTION.NEW_PAGE)
        page.different_first_page_header_footer = False
        page.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        page.page_width, page.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
        self.is_wide = wide

    def _heading(self, text: str) -> None:
        made = paragraph(self.made, self._line(text), size=HEADING, bold=True)
        made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(12), Pt(3)
        made.paragraph_format.keep_with_next = True

    def _block(self, block: Block) -> None:
        self._lie(wide=isinstance(block, Table) and lies(block, self.hand, WIDTHS[False], CROWDED, AROUND))
        match block:
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)
            case Figures():
                self._figures(block)
            case Prose():
                self._prose(block)
            case _:
                assert_never(block)

    def _prose(self, prose: Prose) -> None:
        self._heading(self.hand.words(prose.title))
        # What an officer wrote keeps the digits it was written in.
        hand = Hand(self.hand.english) if prose.asked else self.hand
        for text in (line for words in prose.words for line in lines(hand.words(words), Fonts.ANY)):
            paragraph(self.made, text).paragraph_format.first_line_indent = Cm(1.5)
        if prose.asked and not prose.words:
            for _line in range(4):
                paragraph(self.made, "." * 120)

    def _chart(self, chart: Chart) -> None:
        title = self._line(self.hand.words(chart.title))
        self._heading(title)
        for piece in draw_parts(chart, thai_digits=self.hand.thai_digits):
            place = paragraph(self.made)
            picture: Any = place.add_run().add_picture(BytesIO(as_png(piece)), width=Cm(WIDTHS[False]))
            picture._inline.docPr.set("descr", title)

    def _figures(self, block: Figures) -> None:
        beside = min(BESIDE, max(1, len(block.figures)))
        rows = -(-len(block.figures) // beside)
        grid = self._grid([WIDTHS[False] / beside] * beside, rows)
        grid.style = self.made.styles["Table Grid"]
        for order, one in enumerate(block.figures):
            cell = grid.cell(order // beside, order % beside)
            paragraph(cell, self._line(self.hand.words(one.title)), size=TABLE)
            paragraph(cell, self._line(self.hand.figure(one)), size=20, bold=True)
            if one.beside:
                paragraph(cell, self._line(self.hand.words(one.beside)), size=SMALL)

    def _table(self, table: Table) -> None:
        hand = self.hand
        self._heading(hand.words(table.title))
        rows, cut = self.room.rows_of(table)
        if rows:
            small = TABLE - 2 if lies(table, hand, WIDTHS[False], LETTER, AROUND) else TABLE
            widths = shared(natural(table, hand), WIDTHS[self.is_wide], LETTER * small / TABLE, AROUND)
            grid = self._grid(widths, 1)
            head = [self._line(hand.words(column.title)) for column in table.columns]
            self._fill(grid.rows[0].cells, head, table, size=small, bold=True)
            grid.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
            _edges(grid)
            for row in rows:
                self._row(grid, table, row, small)
        else:
            paragraph(self.made, self._line(hand.words(table.empty)))
        for note in filter(None, (cut, hand.words(table.note))):
            paragraph(self.made, self._line(note), size=SMALL)

    def _row(self, grid: Grid, table: Table, row: Row, size: int) -> None:
        add: Any = grid.add_row
        made = add()
        made._tr.get_or_add_trPr().append(element("cantSplit"))
        said = [self._line(self.hand.cell(cell, one.shows)) for cell, one in zip(row.cells, table.columns, strict=True)]
        self._fill(made.cells, said, table, size=size, bold=row.is_total)

    def _fill(self, cells: Sequence[_Cell], said: Sequence[str], table: Table, *, size: int, bold: bool) -> None:
        for cell, text, column in zip(cells, said, table.columns, strict=True):
            align = None if column.shows is Shows.TEXT else RIGHT
            paragraph(cell, text, align=align, size=size, bold=bold)

    def _grid(self, widths: Sequence[float], rows: int) -> Grid:
        grid: Grid = self.made.add_table(rows, len(widths))
        grid.autofit, grid.alignment = False, WD_TABLE_ALIGNMENT.LEFT
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        return grid


def _edges(grid: Grid) -> None:
    """Lines above, below and between the rows, none between columns."""
    edges = element("tblBorders")
    for side, size in (("top", "8"), ("bottom", "8"), ("insideH", "4")):
        edges.append(element(side, val="single", sz=size, space="0", color="6B7275"))
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=str(EDGE), type="dxa"))
    # The schema fixes the order: borders, layout, margins, look.
    properties: Any = grid._tbl.tblPr
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(edges)
    layout.addnext(margins)
