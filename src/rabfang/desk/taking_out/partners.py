"""The address book of other agencies with how many parts of cases each has open; for who administers."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Partner
from rabfang.cases.queries import open_assignments_by_partner
from rabfang.desk.access import Here
from rabfang.desk.taking_out.finding import administering, in_order, keys_of, scope_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("หน่วยงาน"), width=44),
    Head(_("เรียนถึง"), width=44),
    Head(_("ที่อยู่"), width=44),
    Head(_("โทรศัพท์"), width=18),
    Head(_("อีเมล"), width=28),
    Head(_("ติดต่อทาง"), width=14),
    Head(_("เรื่องที่ดำเนินการอยู่"), Shows.NUMBER, 14),
    Head(_("สถานะ"), width=14),
)


def found(asking: Asking) -> Found:
    """As its page has them, those that are closed last."""
    here = administering(asking)
    rows = _all(here)
    return Found(
        heads=HEADS,
        count=rows.order_by().count,
        keys=lambda: keys_of(rows),
        rows=lambda keys: _read(here, keys),
        scope=scope_of(here),
    )


def _all(here: Here) -> QuerySet[Partner]:
    return Partner.objects.filter(agency=here.agency).order_by("-is_active", "name", "pk")


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    work = open_assignments_by_partner(here.agency)
    return [_cells(row, work) for row in in_order(_all(here).filter(pk__in=keys), keys)]


def _cells(row: Partner, work: Mapping[int, int]) -> list[Value]:
    way = str(_("ระบบนี้") if row.office_id else _("หนังสือ"))
    state = str(_("เปิดใช้") if row.is_active else _("ปิดแล้ว"))
    return [row.name, row.addressee, row.address, row.telephone, row.email, way, work.get(row.pk, 0), state]


LISTING = Listing("partners", _("หน่วยงานอื่น"), (), found, page=address("settings:partners"))
