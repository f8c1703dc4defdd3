"""Messages to complainants, the newest first: of which case, what about, when, by which way, whether it arrived.

Not what they say, nor to which address: why one did not arrive may name it, and stays inside too.
"""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from rabfang.cases.models import OutboxMessage
from rabfang.channels.outbox import way_title
from rabfang.desk.access import Here
from rabfang.desk.pages.outbox import LOST, asked_for, in_sight
from rabfang.desk.taking_out.finding import here_for, in_order, keys_of, scope_of
from rabfang.desk.wording import topic_title
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("ข้อความ"), width=24),
    Head(_("เลขรับ"), Shows.NUMBER, 9),
    Head(_("ปีของทะเบียน (พ.ศ.)"), Shows.NUMBER, 12),
    Head(_("เรื่อง"), width=44),
    Head(_("เมื่อ"), Shows.MOMENT, 20),
    Head(_("ส่งโดย"), width=18),
    Head(_("สถานะ"), width=18),
    Head(_("ส่งเมื่อ"), Shows.MOMENT, 20),
)


def found(asking: Asking) -> Found:
    """Of the cases in sight: all, or those that did not arrive."""
    here = here_for(asking)
    lost = asking.said.get("state") == LOST
    rows = asked_for(here, lost=lost)
    return Found(
        heads=HEADS,
        count=rows.order_by().count,
        keys=lambda: keys_of(rows),
        rows=lambda keys: _read(here, keys),
        scope=scope_of(here),
        said=[(str(_("สถานะ")), str(_("ส่งไม่ถึง")))] if lost else (),
        asked=f"state:{LOST}" if lost else "",
    )


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    return [_cells(row) for row in in_order(in_sight(here).filter(pk__in=keys), keys)]


def _cells(row: OutboxMessage) -> list[Value]:
    return [
        topic_title(row.topic),
        row.case.number,
        row.case.year,
        row.case.subject,
        row.created_at,
        way_title(row.way),
        str(OutboxMessage.State(row.state).label),
        row.sent_at,
    ]


LISTING = Listing("outbox", _("ข้อความออก"), ("state",), found, page=address("desk:outbox"))
