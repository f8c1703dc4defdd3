"""The channels of the office: how often each is to be looked at and by whom, and how its watch stands."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.taking_out.finding import here_for, of_lines
from rabfang.desk.watch.channels import every_channel
from rabfang.desk.watch.reading import ChannelRow
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("ช่องทาง"), width=36),
    Head(_("ตรวจทุก"), width=28),
    Head(_("ผู้รับผิดชอบ"), width=36),
    Head(_("ตรวจล่าสุด"), Shows.DATE, 14),
    Head(_("ตรวจครั้งต่อไปภายใน"), Shows.DATE, 14),
    Head(_("ขาดใน 12 เดือน"), Shows.NUMBER, 14),
    Head(_("เรื่องใน 12 เดือน"), Shows.NUMBER, 14),
)


def found(asking: Asking) -> Found:
    """As its page has them; cases are those in sight."""
    here = here_for(asking)
    return of_lines(here, HEADS, every_channel(here), _cells)


def _cells(row: ChannelRow) -> list[Value]:
    standing = row.standing
    return [
        str(row.channel.title),
        row.often,
        ", ".join(row.owners),
        standing.last,
        standing.turn.due if standing.turn else None,
        len(standing.missed) if row.channel.watch else None,
        row.cases,
    ]


LISTING = Listing("channels", _("ช่องทางรับฟัง"), (), found, page=address("desk:channels"))
