"""Reads of messages that leave the office, and of what its officers are told."""

from datetime import datetime

from django.db.models import QuerySet

from rabfang.cases.models import Case, OutboxMessage
from rabfang.channels.chat.outgoing import rendered as chat_rendered
from rabfang.channels.email.messages import Rendered
from rabfang.channels.email.messages import rendered as mail_rendered
from rabfang.channels.models import Incoming, Notice, Platform

__all__ = ["Rendered", "notices_of", "rendered", "said_at"]


def rendered(message: OutboxMessage) -> Rendered:
    """A message as its reader gets it, by whichever way it goes."""
    return chat_rendered(message) if message.way in Platform.values else mail_rendered(message)


def notices_of(officer_id: int, cases: QuerySet[Case], since: datetime) -> QuerySet[Notice]:
    """What the officer was told since then of cases among `cases`, the newest first, each with its case."""
    rows = Notice.objects.filter(officer=officer_id, created_at__gte=since, case__in=cases)
    return rows.select_related("case__agency", "digest").order_by("-pk")


def said_at(case: Case) -> datetime | None:
    """When the message that became the case was sent, as its sender's clock says; shown, and believed nowhere."""
    return Incoming.objects.filter(case=case, seq=1).values_list("said_at", flat=True).first()
