"""Messages to complainants: what was said, whether it arrived, and what to do about one that did not."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rabfang.cases.actions.rate import may_rate
from rabfang.cases.models import OutboxMessage
from rabfang.cases.outbox import way_to
from rabfang.cases.rules import offers
from rabfang.cases.standing import standing_of
from rabfang.cases.wording import refusal_text
from rabfang.channels.outbox import NOT_DELIVERED, rendered, retry, told_by_hand, way_title
from rabfang.channels.satisfaction.asking import RATE
from rabfang.channels.satisfaction.asking import TOPIC as ASKED
from rabfang.core.errors import Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.case.telling import telling_of
from rabfang.desk.navigation import show
from rabfang.desk.wording import MESSAGE_TONES, topic_title
from rabfang.procedures.queries import version_of

PAGE = 30
MANY = 100
CONTACT = "contact"
LOST = "lost"


@officer_page
@require_safe
def outbox(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Messages of the cases in sight, the newest first; all, or those that did not arrive."""
    lost = request.GET.get("state") == LOST
    found = asked_for(here, lost=lost)
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        found = found.filter(pk__lt=int(before))
    page = list(found[: PAGE + 1])
    shown = [_shown(row) for row in page[:PAGE]]
    asked = {"state": LOST} if lost else {}
    next_url = (
        f"{reverse('desk:outbox')}?{urlencode(asked | {'before': page[PAGE - 1].pk})}" if len(page) > PAGE else ""
    )
    return show(
        request,
        here,
        "outbox",
        current="desk:outbox",
        rows=shown,
        next_url=next_url,
        lost=lost,
        missing=_missing(here),
    )


@officer_page
@require_safe
def message(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """One message as the complainant gets it; of one that did not arrive, what can be done."""
    row = get_object_or_404(in_sight(here), pk=pk)
    context: dict[str, Any] = {"row": _shown(row), "text": rendered(row)}
    if row.state in NOT_DELIVERED:
        context |= _remedies(here, row)
    return show(request, here, "message", current="desk:outbox", **context)


@officer_page
@require_POST
def retry_message(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """Puts a failed message back in the queue."""
    row = get_object_or_404(in_sight(here), pk=pk)
    try:
        retry(row, at=here.at)
    except Refused as error:
        messages.error(request, refusal_text(error))
    else:
        messages.success(request, _("ข้อความนี้อยู่ในคิวแล้ว ระบบจะส่งใหม่ภายในไม่กี่นาที"))
    return redirect("desk:message", pk=pk)


@officer_page
@require_POST
def told(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The officer told the person by telephone or letter what did not arrive."""
    row = get_object_or_404(in_sight(here), pk=pk)
    try:
        told_by_hand(row, by=here.officer, at=here.at)
    except Refused as error:
        messages.error(request, refusal_text(error))
    else:
        messages.success(request, _("บันทึกว่าแจ้งผู้ร้องแล้ว"))
    return redirect("desk:message", pk=pk)


def _remedies(here: Here, row: OutboxMessage) -> dict[str, Any]:
    """By which way it would leave now, and whether this officer may change how the person is reached."""
    person, case = row.case.complainant, row.case
    procedure = version_of(case.procedure_id)[1]
    return {
        "way_now": way_to(person),
        "telling": telling_of(person),
        "can_change": bool(offers(procedure, standing_of(case), here.actor, (CONTACT,))),
        "can_ask": row.topic == ASKED
        and may_rate(case)
        and bool(offers(procedure, standing_of(case), here.actor, (RATE,))),
        "person": person,
    }


def asked_for(here: Here, *, lost: bool) -> QuerySet[OutboxMessage]:
    """The newest first; only those that did not arrive when asked so."""
    rows = in_sight(here).order_by("-pk")
    return rows.filter(state__in=NOT_DELIVERED) if lost else rows


def in_sight(here: Here) -> QuerySet[OutboxMessage]:
    """Messages of the cases that the officer sees, each with its case."""
    return OutboxMessage.objects.filter(case__in=here.cases()).select_related("case", "case__complainant", "about")


def _missing(here: Here) -> int:
    """How many did not arrive, of the cases in sight; not counted beyond MANY."""
    return in_sight(here).filter(state__in=NOT_DELIVERED).order_by()[:MANY].count()


def _shown(row: OutboxMessage) -> dict[str, object]:
    state = OutboxMessage.State(row.state)
    return {
        "message": row,
        "topic": topic_title(row.topic),
        "state": state.label,
        "tone": MESSAGE_TONES[state],
        "way": way_title(row.way),
        "failed": state in NOT_DELIVERED,
    }
