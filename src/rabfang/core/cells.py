"""The one place by which text enters a table that other programs open: a cell there never acts.

`neutral` is for every CSV and workbook; whatever writes one writes with it (OWASP ASVS 5.0.0, 1.2.10; RFC 4180).
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

# What begins a formula in Excel, LibreOffice or a file saved as CSV: also full-width, also after blanks and signs that
# nobody sees.
UNSEEN = "\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x1f"
ACTIVE = re.compile(rf"^[{UNSEEN}]*[=+\-@|%＝＋－＠﹢﹣﹦﹫−]|^[\t\r\n]")
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what no XML may hold
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
    return MARK_OF_UTF8 + csv_lines([str(cell) for cell in row] for row in rows)


def csv_lines(rows: Iterable[Iterable[str | int | float]]) -> str:
    """Lines of a CSV: text neutral and in quotes, numbers as they are."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n").writerows(_neutral(row) for row in rows)
    return out.getvalue()


def xml_text(text: str) -> str:
    """The text neutral and as it may stand within XML of a workbook."""
    return NO_XML.sub("", neutral(text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def put_text(cell: Any, text: str) -> None:
    """Writes text as text into a workbook's cell (openpyxl): never a formula, a number or a date."""
    if text:
        cell.value = neutral(text)
        cell.data_type = "s"
    cell.number_format = TEXT


def _neutral(row: Iterable[str | int | float]) -> Iterator[str | int | float]:
    return (neutral(cell) if isinstance(cell, str) else cell for cell in row)


def _acts(text: str) -> bool:
    return ACTIVE.search(text.lstrip(MARK)) is not None
