"""Officers who are told in their own chat instead of by mail."""

from django.db.models import QuerySet

from rabfang.channels.models import Conversation, OfficerChat, Platform

_TOLD = {
    "digest": True,
    "conversation__isnull": False,
    "conversation__blocked": False,
    "conversation__account__is_active": True,
    "conversation__account__platform": Platform.LINE,
}


def told_by_chat() -> QuerySet[OfficerChat, int]:
    """Ids of those officers."""
    return OfficerChat.objects.filter(**_TOLD).values_list("officer_id", flat=True)


def chat_of(officer_id: int) -> Conversation | None:
    """The chat in which that officer is told; None for by mail."""
    rows = OfficerChat.objects.select_related("conversation__account__agency")
    found = rows.filter(officer=officer_id, **_TOLD).first()
    return found.conversation if found else None
