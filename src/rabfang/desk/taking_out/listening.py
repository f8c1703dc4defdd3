"""The calendar of listening of a fiscal year (S4-9): a line a channel and month, so that it can be counted anew."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from rabfang.channels.watch.year import Cell, end_of, listening_year
from rabfang.desk.taking_out.finding import here_for, of_lines, year_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address
from rabfang.reports.periods import period_words

HEADS = (
    Head(_("ช่องทาง"), width=36),
    Head(_("เดือน"), width=18),
    Head(_("รอบที่กำหนด"), Shows.NUMBER, 12),
    Head(_("รอบที่ตรวจแล้ว"), Shows.NUMBER, 12),
    Head(_("รอบที่ขาด"), Shows.NUMBER, 12),
    Head(_("ตรวจ (ครั้ง)"), Shows.NUMBER, 12),
    Head(_("พบเรื่อง"), Shows.NUMBER, 12),
    Head(_("เรื่องที่ลงทะเบียน"), Shows.NUMBER, 12),
)
Line = tuple[str, date, Cell]


def found(asking: Asking) -> Found:
    """What was planned, done and missed; cases are those in sight."""
    here = here_for(asking)
    year = year_of(asking)
    calendar = listening_year(here.agency, year, here.at, here.cases())
    lines = [
        (str(line.channel.title), month, cell)
        for line in calendar.lines
        for month, cell in zip(calendar.months, line.cells, strict=True)
    ]
    return of_lines(here, HEADS, lines, _cells, [(str(_("ปีงบประมาณ")), str(year))], f"year:{year}")


def _cells(line: Line) -> list[Value]:
    channel, month, cell = line
    name = str(period_words(month, end_of(month)))
    return [channel, name, cell.planned, cell.done, cell.missed, cell.times, cell.found, cell.cases]


LISTING = Listing("listening", _("ปฏิทินการรับฟัง"), ("year",), found, page=address("desk:listening"))
