"""Messages from outside of one kind, the newest first: from whom, when, what became of each; not what they say."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from rabfang.channels.models import Incoming
from rabfang.core.errors import Invalid
from rabfang.desk.access import Here
from rabfang.desk.incoming.pages import TABS
from rabfang.desk.incoming.rights import incoming_of
from rabfang.desk.listing import title
from rabfang.desk.recording import channels_of
from rabfang.desk.taking_out.finding import here_for, in_order, keys_of, scope_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(_("หัวเรื่อง"), width=44),
    Head(_("จาก"), width=32),
    Head(_("ได้รับเมื่อ"), Shows.MOMENT, 20),
    Head(_("ช่องทาง")),
    Head(_("สถานะ"), width=20),
    Head(_("เหตุ"), width=24),
    Head(_("เลขรับเรื่อง"), Shows.NUMBER, 12),
    Head(_("ปีของทะเบียน (พ.ศ.)"), Shows.NUMBER, 12),
)


def found(asking: Asking) -> Found:
    """Those of the tab that are in sight."""
    here = here_for(asking)
    chosen = asking.said.get("show", "held")
    if chosen not in TABS:
        raise Invalid("export-question")
    label, which = TABS[chosen]
    rows = incoming_of(here).filter(which)
    own = sorted(channel.key for channel in channels_of(here))
    return Found(
        heads=HEADS,
        count=rows.order_by().count,
        keys=lambda: keys_of(rows.order_by("-pk")),
        rows=lambda keys: _read(here, keys),
        scope=" ".join([scope_of(here), *own]),
        said=[(str(_("สถานะ")), str(label))],
        asked=f"show:{chosen}",
    )


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    rows = incoming_of(here).filter(pk__in=keys).select_related("case").defer("body")
    return [_cells(here, row) for row in in_order(rows, keys)]


def _cells(here: Here, row: Incoming) -> list[Value]:
    return [
        row.subject,
        row.sender,
        row.received_at,
        title(here.procedure.channels, row.channel),
        str(Incoming.State(row.state).label),
        str(Incoming.Reason(row.reason).label) if row.reason else "",
        row.case.number if row.case else None,
        row.case.year if row.case else None,
    ]


LISTING = Listing("incoming", _("ข้อความเข้า"), ("show",), found, page=address("desk:incoming"))
