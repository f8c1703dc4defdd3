"""Reads a workbook that somebody filled in: sure that it is one, within limits, and row by row as it was typed."""

import re
import warnings
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from rabfang.channels.occasions.excel.cells import text_of
from rabfang.channels.occasions.excel.headings import CODE, COLUMN_OF, EXAMPLE, SHEET
from rabfang.channels.occasions.rows import Problem, tidy
from rabfang.core.cells import plain
from rabfang.core.errors import Invalid
from rabfang.documents.kinds import XLSX
from rabfang.documents.limits import MEGABYTE
from rabfang.documents.names import clean_name
from rabfang.documents.sniffing import sniff
from rabfang.thai.text import clean, search_key

MOST_ROWS = 1000  # a hall full of people; more is two files
MOST_BYTES = 5 * MEGABYTE  # a thousand full rows take a tenth of it
MOST_UNPACKED = 30 * MEGABYTE
MOST_LINES = 20_000  # formatted lines without a word in them are let be, up to here
MOST_CELLS = 200_000
HEADING_LINES = 10  # above the headings an office may have put its own
LINE, CELL = re.compile(rb"<(?:\w+:)?row[\s/>]"), re.compile(rb"<(?:\w+:)?c[\s/>]")
DECLARED = (b"<!DOCTYPE", b"<!ENTITY")
SAYS = {
    "file-old-office": "old-workbook",
    "file-has-macros": "workbook-macros",
    "file-encrypted": "old-workbook",
    "archive-bomb": "workbook-too-large",
    "file-too-large": "workbook-too-large",
    "archive-unsafe": "workbook-unreadable",
    "file-damaged": "workbook-unreadable",
    "file-empty": "workbook-unreadable",
}


@dataclass(frozen=True)
class Line:
    """One filled row: its number in the sheet, what was typed by column, what the cells themselves have wrong.

    `code` is the token of a row that was returned before.
    """

    number: int
    said: dict[str, str]
    problems: dict[str, Problem] = field(default_factory=dict)
    code: str = ""


def read(content: bytes, name: str) -> list[Line]:
    """Every filled row but the example.

    Raises Invalid with the file's `name`: not-a-workbook, old-workbook, workbook-macros, workbook-too-large,
    workbook-unreadable, too-many-rows, no-heading-row, heading-twice, no-rows.
    """
    name = clean_name(name)
    try:
        _require_workbook(content, name)
        lines = _lines(_sheet(content))
    except Invalid as error:
        raise Invalid(error.code, field="workbook", **{"name": name, "most": MOST_ROWS, **error.params}) from error
    if not lines:
        raise Invalid("no-rows", field="workbook", name=name)
    return lines


def _require_workbook(content: bytes, name: str) -> None:
    """By content, never by name; every limit is held before a part is read as XML."""
    if len(content) > MOST_BYTES:
        raise Invalid("workbook-too-large")
    try:
        kind = sniff(content, name).media_type
    except Invalid as error:
        raise Invalid(SAYS.get(error.code, "not-a-workbook")) from error
    if kind != XLSX:
        raise Invalid("not-a-workbook")
    with zipfile.ZipFile(BytesIO(content)) as package:
        if sum(entry.file_size for entry in package.infolist()) > MOST_UNPACKED:
            raise Invalid("workbook-too-large")
        for entry in package.infolist():
            if entry.filename.lower().endswith((".xml", ".rels")):
                _check_part(entry.filename.lower(), package.read(entry))


def _check_part(name: str, part: bytes) -> None:
    # An office program writes UTF-8 without declarations; anything else is there to be read in two ways.
    if any(mark in part for mark in DECLARED) or b"\x00" in part[:1024]:
        raise Invalid("workbook-unreadable")
    if name.startswith("xl/worksheets/"):
        if len(LINE.findall(part)) > MOST_LINES:
            raise Invalid("too-many-rows")
        if len(CELL.findall(part)) > MOST_CELLS:
            raise Invalid("workbook-too-large")


def _sheet(content: bytes) -> Any:
    """The sheet of the template; in a workbook of one's own making the first that is not hidden."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that are not kept: nothing is written back
            book = load_workbook(BytesIO(content), data_only=False, keep_links=False)
    except Exception as error:  # a workbook of strangers fails in any way at all
        raise Invalid("workbook-unreadable") from error
    sheets = [sheet for sheet in book.worksheets if sheet.title == SHEET] or [
        sheet for sheet in book.worksheets if sheet.sheet_state == "visible"
    ]
    if not sheets:
        raise Invalid("no-heading-row")
    return sheets[0]


def _lines(sheet: Any) -> list[Line]:
    cells: dict[int, dict[int, Any]] = {}
    for (line, place), cell in sorted(sheet._cells.items()):  # only what is there: never a million empty ones
        if cell.value is not None:
            cells.setdefault(line, {})[place] = cell
    merged = _merged(sheet)
    top, columns = _headings(cells)
    found = []
    for number, row in cells.items():
        if number > top and (line := _line(number, row, columns, merged)):
            found.append(line)
            if len(found) > MOST_ROWS:
                raise Invalid("too-many-rows")
    return found


def _headings(cells: dict[int, dict[int, Any]]) -> tuple[int, dict[int, str]]:
    """The line of the headings, and the entry's column by place; a heading nobody knows is left out."""
    for number in sorted(cells)[:HEADING_LINES]:
        titles = {place: search_key(str(cell.value)) for place, cell in cells[number].items()}
        columns = {place: COLUMN_OF[title] for place, title in titles.items() if title in COLUMN_OF}
        if "subject" in columns.values():
            for column in columns.values():
                if list(columns.values()).count(column) > 1:
                    twice = next(place for place, name in columns.items() if name == column)
                    raise Invalid("heading-twice", heading=clean(str(cells[number][twice].value))[:40])
            return number, columns
    raise Invalid("no-heading-row")


def _line(number: int, row: dict[int, Any], columns: dict[int, str], merged: set[tuple[int, int]]) -> Line | None:
    typed: dict[str, str] = {}
    problems: dict[str, Problem] = {}
    for place, column in columns.items():
        cell = row.get(place)
        if cell is not None:
            typed[column], problem = text_of(cell, column)
            if problem:
                problems[column] = problem
    code = clean(typed.pop(CODE, ""))
    said = {column: plain(text) for column, text in tidy(typed).items()}
    if not said or said.get("subject", "").startswith(EXAMPLE):
        return None
    for place, column in columns.items():
        if (number, place) in merged and column != CODE:
            problems.setdefault(column, ("merged-cell", {}))
    return Line(number, said, problems, code)


def _merged(sheet: Any) -> set[tuple[int, int]]:
    """Cells that hide under another's (its first one has the words)."""
    found: set[tuple[int, int]] = set()
    for area in list(sheet.merged_cells.ranges)[:MOST_ROWS]:
        width, height = area.max_col - area.min_col + 1, area.max_row - area.min_row + 1
        if width * height <= MOST_ROWS:
            found |= {
                (line, place)
                for line in range(area.min_row, area.max_row + 1)
                for place in range(area.min_col, area.max_col + 1)
            }
            found.discard((area.min_row, area.min_col))
    return found
