"""Workbooks as offices send them: filled templates, and odd ones made byte by byte."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from rabfang.channels.occasions.excel.headings import HEADINGS

TITLES = [row.title for row in HEADINGS]
COLUMNS = [row.column for row in HEADINGS]
GOOD = {"subject": "ไฟถนนดับ", "detail": "หน้าวัด", "person": "สมหญิง"}


def book(*rows: dict[str, Any], titles: Sequence[Any] = TITLES, above: int = 0) -> Workbook:
    """A workbook of one's own making with these rows."""
    made = Workbook()
    sheet: Any = made.active
    for _ in range(above):
        sheet.append(["องค์การบริหารส่วนตำบล"])
    sheet.append(list(titles))
    for row in rows:
        sheet.append([row.get(name) for name in COLUMNS])
    return made


def saved(made: Workbook) -> bytes:
    """Its bytes."""
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def with_rows(*rows: dict[str, Any]) -> bytes:
    """The bytes of a workbook with these rows."""
    return saved(book(*rows))


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """A package of parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    parts = parts_of(content)
    return packed(parts | {name: change(parts[name])})


def cells_of(content: bytes, sheet: int = 0) -> list[list[Any]]:
    """What a reader of the workbook sees, formulas as formulas."""
    return [list(row) for row in load_workbook(BytesIO(content)).worksheets[sheet].iter_rows(values_only=True)]
