"""Meetings, visits and mobile units, the newest first, with how many matters each brought."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from rabfang.channels.occasions.queries import visible_occasions, with_counts
from rabfang.desk.access import Here
from rabfang.desk.listing import title
from rabfang.desk.occasions.reading import area_of, may_list
from rabfang.desk.taking_out.finding import here_for, in_order, keys_of, require, scope_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("กิจกรรม"), width=44),
    Head(_("วันเริ่ม"), Shows.DATE, 14),
    Head(_("วันสิ้นสุด"), Shows.DATE, 14),
    Head(_("ช่องทาง"), width=24),
    Head(_("สถานที่"), width=32),
    Head(_("พื้นที่"), width=32),
    Head(_("ผู้รับผิดชอบ"), width=24),
    Head(_("จำนวนผู้เข้าร่วม"), Shows.NUMBER, 14),
    Head(_("จำนวนเรื่อง"), Shows.NUMBER, 12),
    Head(_("ยังไม่ลงทะเบียน"), Shows.NUMBER, 14),
)


def found(asking: Asking) -> Found:
    """Those in sight."""
    here = here_for(asking)
    require(may_list(here))
    seen = visible_occasions(here.actor, here.agency, here.procedure)
    return Found(
        heads=HEADS,
        count=seen.order_by().count,
        keys=lambda: keys_of(seen),
        rows=lambda keys: _read(here, keys),
        scope=scope_of(here),
    )


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    seen = visible_occasions(here.actor, here.agency, here.procedure).filter(pk__in=keys)
    return [_cells(here, one) for one in in_order(with_counts(seen), keys)]


def _cells(here: Here, one: Any) -> list[Value]:
    return [
        one.title,
        one.starts_on,
        one.ends_on,
        title(here.procedure.channels, one.channel),
        one.place,
        area_of(one),
        one.owner.name,
        one.attendance,
        one.recorded,
        one.open_rows,
    ]


LISTING = Listing("occasions", _("กิจกรรมรับฟัง"), (), found, page=address("desk:occasions"))
