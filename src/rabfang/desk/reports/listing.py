"""What is to be sent and by when, what comes next, and what was sent: on time or late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from rabfang.agencies.calendar import calendar_of
from rabfang.core.clock import local_date
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.reports.reading import HERE, ROW, any_url, room_here, rows
from rabfang.procedures.schema import Words
from rabfang.reports.duties import InForce, due_of, running
from rabfang.reports.models import Report
from rabfang.reports.periods import period_words
from rabfang.reports.room import Room, signer_of

PAGE = 30
MOST_UNSENT = 100


@dataclass(frozen=True)
class Next:
    """A duty whose period is not over: what it will be about, by when it is due, and how it stands now."""

    title: Words
    period: Words
    by: Words
    due_at: datetime
    url: str


@officer_page
@require_safe
def reports(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The lists; a fixed number of queries."""
    room = room_here(here)
    seen = room.visible().select_related(*ROW)
    unsent = seen.filter(sent_at__isnull=True)
    owed = unsent.filter(due_at__isnull=False).order_by("due_at", "pk")[:MOST_UNSENT]
    others = unsent.filter(due_at__isnull=True).order_by("-pk")[:MOST_UNSENT]
    sent = seen.filter(sent_at__isnull=False).order_by("-pk")
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        sent = sent.filter(pk__lt=int(before))
    page: list[Report] = list(sent[: PAGE + 1])
    context: dict[str, Any] = {
        "room": room,
        "owed": rows(room, owed) if not before else [],
        "others": rows(room, others) if not before else [],
        "next": list(_next(here, room)) if not before else [],
        "sent": rows(room, page[:PAGE]),
        "earlier": bool(before),
        "next_url": f"{reverse(HERE)}?before={page[PAGE - 1].pk}" if len(page) > PAGE else "",
    }
    return show(request, here, "reports/list", current=HERE, **context)


def _next(here: Here, room: Room) -> Iterator[Next]:
    """The duties of the procedure in force that the officer has a part in, the one due first on top."""
    today, calendar = local_date(here.at), calendar_of(here.agency)
    turns = list(running(InForce(here.version.pk, here.procedure, date.min, date.max), today))
    found = [(due_of(turn.report, turn.last, calendar).due_at, turn) for turn in turns]
    for due_at, turn in sorted(found, key=lambda pair: pair[0]):
        duty = turn.report
        if room.sees_all or here.roles & {duty.by, signer_of(duty), duty.to}:
            url = any_url(duty.form, turn.first, turn.last) if room.makes_any else ""
            by = here.procedure.roles[duty.by].title
            yield Next(duty.title, period_words(turn.first, turn.last), by, due_at, url)
