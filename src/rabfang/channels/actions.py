"""What an officer can do with a message."""

from rabfang.cases.models import OutboxMessage
from rabfang.core.clock import now
from rabfang.core.errors import Conflict

NOT_DELIVERED = (OutboxMessage.State.FAILED, OutboxMessage.State.BOUNCED)


def retry(message: OutboxMessage) -> None:
    """Puts a message that failed or bounced back in the queue; raises Conflict when it did neither."""
    rows = OutboxMessage.objects.filter(pk=message.pk, state__in=NOT_DELIVERED)
    if not rows.update(state=OutboxMessage.State.QUEUED, attempts=0, next_at=now(), error=""):
        raise Conflict("message-not-failed")
