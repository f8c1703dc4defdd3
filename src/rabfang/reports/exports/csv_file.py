"""Rows as a CSV file: UTF-8 with its mark, RFC 4180, dates in words.

A date is "21 พ.ย. 2569", as on the pages. A program that meets 21/11/2569 may take it for a day 543 years away and
tells nobody; this one is read as that day where Buddhist years are known, and stays a text elsewhere. To sort or count
by days one takes the workbook, where they are true dates.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import BinaryIO

from rabfang.core.cells import MARK_OF_UTF8, csv_lines
from rabfang.core.clock import local
from rabfang.reports.exports.lists import Head, Shows, Value
from rabfang.thai.dates import short_date

TIMES = {Shows.MOMENT: "%H:%M", Shows.SECOND: "%H:%M:%S"}


class CsvFile:
    """Written to row by row, into a file of the caller's."""

    def __init__(self, out: BinaryIO, heads: Sequence[Head], *, english: bool) -> None:
        self.out, self.heads, self.english = out, heads, english
        out.write((MARK_OF_UTF8 + csv_lines([[str(head.title) for head in heads]])).encode())

    def add(self, rows: Iterable[Sequence[Value]]) -> None:
        """Writes more rows."""
        self.out.write(csv_lines(self._cells(row) for row in rows).encode())

    def close(self) -> None:
        """Nothing comes after the last row."""

    def abandon(self) -> None:
        """Nothing is held back either."""

    def _cells(self, row: Sequence[Value]) -> list[str | int | float]:
        return [self._cell(head.shows, value) for head, value in zip(self.heads, row, strict=True)]

    def _cell(self, shows: Shows, value: Value) -> str | int | float:
        if isinstance(value, datetime):
            at = local(value)
            day = short_date(at.date(), english=self.english)
            return f"{day} {at.strftime(TIMES[shows])}" if shows in TIMES else day
        if isinstance(value, date):
            return short_date(value, english=self.english)
        return "" if value is None else value
