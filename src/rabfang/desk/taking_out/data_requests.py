"""The office's register of requests about personal data, the newest first; for who answers them.

Who asked and by when, not what they wrote or how they are reached. None of a confidential case.
"""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rabfang.desk.access import Here
from rabfang.desk.taking_out.finding import here_for, in_order, keys_of, require, scope_of
from rabfang.procedures.schema import May
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address
from rabfang.rights.models import Request
from rabfang.rights.queries import requests_of

HEADS = (
    Head(_("เลขที่คำขอ"), Shows.NUMBER, 9),
    Head(_("ปี พ.ศ."), Shows.NUMBER, 9),
    Head(_("คำขอ"), width=32),
    Head(_("ผู้ขอ"), width=28),
    Head(_("รับทาง"), width=24),
    Head(_("รับเมื่อ"), Shows.MOMENT, 20),
    Head(_("ครบกำหนด"), Shows.MOMENT, 20),
    Head(_("สถานะ"), width=24),
    Head(_("ดำเนินการเมื่อ"), Shows.MOMENT, 20),
    Head(_("ผู้ดำเนินการ"), width=24),
    Head(_("เกินกำหนด"), width=14),
)


def found(asking: Asking) -> Found:
    """Those that wait and those that are settled."""
    here = here_for(asking)
    require(here.may(May.PROTECT))
    rows = _all(here)
    return Found(
        heads=HEADS,
        count=rows.order_by().count,
        keys=lambda: keys_of(rows),
        rows=lambda keys: _read(here, keys),
        scope=scope_of(here),
    )


def _all(here: Here) -> QuerySet[Request]:
    return requests_of(here.agency).exclude(case__box__isnull=False).order_by("-pk")


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    return [_cells(here, row) for row in in_order(_all(here).filter(pk__in=keys), keys)]


def _cells(here: Here, row: Request) -> list[Value]:
    return [
        row.number,
        row.year,
        str(Request.Kind(row.kind).label),
        row.name,
        str(Request.Came(row.came).label),
        row.received_at,
        row.due_at,
        str(Request.State(row.state).label),
        row.settled_at,
        row.settled_by.name if row.settled_by else "",
        str(_("ใช่")) if (row.settled_at or here.at) > row.due_at else "",
    ]


LISTING = Listing("data-requests", _("คำขอเกี่ยวกับข้อมูลส่วนบุคคล"), (), found, page=address("desk:rights"))
