"""Units of the office with how many work in each and how many cases wait there; for who administers."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.settings.views.units import Line, lines
from rabfang.desk.taking_out.finding import administering, of_lines
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("หน่วย"), width=36),
    Head(_("ชื่อภาษาอังกฤษ"), width=36),
    Head(_("ชื่อย่อ"), width=18),
    Head(_("โทรศัพท์"), width=18),
    Head(_("เจ้าหน้าที่"), Shows.NUMBER, 12),
    Head(_("เรื่องที่ดำเนินการอยู่"), Shows.NUMBER, 14),
    Head(_("สถานะ"), width=14),
)


def found(asking: Asking) -> Found:
    """As its page has them, those that are closed last."""
    here = administering(asking)
    return of_lines(here, HEADS, lines(here), _cells)


def _cells(line: Line) -> list[Value]:
    unit = line.unit
    state = str(_("เปิดใช้") if unit.is_active else _("ปิดแล้ว"))
    return [unit.name_th, unit.name_en, unit.key, unit.telephone, line.officers, line.work, state]


LISTING = Listing("units", _("หน่วยภายใน"), (), found, page=address("settings:units"))
