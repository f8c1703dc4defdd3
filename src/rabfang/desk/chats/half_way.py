"""Talks that people left half-way: what they had said, to be taken up as a case or let be."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rabfang.cases.wording import refusal_text
from rabfang.channels.chat.half_way import (
    files_of,
    gathered_in,
    left_half_way,
    let_be,
    take_back,
    take_up,
    were_let_be,
)
from rabfang.channels.chat.matter import topic_of
from rabfang.channels.models import Incoming
from rabfang.core.clock import local_date
from rabfang.core.errors import Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.recording import channels_of
from rabfang.documents.serving import file_response

SHOWN = 50


@officer_page
@require_safe
def talks(request: HttpRequest, here: Here) -> HttpResponseBase:
    """What waits, the oldest first, and what was let be; nothing there for who records from no channel."""
    _recorder(here)
    channels = _channels(here)
    found = left_half_way(here.agency, channels)
    held = list(found[:SHOWN])
    files = files_of(held)
    rows = [{**_shown(row, channels), "files": files[row.pk]} for row in held]
    context: dict[str, Any] = {
        "rows": rows,
        "more": found.count() - len(rows),
        "days": settings.RABFANG_TALK_DAYS,
        "aside": [_shown(row, channels) for row in were_let_be(here.agency, channels)[:SHOWN]],
    }
    return show(request, here, "chats/talks", current="desk:work", **context)


@officer_page
@require_safe
def file(request: HttpRequest, here: Here, pk: int, file: int) -> HttpResponseBase:
    """A file that was sent in a talk that waits, as people see it."""
    held = get_object_or_404(left_half_way(here.agency, _channels(here)), pk=pk)
    for row in files_of([held])[held.pk]:
        if row.pk == file and row.raw:
            return file_response(row.raw)
    raise Http404


@officer_page
@require_POST
def take(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """It becomes a case, and the person is told its number in the chat."""
    try:
        case = take_up(_row(here, pk), by=here.actor, at=here.at)
    except Refused as error:
        messages.error(request, refusal_text(error))
        return redirect("chats:talks")
    messages.success(request, _("รับเป็นเรื่องเลขรับ %(number)s แล้ว") % {"number": case.number_text})
    return redirect("desk:case", pk=case.pk)


@officer_page
@require_POST
def leave(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """Nothing is to be done with it."""
    try:
        let_be(_row(here, pk), by=here.officer, at=here.at)
    except Refused as error:
        messages.error(request, refusal_text(error))
    else:
        messages.success(request, _("บันทึกว่าไม่ต้องดำเนินการแล้ว นำกลับมาดูใหม่ได้จากท้ายหน้านี้"))
    return redirect("chats:talks")


@officer_page
@require_POST
def back(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """What was let be waits to be looked at again."""
    try:
        take_back(_row(here, pk), by=here.officer, at=here.at)
    except Refused as error:
        messages.error(request, refusal_text(error))
    return redirect("chats:talks")


def _shown(row: Incoming, channels: dict[str, str]) -> dict[str, Any]:
    talk = gathered_in(row).talk
    goes = row.next_at if settings.RABFANG_ASIDE_DAYS else None
    last = goes and local_date(goes) - timedelta(days=1)
    return {"row": row, "talk": talk, "topic": topic_of(talk), "channel": channels[row.channel], "last": last}


def _channels(here: Here) -> dict[str, str]:
    return {channel.key: str(channel.title) for channel in channels_of(here)}


def _recorder(here: Here) -> None:
    if not channels_of(here):
        raise Http404


def _row(here: Here, pk: int) -> Incoming:
    rows = Incoming.objects.filter(agency=here.agency, channel__in=_channels(here), body__contains='"gathered"')
    return get_object_or_404(rows, pk=pk)
