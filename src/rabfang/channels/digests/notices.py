"""Writes notices to officers, in the transaction of the event that causes them."""

from rabfang.cases.models import Case, Event, Urgency
from rabfang.channels.digests.audience import audience
from rabfang.channels.models import Notice


def notify_officers(case: Case, event: Event) -> None:
    """One notice an officer who is to know of the event; nothing, and no query, for what concerns no other officer."""
    told = audience(case, event)
    if told is None:
        return
    Notice.objects.bulk_create(
        Notice(
            officer_id=officer,
            case=case,
            seq=event.seq,
            reason=told.reason,
            urgent=case.urgency != Urgency.NORMAL,
            created_at=event.at,
        )
        for officer in sorted(told.officers)
    )
