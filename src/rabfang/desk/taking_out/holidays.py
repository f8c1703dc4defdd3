"""Days of a year on which offices close or open out of the ordinary: those of all, and the office's own."""

from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Holiday
from rabfang.desk.settings.years import FIRST, LAST, days_of_year
from rabfang.desk.taking_out.finding import administering, of_lines, year_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("วันที่"), Shows.DATE, 14),
    Head(_("ชื่อวัน"), width=44),
    Head(_("ใช้กับ"), width=18),
    Head(_("เปิด"), width=9),
    Head(_("ปิด"), width=9),
    Head(_("ที่มา"), width=44),
    Head(_("วันที่ประกาศ"), Shows.DATE, 14),
    Head(_("ร่าง รอตรวจ"), width=14),
)


def found(asking: Asking) -> Found:
    """The year that the address says; a day without hours is closed."""
    here = administering(asking)
    year = year_of(asking, FIRST, LAST)
    days = sorted([*days_of_year(year, None), *days_of_year(year, here.agency.pk)], key=lambda row: row.day)
    return of_lines(here, HEADS, days, _cells, [(str(_("ปี พ.ศ.")), str(year))], f"year:{year}")


def _cells(row: Holiday) -> list[Value]:
    return [
        row.day,
        row.name,
        str(_("ทุกหน่วยงาน") if row.agency_id is None else _("หน่วยงานนี้")),
        f"{row.opens_at:%H:%M}" if row.opens_at else "",
        f"{row.closes_at:%H:%M}" if row.closes_at else "",
        row.source,
        row.announced_on,
        str(_("ใช่")) if row.is_draft else "",
    ]


LISTING = Listing("holidays", _("วันหยุด"), ("year",), found, page=address("settings:holidays"))
