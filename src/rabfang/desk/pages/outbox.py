"""Messages to complainants: what was said, whether it was sent, and sending a failed one again."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rabfang.cases.models import OutboxMessage
from rabfang.cases.wording import refusal_text
from rabfang.channels.actions import retry
from rabfang.channels.queries import rendered
from rabfang.core.errors import Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.wording import MESSAGE_TONES, topic_title

PAGE = 30


@officer_page
@require_safe
def outbox(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Messages of the cases in sight, the newest first."""
    found = _in_sight(here)
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        found = found.filter(pk__lt=int(before))
    page = list(found.order_by("-pk")[: PAGE + 1])
    shown = [_shown(row) for row in page[:PAGE]]
    next_url = f"{reverse('desk:outbox')}?before={page[PAGE - 1].pk}" if len(page) > PAGE else ""
    return show(request, here, "outbox", current="desk:outbox", rows=shown, next_url=next_url)


@officer_page
@require_safe
def message(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """One message as the complainant gets it."""
    row = get_object_or_404(_in_sight(here), pk=pk)
    return show(request, here, "message", current="desk:outbox", row=_shown(row), text=rendered(row))


@officer_page
@require_POST
def retry_message(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """Puts a failed message back in the queue."""
    row = get_object_or_404(_in_sight(here), pk=pk)
    try:
        retry(row)
    except Refused as error:
        messages.error(request, refusal_text(error))
    else:
        messages.success(request, _("ข้อความนี้อยู่ในคิวแล้ว ระบบจะส่งใหม่ภายในไม่กี่นาที"))
    return redirect("desk:message", pk=pk)


def _in_sight(here: Here) -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.filter(case__in=here.cases()).select_related("case", "case__complainant", "about")


def _shown(row: OutboxMessage) -> dict[str, object]:
    state = OutboxMessage.State(row.state)
    return {
        "message": row,
        "topic": topic_title(row.topic),
        "state": state.label,
        "tone": MESSAGE_TONES[state],
        "failed": state == OutboxMessage.State.FAILED,
    }
