"""A report as a workbook: a sheet of contents, then a sheet for each table, headings in its first row, ready to sort.

Numbers are numbers and days are days, shown in the Buddhist era by the cell's format, so that both can be computed
with. What is not there is an empty cell: "-" would be text among numbers. Charts are left out, they are pictures of
the tables; where an officer wants one, Excel draws it. Rows are written as they come, whatever their number.
"""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from math import ceil
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter

from rabfang.core.cells import TEXT, put_text
from rabfang.procedures.chart.lines import text_width
from rabfang.reports.blocks import Cell, Content, Figures, Prose, Shows, Table
from rabfang.reports.values import Hand, as_date, rounded, unit_of
from rabfang.reports.writers.widths import natural
from rabfang.reports.writers.wording import as_of_line, period_line
from rabfang.thai.shortening import shortened

FONT, SIZE = "TH Sarabun New", 16
WORDS, FIGURE = Alignment(vertical="top", wrap_text=True), Alignment(vertical="top", horizontal="right", wrap_text=True)
PLAIN, STRONG, TOTAL, HEAD = "plain", "strong", "total", "head"
# Language and the Buddhist calendar (07): Excel and LibreOffice show the era's year, the cell holds the day.
# English is written without the month's name: LibreOffice takes the names of that calendar from Thai.
BUDDHIST = {False: "[$-107041E]d mmm yyyy", True: "[$-1070409]d/m/yyyy"}
WIDEST = 60.0  # of a column, in Excel's unit: a digit of its own font
UNIT = 0.45  # of it, a letter of ours
LINE = 24.0  # how high a line is, in points: a row is as high as its words, Excel and LibreOffice do not look
A4 = 9  # as Excel numbers papers
UPRIGHT = 5  # columns that a sheet holds upright
NAME = 31  # the longest name Excel gives a sheet
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def to_xlsx(content: Content) -> bytes:
    """The report in the active language."""
    hand = Hand.of_reader()
    book = _Book(hand)
    book.made.properties.title, book.made.properties.creator = hand.words(content.title), hand.words(content.office)
    tables = [block for block in content.blocks if isinstance(block, Table)]
    names = [_name(place, hand.words(table.title)) for place, table in enumerate(tables, 1)]
    _contents(book, content, dict(zip((table.key for table in tables), names, strict=True)))
    for name, table in zip(names, tables, strict=True):
        _sheet(book, name, table)
    out = BytesIO()
    book.made.save(out)
    return out.getvalue()


class _Book:
    """The workbook, and its cells: each look is made once and named, which is ten times as fast as a look a cell."""

    def __init__(self, hand: Hand) -> None:
        self.hand, self.made = hand, Workbook(write_only=True)
        self._looks: set[str] = set()

    def text(self, sheet: Any, text: str, look: str = PLAIN, place: Alignment = WORDS) -> Any:
        """Words, which never act."""
        cell = WriteOnlyCell(sheet)
        put_text(cell, text)
        cell.style = self._look(look, TEXT, place)
        return cell

    def cell(self, sheet: Any, cell: Cell, shows: Shows, look: str = PLAIN) -> Any:
        """A cell of a table, a number as a number, a day as a day."""
        value = cell.value
        day = value if isinstance(value, date) else as_date(value) if shows is Shows.DATE else None
        if cell.text or (isinstance(value, str) and not day):
            said = self.hand.words(cell.text) if cell.text else str(value)
            return self.text(sheet, said, look, WORDS if shows is Shows.TEXT else FIGURE)
        made: Any = WriteOnlyCell(sheet)
        made.value = day or value
        shown = BUDDHIST[self.hand.english] if day else _format(value, shows)
        made.style = self._look(look, shown, FIGURE)
        return made

    def _look(self, look: str, shown: str, place: Alignment) -> str:
        name = f"{look} {place.horizontal or ''} {shown}"
        if name not in self._looks:
            self._looks.add(name)
            made = NamedStyle(name, number_format=shown, alignment=place)
            made.font = Font(name=FONT, size=SIZE, bold=look != PLAIN, color="FFFFFF" if look == HEAD else "000000")
            if look == HEAD:
                made.fill = PatternFill("solid", fgColor="0B4F5C")
            elif look == TOTAL:
                made.border = Border(top=Side(style="medium"))
            self.made.add_named_style(made)
        return name


class _Rows:
    """The rows of a sheet whose columns are so wide, each as high as its words are long."""

    def __init__(self, sheet: Any, widths: Sequence[float]) -> None:
        self.sheet, self._widths, self._count = sheet, widths, 0
        for place, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(place)].width = width

    def append(self, cells: Sequence[Any], texts: Sequence[str]) -> None:
        """Writes a row; `texts` are the words in its cells."""
        self._count += 1
        pairs = zip(texts, self._widths, strict=False)
        lines = max((ceil(text_width(text, 1) / ((width - 1) * UNIT)) for text, width in pairs), default=1)
        self.sheet.row_dimensions[self._count].height = LINE * max(1, lines)
        self.sheet.append(cells)


def _name(place: int, title: str) -> str:
    """A name that Excel takes, and that no other sheet has; one that is too long ends with a whole word."""
    return shortened(f"{place} {title.translate(_FORBIDDEN)}", NAME)


def _format(value: object, shows: Shows) -> str:
    """How a number is shown: with the decimals it has on paper."""
    if not isinstance(value, int | float):
        return "General"
    if shows is Shows.PERCENT:
        return '0.0"%"'
    exact = rounded(value, shows)
    if exact == exact.to_integral_value():
        return "#,##0"
    return "#,##0.0" if shows is Shows.DAYS else "#,##0.##"


def _settle(sheet: Any, *, lies: bool) -> None:
    """As wide as a sheet of A4, as long as need be."""
    sheet.page_setup.orientation = "landscape" if lies else "portrait"
    sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = A4, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _contents(book: _Book, content: Content, names: dict[str, str]) -> None:
    """The first sheet: what the report is, its main figures, its words, and on which sheet each table is."""
    sheet, hand = book.made.create_sheet(_("สารบัญ")), book.hand
    rows = _Rows(sheet, (80, 30, 50))
    _settle(sheet, lies=True)

    def line(*texts: str, look: str = PLAIN) -> None:
        rows.append([book.text(sheet, text, look) for text in texts], texts)

    line(hand.words(content.title), look=STRONG)
    for text in (hand.words(content.office), period_line(content, hand), as_of_line(content, hand)):
        line(text)
    for block in content.blocks:
        if isinstance(block, Figures):
            line("")
            _figures(book, rows, block)
        elif isinstance(block, Prose):
            line("")
            line(hand.words(block.title), look=STRONG)
            for words in block.words:
                line(hand.words(words))
    line("")
    line(_("ตาราง"), _("แผ่นงาน"), _("หมายเหตุ"), look=HEAD)
    for table in (block for block in content.blocks if isinstance(block, Table)):
        notes = [hand.words(table.note), "" if table.rows else hand.words(table.empty)]
        line(hand.words(table.title), names[table.key], " ".join(filter(None, notes)))
    for note in content.notes:
        line(_("หมายเหตุ"), "", hand.words(note))


def _figures(book: _Book, rows: _Rows, block: Figures) -> None:
    for one in block.figures:
        title, beside = book.hand.words(one.title), f"{unit_of(one)} {book.hand.words(one.beside)}".strip()
        value = book.cell(rows.sheet, one.cell, one.shows, STRONG)
        rows.append([book.text(rows.sheet, title), value, book.text(rows.sheet, beside)], (title, "", beside))


def _sheet(book: _Book, name: str, table: Table) -> None:
    sheet, hand = book.made.create_sheet(name), book.hand
    sheet.freeze_panes, sheet.print_title_rows = "B2", "1:1"
    _settle(sheet, lies=len(table.columns) > UPRIGHT)
    rows = _Rows(sheet, [min(WIDEST, letters / UNIT + 4) for letters in natural(table, hand)])
    places = [WORDS if column.shows is Shows.TEXT else FIGURE for column in table.columns]
    headings = [hand.words(column.title) for column in table.columns]
    rows.append([book.text(sheet, words, HEAD, place) for words, place in zip(headings, places, strict=True)], headings)
    for row in table.rows:
        look = TOTAL if row.is_total else PLAIN
        pairs = zip(row.cells, table.columns, strict=True)
        cells = [book.cell(sheet, cell, column.shows, look) for cell, column in pairs]
        rows.append(cells, [cell.value if isinstance(cell.value, str) else "" for cell in cells])
    if not table.rows:
        rows.append([book.text(sheet, hand.words(table.empty))], ())
