"""What the officer was told of in the last month, the newest first."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import Status
from rabfang.channels.models import Notice
from rabfang.desk.pages.reminders import told
from rabfang.desk.taking_out.finding import here_for, in_order, keys_of, scope_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("เลขรับ"), Shows.NUMBER, 9),
    Head(_("ปีของทะเบียน (พ.ศ.)"), Shows.NUMBER, 12),
    Head(_("เรื่อง"), width=44),
    Head(_("หน่วยงานเจ้าของเรื่อง"), width=28),
    Head(_("เตือนเพราะ"), width=24),
    Head(_("เมื่อ"), Shows.MOMENT, 20),
    Head(_("กำหนด"), Shows.MOMENT, 20),
    Head(_("สถานะ"), width=20),
)


def found(asking: Asking) -> Found:
    """The officer's own, of cases still in sight."""
    here = here_for(asking)
    rows = told(here)
    return Found(
        heads=HEADS,
        count=rows.order_by().count,
        keys=lambda: keys_of(rows),
        rows=lambda keys: _read(rows, keys),
        scope=scope_of(here),
    )


def _read(rows: QuerySet[Notice], keys: Sequence[int]) -> list[list[Value]]:
    return [_cells(row) for row in in_order(rows.filter(pk__in=keys), keys)]


def _cells(row: Notice) -> list[Value]:
    case = row.case
    return [
        case.number,
        case.year,
        case.subject,
        str(case.agency),
        str(Notice.Reason(row.reason).label),
        row.created_at,
        case.due_at,
        str(Status(case.status).label),
    ]


LISTING = Listing("reminders", _("การเตือนถึงฉัน"), (), found, page=address("desk:reminders"))
