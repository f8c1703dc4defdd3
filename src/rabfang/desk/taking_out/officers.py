"""Officers of the office with the roles that they hold on the day, by name; for who administers."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Officer
from rabfang.desk.access import Here
from rabfang.desk.settings.roles import holding_title
from rabfang.desk.settings.views.officers import with_roles
from rabfang.desk.taking_out.finding import administering, in_order, keys_of, scope_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("ชื่อ"), width=28),
    Head(_("ตำแหน่ง"), width=36),
    Head(_("อีเมล"), width=32),
    Head(_("โทรศัพท์"), width=18),
    Head(_("บทบาทวันนี้"), width=44),
    Head(_("บัญชี"), width=14),
    Head(_("เพิ่มเมื่อ"), Shows.DATE, 14),
)


def found(asking: Asking) -> Found:
    """Every account, closed ones too."""
    here = administering(asking)
    rows = _all(here)
    return Found(
        heads=HEADS,
        count=rows.order_by().count,
        keys=lambda: keys_of(rows),
        rows=lambda keys: _read(here, keys),
        scope=scope_of(here),
    )


def _all(here: Here) -> QuerySet[Officer]:
    return Officer.objects.filter(agency=here.agency).order_by("name", "pk")


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    return [_cells(here, row) for row in in_order(with_roles(here, _all(here).filter(pk__in=keys)), keys)]


def _cells(here: Here, row: Officer) -> list[Value]:
    roles = [holding_title(here.procedure, one) for one in getattr(row, "held", ())]
    state = _("ใช้งานได้") if row.is_active else _("ปิดบัญชีแล้ว")
    return [row.name, row.position, row.email, row.telephone, ", ".join(roles), str(state), row.date_joined]


LISTING = Listing("officers", _("เจ้าหน้าที่"), (), found, page=address("settings:officers"))
