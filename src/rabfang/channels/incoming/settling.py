"""Settling what was kept: each message by one worker, tried again later, held for an officer in the end."""

import logging
from datetime import datetime, timedelta

from django.db.models import F

from rabfang.channels.incoming.intakes import INTAKES
from rabfang.channels.incoming.understood import try_later
from rabfang.channels.models import Incoming
from rabfang.core.errors import Refused

log = logging.getLogger(__name__)
State, Reason = Incoming.State, Incoming.Reason
# What is still waiting after this was left by a worker that died.
LEFT_BEHIND = timedelta(minutes=10)
BATCH = 100


def settle_waiting(at: datetime) -> int:
    """Settles every message that is due; returns how many became something."""
    rows = Incoming.objects.filter(state=State.WAITING, next_at__lte=at, way__in=list(INTAKES))
    return sum(_settle(pk, at) for pk in list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]))


def _settle(pk: int, at: datetime) -> bool:
    """Claims one message and settles it; two workers never claim the same."""
    waiting = Incoming.objects.filter(pk=pk, state=State.WAITING)
    if not waiting.filter(next_at__lte=at).update(next_at=at + LEFT_BEHIND, attempts=F("attempts") + 1):
        return False
    row = Incoming.objects.select_related("agency", "raw").get(pk=pk)
    try:
        INTAKES[row.way].settle(row, at)
    except Refused as error:
        waiting.update(state=State.HELD, reason=Reason.FAILED, error=error.code, next_at=None)
    except Exception as error:
        # Its words belong to a person: the log says which row and what kind of error.
        log.error("incoming %s could not be settled: %s", pk, type(error).__name__)
        try_later(row, at, type(error).__name__, tried=row.attempts)
        return False
    return True
