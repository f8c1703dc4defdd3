"""Who stands in for whom, the latest first, those that have ended too; for who administers."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Delegation
from rabfang.agencies.queries import delegations_in
from rabfang.desk.access import Here
from rabfang.desk.settings.roles import holding_title
from rabfang.desk.taking_out.finding import administering, in_order, keys_of, scope_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("ผู้ปฏิบัติหน้าที่แทน"), width=28),
    Head(_("ผู้มอบหมาย"), width=28),
    Head(_("บทบาท"), width=36),
    Head(_("วันเริ่ม"), Shows.DATE, 14),
    Head(_("วันสิ้นสุด"), Shows.DATE, 14),
    Head(_("เหตุผล"), width=44),
)


def found(asking: Asking) -> Found:
    """All of the office."""
    here = administering(asking)
    rows = delegations_in(here.agency)
    return Found(
        heads=HEADS,
        count=rows.order_by().count,
        keys=lambda: keys_of(rows),
        rows=lambda keys: _read(here, keys),
        scope=scope_of(here),
    )


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    return [_cells(here, row) for row in in_order(delegations_in(here.agency).filter(pk__in=keys), keys)]


def _cells(here: Here, row: Delegation) -> list[Value]:
    held = row.holding
    title = holding_title(here.procedure, held)
    return [row.to.name, held.officer.name, title, row.starts_on, row.ends_on, row.reason]


LISTING = Listing("delegations", _("การมอบหมายแทน"), (), found, page=address("settings:delegations"))
