"""How much of a long table paper shows: typesetting keeps about 20 kB for each cell until the last sheet is made.

A register of ten thousand rows is for a workbook, which has all of them; paper says how many it leaves out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rabfang.reports.blocks import Row, Shows, Table
from rabfang.reports.values import Hand

MOST_CELLS = 6_000  # of one report: 1,000 rows of six columns
LEAST_ROWS = 50  # of each table, however much stands before it


@dataclass
class Room:
    """What is left for the tables to come."""

    hand: Hand
    cells: int = MOST_CELLS

    def rows_of(self, table: Table) -> tuple[Sequence[Row], str]:
        """The first rows and every total, and what is to be said of those left out."""
        columns = max(1, len(table.columns))
        most = max(LEAST_ROWS, self.cells // columns)
        self.cells -= min(most, len(table.rows)) * columns
        if len(table.rows) <= most:
            return table.rows, ""
        shown = [row for place, row in enumerate(table.rows) if place < most or row.is_total]
        said = _("แสดง %(shown)s แถวจากทั้งหมด %(all)s แถว แถวทั้งหมดอยู่ในไฟล์ Excel ของรายงานนี้")
        write = self.hand.value
        return shown, said % {"shown": write(len(shown), Shows.NUMBER), "all": write(len(table.rows), Shows.NUMBER)}
