"""Makes workbooks: the empty template, and the rows that are returned with the reason beside each."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from rabfang.channels.models import Occasion, OccasionEntry
from rabfang.channels.occasions.excel.headings import (
    CODE,
    CODE_HEADING,
    HEADINGS,
    HELP,
    INSTRUCTIONS,
    LISTS,
    REASON,
    REASON_HEADING,
    SHEET,
    Heading,
)
from rabfang.channels.occasions.refusals import problem_text
from rabfang.channels.occasions.rows import Scope, label_of, subdistricts_of
from rabfang.core.cells import TEXT, put_text

ROWS = 500  # rows with lists to choose from and telephone numbers as text
HEAD_FILL = PatternFill("solid", fgColor="0B4F5C")
WRONG_FILL = PatternFill("solid", fgColor="FFF6D6")


def template(occasion: Occasion, scope: Scope) -> bytes:
    """The empty workbook for an occasion, with an example row."""
    book, sheet = _begun(scope, HEADINGS)
    for place, heading in enumerate(HEADINGS, 1):
        _put(sheet, 2, place, heading.example).font = Font(italic=True, color="505A5F")
    _help(book, occasion)
    return _bytes(book)


def returned(occasion: Occasion, scope: Scope, entries: Iterable[OccasionEntry]) -> bytes:
    """The rows that were returned, each with its reasons; to be mended there and sent again."""
    headings = (*HEADINGS, REASON_HEADING, CODE_HEADING)
    book, sheet = _begun(scope, headings)
    kinds = {row.key: row.title.th for row in scope.kinds}
    areas = {row.code: label_of(row) for row in subdistricts_of(scope.area)}
    titles = {row.column: row.title for row in HEADINGS}
    for line, entry in enumerate(entries, 2):
        reasons = [
            f"{titles[name]}: {problem_text((code, params))}" if name in titles else problem_text((code, params))
            for name, (code, params) in entry.problems.items()
        ]
        said = dict(entry.said) | {REASON: "\n".join(reasons), CODE: entry.token}
        said["kind"] = kinds.get(said.get("kind", ""), said.get("kind", ""))
        said["subdistrict"] = areas.get(said.get("subdistrict", ""), said.get("subdistrict", ""))
        for place, heading in enumerate(headings, 1):
            cell = _put(sheet, line, place, said.get(heading.column, ""))
            if heading.column in entry.problems:
                cell.fill = WRONG_FILL
    _help(book, occasion)
    return _bytes(book)


def _begun(scope: Scope, headings: Sequence[Heading]) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one # nosec B101
    sheet.title = SHEET
    sheet.freeze_panes = "A2"
    for place, heading in enumerate(headings, 1):
        cell = _put(sheet, 1, place, heading.title)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD_FILL
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = heading.width
        sheet.column_dimensions[letter].number_format = TEXT
        for line in range(2, ROWS + 2):
            sheet.cell(line, place).number_format = TEXT
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    _offer(sheet, lists, headings, "kind", [row.title.th for row in scope.kinds])
    _offer(sheet, lists, headings, "subdistrict", [label_of(row) for row in subdistricts_of(scope.area)])
    return book, sheet


def _offer(sheet: Worksheet, lists: Worksheet, headings: Sequence[Heading], column: str, choices: list[str]) -> None:
    """A list to choose from in every cell of a column; its choices stand on the hidden sheet."""
    if not choices:
        return
    place = [heading.column for heading in headings].index(column) + 1
    for line, choice in enumerate(choices, 1):
        _put(lists, line, place, choice)
    letter = get_column_letter(place)
    rule = DataValidation("list", formula1=f"'{LISTS}'!${letter}$1:${letter}${len(choices)}", allow_blank=True)
    rule.errorStyle = "warning"  # what came on paper may be called otherwise; the check says so later
    rule.add(f"{letter}2:{letter}{ROWS + 1}")
    sheet.add_data_validation(rule)


def _help(book: Workbook, occasion: Occasion) -> None:
    sheet = book.create_sheet(HELP)
    sheet.column_dimensions["A"].width = 100
    for line, text in enumerate((occasion.title, *INSTRUCTIONS), 1):
        _put(sheet, line, 1, text)


def _put(sheet: Worksheet, line: int, place: int, text: str) -> Any:
    """Writes text as text: never a formula, a number or a date."""
    cell: Any = sheet.cell(line, place)
    put_text(cell, text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _bytes(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()
