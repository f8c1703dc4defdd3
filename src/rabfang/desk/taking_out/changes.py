"""What was changed about the channels because of what people said, of one fiscal year (S4-10), as it stands now."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from rabfang.channels.models import ChannelChange
from rabfang.channels.watch.changes import changes_of
from rabfang.desk.access import Here
from rabfang.desk.listing import title
from rabfang.desk.taking_out.finding import here_for, in_order, keys_of, scope_of, year_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("ตั้งแต่วันที่"), Shows.DATE, 14),
    Head(_("ช่องทาง"), width=28),
    Head(_("สิ่งที่ปรับปรุง"), width=60),
    Head(_("เหตุผล"), width=60),
    Head(_("ผู้บันทึก"), width=24),
    Head(_("บันทึกเมื่อ"), Shows.MOMENT, 20),
)


def found(asking: Asking) -> Found:
    """The newest first; what a corrected one said before stays on its page."""
    here = here_for(asking)
    year = year_of(asking)
    rows = changes_of(here.agency, year)
    return Found(
        heads=HEADS,
        count=rows.order_by().count,
        keys=lambda: keys_of(rows),
        rows=lambda keys: _read(here, keys),
        scope=scope_of(here),
        said=[(str(_("ปีงบประมาณ")), str(year))],
        asked=f"year:{year}",
    )


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    return [_cells(here, row) for row in in_order(changes_of(here.agency).filter(pk__in=keys), keys)]


def _cells(here: Here, row: ChannelChange) -> list[Value]:
    channel = title(here.procedure.channels, row.channel)
    return [row.day, channel, row.what, row.why, row.by.name, row.at]


LISTING = Listing("changes", _("สิ่งที่ปรับปรุงจากผลการรับฟัง"), ("year",), found, page=address("desk:satisfaction"))
