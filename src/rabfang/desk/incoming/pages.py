"""The list of messages from outside by what became of them, one message, and the message as it came."""

import logging
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from rabfang.channels.incoming.intakes import INTAKES
from rabfang.channels.incoming.understood import Understood
from rabfang.channels.models import Incoming
from rabfang.desk.access import Here, officer_page
from rabfang.desk.incoming.forms import JoinForm
from rabfang.desk.incoming.rights import incoming_of
from rabfang.desk.looks import look
from rabfang.desk.navigation import show
from rabfang.documents.serving import original_response

log = logging.getLogger(__name__)
PAGE = 30
State, Reason = Incoming.State, Incoming.Reason
SPAM = Q(state=State.HELD, reason=Reason.SPAM)
TABS: dict[str, tuple[Any, Q]] = {
    "held": (gettext_lazy("รอเจ้าหน้าที่ดู"), Q(state=State.HELD) & ~Q(reason__in=[Reason.SPAM, Reason.TALK])),
    "spam": (gettext_lazy("จดหมายขยะ"), SPAM),
    "taken": (gettext_lazy("เข้าทะเบียนแล้ว"), Q(state__in=[State.CASE, State.MESSAGE])),
    "done": (gettext_lazy("ไม่ต้องดำเนินการ"), Q(state=State.DONE)),
    "waiting": (gettext_lazy("รอระบบประมวลผล"), Q(state=State.WAITING)),
}
COUNTED = ("held", "spam", "waiting")  # what somebody or the system still has to do
TONES = {
    State.WAITING: "waiting",
    State.CASE: "good",
    State.MESSAGE: "good",
    State.HELD: "attention",
    State.DONE: "neutral",
}


@officer_page
@require_safe
def incoming(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Messages of one kind, the newest first, and how many wait."""
    chosen = request.GET.get("show", "held")
    if chosen not in TABS:
        raise Http404
    rows = incoming_of(here)
    open_rows = rows.filter(state__in=(State.HELD, State.WAITING))
    counts = open_rows.aggregate(**{key: Count("pk", filter=TABS[key][1]) for key in COUNTED})
    found = _before(rows.filter(TABS[chosen][1]), request.GET.get("before", ""))
    page = list(found.select_related("case").defer("body").order_by("-pk")[: PAGE + 1])
    address = f"{reverse('desk:incoming')}?show="
    tabs = [
        {"url": address + key, "label": label, "current": key == chosen, "count": counts.get(key)}
        for key, (label, _which) in TABS.items()
    ]
    context = {
        "tabs": tabs,
        "title": TABS[chosen][0],
        "rows": [shown(row) for row in page[:PAGE]],
        "next_url": f"{address}{chosen}&before={page[PAGE - 1].pk}" if len(page) > PAGE else "",
        "talks": open_rows.filter(reason=Reason.TALK).exists(),
    }
    return show(request, here, "incoming/list", current="desk:incoming", **context)


@officer_page
@require_safe
def one(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """One message with what can be done about it."""
    return page_of(request, here, in_sight(here, pk), JoinForm())


@officer_page
@require_safe
def raw(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The mail as it came, to be saved: never opened here."""
    row = in_sight(here, pk)
    if row.raw is None:
        raise Http404
    look(here, "raw-mail", f"#{row.pk}", case=row.case)
    return original_response(row.raw)


def in_sight(here: Here, pk: int) -> Incoming:
    """The message of that id; 404 when it is not for this officer."""
    return get_object_or_404(incoming_of(here).select_related("case__complainant", "raw", "agency"), pk=pk)


def page_of(request: HttpRequest, here: Here, row: Incoming, form: JoinForm, *, status: int = 200) -> HttpResponse:
    """The page of one message; `form` asks to which case it belongs."""
    said = _understood(row)
    context = {
        **shown(row),
        "said": said,
        "files": [{"name": each.name, "size": each.size} for each in said.files] if said else [],
        "mail": row.way in INTAKES,
        "open": _still_open(row),
        "spam": row.reason == Reason.SPAM,
        "form": form,
    }
    return show(request, here, "incoming/one", current="desk:incoming", status=status, **context)


def _still_open(row: Incoming) -> bool:
    """Whether something can be decided here: of a mail also once it was put aside; a talk has a page of its own."""
    states = (State.HELD, State.DONE) if row.way in INTAKES else (State.HELD,)
    return row.state in states and row.reason != Reason.TALK


def shown(row: Incoming) -> dict[str, Any]:
    """A message in a list."""
    state = State(row.state)
    return {
        "row": row,
        "title": row.subject or _("ไม่มีหัวเรื่อง"),
        "state": state.label,
        "tone": TONES[state],
        "reason": Reason(row.reason).label if row.reason else "",
    }


def _understood(row: Incoming) -> Understood | None:
    """What it says; None when it cannot be read, which is why it is here."""
    if row.way not in INTAKES:
        return Understood(row.sender, "", row.subject, row.subject)  # its body is what the platform sent
    try:
        return INTAKES[row.way].understood(row)
    except Exception as error:
        log.error("incoming %s could not be shown: %s", row.pk, type(error).__name__)
        return None


def _before(rows: QuerySet[Incoming], key: str) -> QuerySet[Incoming]:
    return rows.filter(pk__lt=int(key)) if key.isdecimal() and len(key) < 19 else rows
