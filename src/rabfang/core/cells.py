"""The one place by which text enters a table that other programs open: a cell there never acts.

`neutral` is for every CSV and workbook; `csv_text` and `put_text` write with it (OWASP ASVS 5.0.0, 1.2.10; RFC 4180).
"""

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

# What begins a formula in Excel, LibreOffice or a file saved as CSV: also full-width, also after blanks and signs that
# nobody sees.
UNSEEN = "\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x1f"
ACTIVE = re.compile(rf"^[{UNSEEN}]*[=+\-@|%＝＋－＠﹢﹣﹦﹫−]|^[\t\r\n]")
MARK = "'"
TEXT = "@"
MARK_OF_UTF8 = "\ufeff"  # without it Excel takes Thai for something else


def neutral(text: str) -> str:
    """The text with an apostrophe before it where it could act; in a file this system wrote, `plain` takes it away."""
    return MARK + text if _acts(text) else text


def plain(text: str) -> str:
    """What `neutral` was given."""
    return text[1:] if text.startswith(MARK) and _acts(text) else text


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """A CSV of these rows for Excel: every cell neutral and in quotes."""
    out = io.StringIO()
    write = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    write.writerows([neutral(str(cell)) for cell in row] for row in rows)
    return MARK_OF_UTF8 + out.getvalue()


def put_text(cell: Any, text: str) -> None:
    """Writes text as text into a workbook's cell (openpyxl): never a formula, a number or a date."""
    if text:
        cell.value = neutral(text)
        cell.data_type = "s"
    cell.number_format = TEXT


def _acts(text: str) -> bool:
    return ACTIVE.search(text.lstrip(MARK)) is not None
