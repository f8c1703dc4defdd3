"""Versions of the office's procedure, the one in force first; for who administers."""

from django.utils.translation import gettext_lazy as _

from rabfang.desk.taking_out.finding import administering, of_lines
from rabfang.procedures.models import ProcedureVersion
from rabfang.procedures.queries import versions
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("ฉบับที่"), Shows.NUMBER, 9),
    Head(_("เผยแพร่เมื่อ"), Shows.MOMENT, 20),
    Head(_("ผู้เผยแพร่"), width=24),
    Head(_("หมายเหตุ"), width=60),
)


def found(asking: Asking) -> Found:
    """Without their texts, which their pages show."""
    here = administering(asking)
    return of_lines(here, HEADS, list(versions(here.agency)), _cells)


def _cells(row: ProcedureVersion) -> list[Value]:
    by = row.published_by.name if row.published_by else str(_("ระบบ"))
    return [row.number, row.published_at, by, row.note]


LISTING = Listing("procedures", _("ขั้นตอนปฏิบัติงาน"), (), found, page=address("settings:procedures"))
