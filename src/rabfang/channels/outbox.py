"""Sends what waits in the outbox: at least once, each with a fixed id, one at a time."""

from datetime import datetime

from rabfang.cases.models import OutboxMessage
from rabfang.channels.delivery import BATCH, deliver, leaves, waiting
from rabfang.channels.email.transport import send


def send_waiting(at: datetime) -> int:
    """Sends every message that is due; returns how many went out.

    A demonstration counts messages as sent: they are shown on the desk and never leave. Without a mail server all wait.
    """
    if not leaves():
        return 0
    rows = OutboxMessage.objects.select_related("case__agency", "case__complainant", "about")
    due = waiting(OutboxMessage.objects.all(), at).order_by("next_at").values_list("pk", flat=True)
    return sum(deliver(rows, pk, send, at) for pk in list(due[:BATCH]))
