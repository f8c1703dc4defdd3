"""Sending rows that wait, whatever they say: each claimed by one worker, tried again later, given up in the end."""

import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import F, QuerySet

from rabfang.cases.models import Dispatch

State = Dispatch.State
# Minutes until the next try after the first, second ... failure; after the last the message has failed.
WAITS = (1, 5, 15, 60, 240, 240, 240, 720, 1440)
# A row still "sending" after this was left by a worker that died; it is tried again with the same id.
LEFT_BEHIND = timedelta(minutes=10)
BATCH = 100
PERMANENT = 500

Row = TypeVar("Row", bound=Dispatch)


class NotDelivered(Exception):
    """A message could not be handed over; `for_good` when trying again is of no use."""

    def __init__(self, reason: str, *, for_good: bool = False) -> None:
        super().__init__(reason)
        self.for_good = for_good


def waiting(rows: QuerySet[Row], at: datetime) -> QuerySet[Row]:
    """Those of the rows that are due to be sent."""
    return rows.filter(next_at__lte=at, state__in=(State.QUEUED, State.SENDING))


def deliver(rows: QuerySet[Row], pk: int, send: Callable[[Row], None], at: datetime) -> bool:
    """Claims one message, sends it, and notes how it went. Two workers never claim the same."""
    claimed = waiting(rows.model._default_manager.filter(pk=pk), at).update(
        state=State.SENDING, next_at=at + LEFT_BEHIND, attempts=F("attempts") + 1
    )
    if not claimed:
        return False
    row = rows.get(pk=pk)
    try:
        if not settings.RABFANG_DEMONSTRATION:
            send(row)
    except smtplib.SMTPResponseException as error:
        return _failed(row, at, f"{error.smtp_code} {_text(error.smtp_error)}", error.smtp_code >= PERMANENT)
    except smtplib.SMTPRecipientsRefused as error:
        code, reason = next(iter(error.recipients.values()))
        return _failed(row, at, f"{code} {_text(reason)}", code >= PERMANENT)
    except NotDelivered as error:
        return _failed(row, at, str(error), error.for_good)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        return _failed(row, at, str(error), isinstance(error, ValueError))
    _note(row, state=State.SENT, sent_at=at, next_at=None, error="")
    return True


def _failed(row: Dispatch, at: datetime, error: str, for_good: bool) -> bool:
    """Tries again later, or gives up and says why."""
    if for_good or row.attempts > len(WAITS):
        change: dict[str, Any] = {"state": State.FAILED, "next_at": None}
    else:
        change = {"state": State.QUEUED, "next_at": at + timedelta(minutes=WAITS[row.attempts - 1])}
    _note(row, error=error[:300], **change)
    return False


def _note(row: Dispatch, **change: Any) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(**change)


def _text(reason: bytes | str) -> str:
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
