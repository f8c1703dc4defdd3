"""Rows as a workbook for Excel, written as they come: memory and disk stay as small for a million as for ten.

openpyxl makes the parts that surround the rows; the rows themselves are written here, a line of XML each, which is
sixteen times as fast as its cells and needs no copy of the whole sheet beside the file. Dates are true dates shown in
the Buddhist era, so Excel sorts, filters and counts with them. No cell holds a formula.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rabfang.core.cells import xml_text
from rabfang.core.clock import local
from rabfang.reports.exports.lists import Head, Shows, Value

MOST_ROWS = 1_048_575  # of a sheet, below its heading
MOST_BYTES = 1_900_000_000  # of a sheet's XML: beyond 2 GiB a part needs an extension that Excel does not read
A_DAY = 86_400  # seconds
LONGEST = 32_767  # characters of a cell
FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's day 0, which has no zone
# Buddhist calendar with months in Thai or English and digits as they are.
FORMATS = {
    False: {Shows.DATE: "[$-107041E]d mmm yyyy", Shows.MOMENT: "[$-107041E]d mmm yyyy hh:mm"},
    True: {Shows.DATE: "[$-1070409]d mmm yyyy", Shows.MOMENT: "[$-1070409]d mmm yyyy hh:mm"},
}
END = b"</sheetData>"
DIMENSION = re.compile(rb"<dimension [^>]*/>")  # openpyxl says that of the heading alone


class XlsxFile:
    """Written to row by row, into a file of the caller's that can be read and sought in."""

    def __init__(self, out: BinaryIO, heads: Sequence[Head], *, title: str, english: bool) -> None:
        self.heads, self.title, self.english = heads, _sheet_name(title), english
        self.columns = [get_column_letter(number) for number in range(1, len(heads) + 1)]
        self.zip = ZipFile(out, "w", ZIP_DEFLATED, compresslevel=6)
        self.counts: list[int] = []
        self.sheet: IO[bytes]
        self.written = 0
        self._begin()

    def add(self, rows: Iterable[Sequence[Value]]) -> None:
        """Writes more rows, on another sheet when one is full."""
        for row in rows:
            if self.counts[-1] >= MOST_ROWS or self.written >= MOST_BYTES:
                self._end()
                self._begin()
            self.counts[-1] += 1
            self.written += self.sheet.write(self._line(self.counts[-1] + 1, row).encode())

    def close(self) -> None:
        """Ends the sheet and writes what surrounds it."""
        self._end()
        with ZipFile(BytesIO(self._frame())) as frame:
            for name in frame.namelist():
                if not name.startswith("xl/worksheets/sheet"):
                    self.zip.writestr(name, frame.read(name))
        self.zip.close()

    def abandon(self) -> None:
        """What is written is wanted no more: lets go of the caller's file."""
        with suppress(OSError, ValueError):
            self.sheet.close()
        with suppress(OSError, ValueError):
            self.zip.close()

    def _begin(self) -> None:
        self.counts.append(0)
        self.written = 0
        head = self._around()[0]
        self.sheet = self.zip.open(self._part(), "w")
        self.sheet.write(head)

    def _end(self) -> None:
        self.sheet.write(END + self._around()[1])
        self.sheet.close()

    def _part(self) -> str:
        return f"xl/worksheets/sheet{len(self.counts)}.xml"

    def _around(self) -> tuple[bytes, bytes]:
        """What stands before the first row of the sheet and after the last."""
        with ZipFile(BytesIO(self._frame())) as frame:
            before, _end, after = frame.read(self._part()).partition(END)
        return DIMENSION.sub(b"", before), after

    def _frame(self) -> bytes:
        """A workbook with the headings of its sheets and no row; the styles of cells stand in it in their order."""
        book = Workbook()
        book.remove(book.worksheets[0])
        for number, count in enumerate(self.counts, 1):
            self._head(book.create_sheet(self.title if number == 1 else f"{self.title} {number}"), count)
        styles = book.worksheets[0]
        self.styles = {shows: _style(styles, number, shows, self.english) for number, shows in enumerate(Shows, 1)}
        styles.delete_rows(2)
        out = BytesIO()
        book.save(out)
        return out.getvalue()

    def _head(self, sheet: Worksheet, count: int) -> None:
        for letter, head in zip(self.columns, self.heads, strict=True):
            cell = sheet[f"{letter}1"]
            cell.value, cell.data_type = str(head.title), "s"
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFE8EDF2")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            sheet.column_dimensions[letter].width = head.width
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
        sheet.page_setup.orientation = "landscape"
        sheet.auto_filter.ref = f"A1:{self.columns[-1]}{count + 1}"

    def _line(self, number: int, row: Sequence[Value]) -> str:
        cells = [
            self._cell(f"{letter}{number}", head.shows, value)
            for letter, head, value in zip(self.columns, self.heads, row, strict=True)
            if value is not None and value != ""
        ]
        return f'<row r="{number}">{"".join(cells)}</row>'

    def _cell(self, place: str, shows: Shows, value: Value) -> str:
        if isinstance(value, str):
            kept = ' xml:space="preserve"' if value != value.strip() else ""
            text = xml_text(value[:LONGEST])
            return f'<c r="{place}" s="{self.styles[Shows.TEXT]}" t="inlineStr"><is><t{kept}>{text}</t></is></c>'
        return f'<c r="{place}" s="{self.styles[shows]}"><v>{_number(value, shows)}</v></c>'


def _number(value: int | float | date | datetime | None, shows: Shows) -> object:
    """A number as it is; a day or moment in Bangkok as Excel counts days."""
    if isinstance(value, datetime):
        since = local(value).replace(tzinfo=None) - FIRST_DAY
        return since.days if shows == Shows.DATE else since.total_seconds() / A_DAY
    if isinstance(value, date):
        return (datetime.combine(value, time()) - FIRST_DAY).days
    return value


def _style(sheet: Worksheet, column: int, shows: Shows, english: bool) -> int:
    """The number of the style of such cells in this workbook, by one of them in that column."""
    cell = sheet.cell(2, column)
    formats = {Shows.TEXT: "@", Shows.TENTHS: "0.0", **FORMATS[english]}
    formats[Shows.SECOND] = f"{formats[Shows.MOMENT]}:ss"
    cell.number_format = formats.get(shows, "General")
    return int(cell.style_id)


def _sheet_name(title: str) -> str:
    """At most 27 characters that a sheet's name may have, so that a number finds room beside them."""
    return re.sub(r"[\[\]:*?/\\']", " ", title)[:27].strip()
