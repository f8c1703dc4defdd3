"""How satisfied people are by the channel they came through, of one fiscal year: the figures of the page."""

from django.utils.translation import gettext_lazy as _

from rabfang.channels.watch.satisfaction import LEVELS, Satisfaction, received_in, satisfaction
from rabfang.desk.taking_out.finding import here_for, of_lines, year_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

OTHER_HEADS = (Head(_("ให้คะแนน (เรื่อง)"), Shows.NUMBER, 14), Head(_("เรื่องทั้งหมด"), Shows.NUMBER, 14))


def found(asking: Asking) -> Found:
    """A line a channel, then all; numbers alone, no case."""
    here = here_for(asking)
    year = year_of(asking)
    lines = satisfaction(received_in(here.cases(), year), list(here.procedure.channel))
    levels = [
        head
        for level in LEVELS
        for head in (Head(str(level.label), Shows.NUMBER, 14), Head(f"{level.label} (%)", Shows.TENTHS, 14))
    ]
    heads = [Head(_("ช่องทาง"), width=32), *levels, *OTHER_HEADS]
    return of_lines(here, heads, lines, _cells, [(str(_("ปีงบประมาณ")), str(year))], f"year:{year}")


def _cells(line: Satisfaction) -> list[Value]:
    shares: list[Value] = []
    for level in line.levels:
        shares += [level.count, level.percent if line.rated else None]
    return [str(line.channel.title if line.channel else _("ทุกช่องทาง")), *shares, line.rated, line.cases]


LISTING = Listing("satisfaction", _("ความพึงพอใจรายช่องทาง"), ("year",), found, page=address("desk:satisfaction"))
