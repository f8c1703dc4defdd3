"""Whom to call and ask how satisfied they are, the longest waiting first. The number to call stays on the page."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rabfang.cases.models import Outcome
from rabfang.channels.models import Asking as Question
from rabfang.channels.satisfaction.calls import to_call
from rabfang.desk.access import Here
from rabfang.desk.taking_out.finding import here_for, in_order, keys_of, require, scope_of
from rabfang.desk.watch.calls import asks, may_ask
from rabfang.reports.exports.lists import Asking, Found, Head, Listing, Shows, Value, address

HEADS = (
    Head(gettext_lazy("เลขรับ"), Shows.NUMBER, 9),
    Head(gettext_lazy("ปีของทะเบียน (พ.ศ.)"), Shows.NUMBER, 12),
    Head(gettext_lazy("เรื่อง"), width=44),
    Head(gettext_lazy("ผู้ร้อง"), width=24),
    Head(gettext_lazy("ยุติเมื่อ"), Shows.MOMENT, 20),
    Head(gettext_lazy("ผล"), width=24),
    Head(gettext_lazy("รอโทรตั้งแต่"), Shows.DATE, 14),
    Head(gettext_lazy("ข้อควรระวัง"), width=28),
)


def found(asking: Asking) -> Found:
    """Those whose answer the officer may enter."""
    here = here_for(asking)
    require(asks(here))
    waiting = to_call(here.cases()).prefetch_related(None)
    return Found(
        heads=HEADS,
        count=waiting.order_by().count,
        keys=lambda: keys_of(waiting),
        rows=lambda keys: _read(here, keys),
        scope=" ".join([scope_of(here), *sorted(here.roles)]),
    )


def _read(here: Here, keys: Sequence[int]) -> list[list[Value]]:
    waiting = in_order(to_call(here.cases()).filter(pk__in=keys), keys)
    return [_cells(one) for one in waiting if may_ask(here, one.case)]


def _cells(row: Question) -> list[Value]:
    case, person = row.case, row.case.complainant
    return [
        case.number,
        case.year,
        case.subject,
        person.name or _("ไม่ประสงค์ออกนาม"),
        case.closed_at,
        str(Outcome(case.outcome).label) if case.outcome else "",
        row.due_at,
        _("ถามกับผู้ร้องเองเท่านั้น") if person.discreet else "",
    ]


LISTING = Listing("calls", gettext_lazy("ถามความพึงพอใจทางโทรศัพท์"), (), found, page=address("desk:satisfaction_calls"))
