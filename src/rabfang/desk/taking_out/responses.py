"""How many were asked how satisfied they are, by which way, and how many answered, of one fiscal year."""

from django.utils.translation import gettext_lazy as _

from rabfang.channels.satisfaction.responses import Response, asked_way, responses
from rabfang.channels.watch.satisfaction import received_in
from rabfang.desk.taking_out.finding import here_for, of_lines, year_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("ถามทาง"), width=28),
    Head(_("ถามแล้ว"), Shows.NUMBER, 14),
    Head(_("ตอบ"), Shows.NUMBER, 14),
    Head(_("อัตราการตอบ (%)"), Shows.TENTHS, 14),
)


def found(asking: Asking) -> Found:
    """A line a way, then all; numbers alone, no case."""
    here = here_for(asking)
    year = year_of(asking)
    lines = responses(received_in(here.cases(), year)).lines
    return of_lines(here, HEADS, lines, _cells, [(str(_("ปีงบประมาณ")), str(year))], f"year:{year}")


def _cells(line: Response) -> list[Value]:
    way = asked_way(line.way) if line.way else str(_("ทุกทาง"))
    return [way, line.asked, line.answered, line.percent if line.asked else None]


LISTING = Listing("responses", _("การถามความพึงพอใจ"), ("year",), found, page=address("desk:satisfaction"))
