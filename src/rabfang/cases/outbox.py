"""Queueing what must be told to complainants, in the transaction of the event that causes it."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from rabfang.cases.models import Case, Complainant, Event, OutboxMessage

EMAIL = "email"


def queue(case: Case, event: Event, topics: Sequence[str]) -> None:
    """Queues each topic for the complainants of the case and of the cases merged into it, where an address exists."""
    if not topics:
        return
    OutboxMessage.objects.bulk_create(
        OutboxMessage(
            case_id=told,
            about=case,
            seq=event.seq,
            topic=topic,
            way=EMAIL,
            created_at=event.at,
            next_at=event.at,
        )
        for told in _told(case, event)
        for topic in topics
    )


def _told(case: Case, event: Event) -> Iterable[int]:
    """Ids of the cases whose complainants are told; a case just received is followed by no other."""
    if event.seq == 1:
        return [case.pk]
    people = Complainant.objects.filter(Q(case=case) | Q(case__merged_into=case)).exclude(email="")
    return people.values_list("case_id", flat=True)
