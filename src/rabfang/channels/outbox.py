"""Sends what waits in the outbox: at least once, each with a fixed id, one at a time."""

import smtplib
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F

from rabfang.cases.models import OutboxMessage
from rabfang.channels.email.transport import send

State = OutboxMessage.State
# Minutes until the next try after the first, second ... failure; after the last the message has failed.
WAITS = (1, 5, 15, 60, 240, 240, 240, 720, 1440)
# A row still "sending" after this was left by a worker that died; it is tried again with the same id.
LEFT_BEHIND = timedelta(minutes=10)
BATCH = 100
PERMANENT = 500


def send_waiting(at: datetime) -> int:
    """Sends every message that is due; returns how many went out.

    A demonstration counts messages as sent: they are shown on the desk and never leave. Without a mail server all wait.
    """
    if not settings.EMAIL_HOST and not settings.RABFANG_DEMONSTRATION:
        return 0
    due = OutboxMessage.objects.filter(next_at__lte=at, state__in=(State.QUEUED, State.SENDING))
    sent = 0
    for pk in list(due.order_by("next_at").values_list("pk", flat=True)[:BATCH]):
        sent += _send_one(pk, at)
    return sent


def _send_one(pk: int, at: datetime) -> bool:
    """Claims one message, sends it, and notes how it went. Two workers never claim the same."""
    claimed = OutboxMessage.objects.filter(pk=pk, next_at__lte=at, state__in=(State.QUEUED, State.SENDING)).update(
        state=State.SENDING, next_at=at + LEFT_BEHIND, attempts=F("attempts") + 1
    )
    if not claimed:
        return False
    row = OutboxMessage.objects.select_related("case__agency", "case__complainant", "about").get(pk=pk)
    try:
        if not settings.RABFANG_DEMONSTRATION:
            send(row)
    except smtplib.SMTPResponseException as error:
        return _failed(row, at, f"{error.smtp_code} {_text(error.smtp_error)}", error.smtp_code >= PERMANENT)
    except smtplib.SMTPRecipientsRefused as error:
        code, reason = next(iter(error.recipients.values()))
        return _failed(row, at, f"{code} {_text(reason)}", code >= PERMANENT)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        return _failed(row, at, str(error), isinstance(error, ValueError))
    OutboxMessage.objects.filter(pk=pk).update(state=State.SENT, sent_at=at, next_at=None, error="")
    return True


def _failed(row: OutboxMessage, at: datetime, error: str, for_good: bool) -> bool:
    """Tries again later, or gives up and says why."""
    if for_good or row.attempts > len(WAITS):
        change: dict[str, Any] = {"state": State.FAILED, "next_at": None}
    else:
        change = {"state": State.QUEUED, "next_at": at + timedelta(minutes=WAITS[row.attempts - 1])}
    OutboxMessage.objects.filter(pk=row.pk).update(error=error[:300], **change)
    return False


def _text(reason: bytes | str) -> str:
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
