"""The report room: which report of which days is due when, when and by which way it was sent, and whether in time."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from rabfang.desk.reports.reading import ROW, Row
from rabfang.desk.taking_out.finding import here_for, in_order, keys_of, require, scope_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address
from rabfang.reports.models import Way
from rabfang.reports.room import Room, opens_to, room_of

HEADS = (
    Head(_("ชื่อรายงาน"), width=44),
    Head(_("ช่วงเวลา"), width=28),
    Head(_("วันเริ่ม"), Shows.DATE, 14),
    Head(_("วันสิ้นสุด"), Shows.DATE, 14),
    Head(_("กำหนดส่ง"), Shows.MOMENT, 20),
    Head(_("สถานะ"), width=18),
    Head(_("ส่งเมื่อ"), Shows.MOMENT, 20),
    Head(_("ส่งโดย"), width=16),
    Head(_("ผู้ส่ง"), width=24),
    Head(_("ผล"), width=18),
    Head(_("เป็นฉบับแก้ไข"), width=14),
)


def found(asking: Asking) -> Found:
    """The reports in sight, sent or not, those of the latest days first."""
    here = here_for(asking)
    require(opens_to(here.roles, here.procedure))
    room = room_of(here.actor, here.agency, here.procedure)
    seen = room.visible().order_by("-last", "-pk")
    return Found(
        heads=HEADS,
        count=seen.order_by().count,
        keys=lambda: keys_of(seen),
        rows=lambda keys: _read(room, keys, asking.at),
        scope=" ".join([scope_of(here), *sorted(here.roles)]),
    )


def _read(room: Room, keys: Sequence[int], at: datetime) -> list[list[Value]]:
    return [_cells(Row(one), at) for one in in_order(room.visible().filter(pk__in=keys).select_related(*ROW), keys)]


def _cells(row: Row, at: datetime) -> list[Value]:
    report = row.report
    is_over = bool(report.due_at and not report.sent_at and report.due_at < at)
    return [
        str(row.title),
        str(row.period),
        report.first,
        report.last,
        report.due_at,
        row.state,
        report.sent_at,
        str(Way(report.sent_way).label) if report.sent_way else "",
        report.sent_by.name if report.sent_by else "",
        str(_("เกินกำหนด")) if is_over else row.punctual,
        str(_("ใช่")) if report.corrects_id else "",
    ]


LISTING = Listing("reports", _("รายงาน"), (), found, page=address("desk:reports"))
