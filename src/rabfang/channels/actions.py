"""What an officer can do with a message."""

from rabfang.cases.models import OutboxMessage
from rabfang.core.clock import now
from rabfang.core.errors import Conflict


def retry(message: OutboxMessage) -> None:
    """Puts a failed message back in the queue; raises Conflict when it has not failed."""
    rows = OutboxMessage.objects.filter(pk=message.pk, state=OutboxMessage.State.FAILED)
    if not rows.update(state=OutboxMessage.State.QUEUED, attempts=0, next_at=now(), error=""):
        raise Conflict("message-not-failed")
