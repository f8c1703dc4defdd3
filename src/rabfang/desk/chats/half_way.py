"""Talks that people left half-way: what they had said, to be taken up as a case or let be."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rabfang.cases.wording import refusal_text
from rabfang.channels.chat.half_way import gathered_in, left_half_way, let_be, take_up
from rabfang.channels.chat.matter import topic_of
from rabfang.channels.models import Incoming
from rabfang.core.errors import Refused
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.recording import channels_of

SHOWN = 50


@officer_page
@require_safe
def talks(request: HttpRequest, here: Here) -> HttpResponseBase:
    """What waits, the oldest first; nothing there for who records from no channel."""
    _recorder(here)
    found = left_half_way(here.agency, _channels(here))
    shown = []
    for row in found[:SHOWN]:
        talk = gathered_in(row).talk
        shown.append({"row": row, "talk": talk, "topic": topic_of(talk), "channel": _channels(here)[row.channel]})
    return show(request, here, "chats/talks", current="desk:work", rows=shown, more=found.count() - len(shown))


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
        let_be(_row(here, pk))
    except Refused as error:
        messages.error(request, refusal_text(error))
    else:
        messages.success(request, _("บันทึกว่าไม่ต้องดำเนินการแล้ว ข้อความยังเก็บไว้"))
    return redirect("chats:talks")


def _channels(here: Here) -> dict[str, str]:
    return {channel.key: str(channel.title) for channel in channels_of(here)}


def _recorder(here: Here) -> None:
    if not channels_of(here):
        raise Http404


def _row(here: Here, pk: int) -> Incoming:
    rows = Incoming.objects.filter(agency=here.agency, channel__in=_channels(here), body__contains='"gathered"')
    return get_object_or_404(rows, pk=pk)
