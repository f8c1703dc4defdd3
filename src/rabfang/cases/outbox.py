"""Queueing what must be told to complainants, in the transaction of the event that causes it."""

from collections.abc import Sequence

from rabfang.cases.models import Case, Complainant, Event, OutboxMessage

EMAIL = "email"


def queue(case: Case, event: Event, topics: Sequence[str]) -> None:
    """Queues each topic for the complainant of the case and of every case merged into it, where an address exists."""
    if not topics:
        return
    people = Complainant.objects.filter(case=case) | Complainant.objects.filter(case__merged_into=case)
    OutboxMessage.objects.bulk_create(
        OutboxMessage(
            case_id=person.case_id,
            about=case,
            seq=event.seq,
            topic=topic,
            way=EMAIL,
            created_at=event.at,
            next_at=event.at,
        )
        for person in people.exclude(email="")
        for topic in topics
    )
