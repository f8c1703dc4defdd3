"""Sends what waits in the outbox: at least once, each with a fixed id, one at a time."""

from datetime import datetime

from django.conf import settings

from rabfang.cases.models import OutboxMessage
from rabfang.channels.delivery import BATCH, deliver, waiting
from rabfang.channels.ways import WAYS


def send_waiting(at: datetime) -> int:
    """Sends every message that is due; returns how many went out.

    A demonstration counts messages as sent: they are shown on the desk and never leave. What goes by a way that does
    not lead out now, such as e-mail without a mail server, waits.
    """
    out = [key for key, way in WAYS.items() if settings.RABFANG_DEMONSTRATION or way.leaves()]
    if not out:
        return 0
    rows = OutboxMessage.objects.select_related("case__agency", "case__complainant", "about")
    due = waiting(OutboxMessage.objects.filter(way__in=out), at).order_by("next_at").values_list("pk", flat=True)
    return sum(deliver(rows, pk, _send, at) for pk in list(due[:BATCH]))


def _send(message: OutboxMessage) -> None:
    WAYS[message.way].send(message)
