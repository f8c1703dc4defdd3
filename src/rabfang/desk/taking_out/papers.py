"""Papers that came in, in one state, the newest first: from whom, when, what became of each; not what they say."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from rabfang.channels.models import PaperIntake
from rabfang.channels.paper.queries import for_list, recording_paper, visible_intakes
from rabfang.desk.access import Here
from rabfang.desk.listing import title
from rabfang.desk.taking_out.finding import here_for, in_order, keys_of, require, scope_of
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

State = PaperIntake.State
HEADS = (
    Head(_("ได้รับเมื่อ"), Shows.MOMENT, 20),
    Head(_("ช่องทาง"), width=24),
    Head(_("จาก"), width=32),
    Head(_("เลขที่หนังสือ"), width=22),
    Head(_("ลงวันที่"), Shows.DATE, 14),
    Head(_("จำนวนหน้า"), Shows.NUMBER, 10),
    Head(_("ตรวจแล้ว (หน้า)"), Shows.NUMBER, 12),
    Head(_("สถานะ"), width=18),
    Head(_("เลขรับเรื่อง"), Shows.NUMBER, 12),
    Head(_("ปีของทะเบียน (พ.ศ.)"), Shows.NUMBER, 12),
    Head(_("เหตุผล"), width=32),
    Head(_("ผู้รับ"), width=24),
)


def found(asking: Asking) -> Found:
    """Those of the tab, for who records from a channel of paper."""
    here = here_for(asking)
    require(bool(recording_paper(here.actor, here.agency, here.procedure)))
    asked = asking.said.get("state", "")
    state = State(asked) if asked in State.values else State.OPEN
    rows = visible_intakes(here.actor, here.agency).filter(state=state).order_by("-pk")
    return Found(
        heads=HEADS,
        count=rows.order_by().count,
        keys=lambda: keys_of(rows),
        rows=lambda keys: _read(here, keys),
        scope=scope_of(here),
        said=[(str(_("สถานะ")), str(state.label))],
        asked=f"state:{state}",
    )


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    rows = for_list(visible_intakes(here.actor, here.agency).filter(pk__in=keys).select_related("case"))
    return [_cells(here, row) for row in in_order(rows, keys)]


def _cells(here: Here, row: Any) -> list[Value]:
    erased = row.erased_pages is not None
    return [
        row.received_at,
        title(here.procedure.channels, row.channel),
        row.sender or row.sent_by,
        row.letter_number or row.envelope_number,
        row.letter_date,
        row.erased_pages if erased else row.all_pages,
        None if erased else row.checked_pages,
        str(State(row.state).label),
        row.case.number if row.case else None,
        row.case.year if row.case else None,
        row.reason,
        row.made_by.name,
    ]


LISTING = Listing("papers", _("เอกสารเข้า"), ("state",), found, page=address("desk:papers"))
