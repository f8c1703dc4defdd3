"""Queueing what must be told to complainants, in the transaction of the event that causes it."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from rabfang.cases.models import Case, Complainant, Event, OutboxMessage, Prefers

EMAIL = "email"


def queue(case: Case, event: Event, topics: Sequence[str]) -> None:
    """Queues each topic for the complainants of the case and of the cases merged into it, where they can be reached."""
    if not topics:
        return
    OutboxMessage.objects.bulk_create(
        OutboxMessage(
            case_id=person.case_id,
            about=case,
            seq=event.seq,
            topic=topic,
            way=way,
            created_at=event.at,
            next_at=event.at,
        )
        for person in _told(case, event)
        if (way := way_to(person))
        for topic in topics
    )


def way_to(person: Complainant) -> str:
    """By which way a message reaches the person: as they wish, else where they wrote from; empty when by none.

    "email", or what stands first in their conversation ("line"). Who wishes to be called or written to is told by
    an officer, and who follows the case alone by nobody.
    """
    if person.prefers in (Prefers.TELEPHONE, Prefers.POST, Prefers.NONE):
        return ""
    chat, email = person.chat.partition(":")[0], EMAIL if person.email else ""
    return (email or chat) if person.prefers == Prefers.EMAIL else (chat or email)


def _told(case: Case, event: Event) -> Iterable[Complainant]:
    """The people concerned; a case just received is followed by no other."""
    if event.seq == 1:
        return [case.complainant]
    return Complainant.objects.filter(Q(case=case) | Q(case__merged_into=case)).order_by("case_id")
