"""How often wrong answers are taken: by account and by client, and nobody's address kept.

A browser in which the officer has signed in before is counted by itself. So a stranger who keeps trying holds up
strangers, not the officer.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.conf import settings
from django.db import transaction
from django.db.models import F

from rabfang.accounts.keys import keyed
from rabfang.accounts.models import Tries
from rabfang.core.errors import Refused

log = logging.getLogger(__name__)
WINDOW = timedelta(minutes=15)
MINUTE = timedelta(minutes=1)


class TooManyTries(Refused):
    """Nobody may try again before the window ends."""


@dataclass(frozen=True)
class Caller:
    """Who tries: whatever tells clients apart (an address), and which known browser of the account, if it is one."""

    client: str
    known: str = ""


def buckets(use: str, account: str, caller: Caller, at: datetime) -> dict[str, int]:
    """What is counted for a try, with how many failures each may hold."""
    limits, day = settings.RABFANG_ACCOUNTS, at.date().isoformat()
    who = f"known:{caller.known}" if caller.known else f"account:{account.casefold()}"
    counted = {_digest(use, who, day): limits.sign_in_tries}
    if not caller.known:
        counted[_digest(use, f"client:{caller.client}", day)] = limits.sign_in_tries_client
    return counted


def refuse_too_many(counted: dict[str, int], at: datetime) -> None:
    """TooManyTries, with the minutes left, when one of the buckets is full."""
    window = _window(at)
    rows = Tries.objects.filter(bucket__in=counted, window=window).values_list("bucket", "failures")
    if any(failures >= counted[bucket] for bucket, failures in rows):
        log.warning("too many tries: signing in")  # of whom, nobody is told
        raise TooManyTries("too-many-tries", minutes=ceil((window + WINDOW - at) / MINUTE))


def count(counted: Iterable[str], at: datetime) -> None:
    """One more failure in each."""
    names, window = sorted(counted), _window(at)
    with transaction.atomic():
        Tries.objects.bulk_create([Tries(bucket=name, window=window) for name in names], ignore_conflicts=True)
        for name in names:  # in one order, so that two writers never wait in a circle
            Tries.objects.filter(bucket=name, window=window).update(failures=F("failures") + 1)


def forget_old_tries(at: datetime) -> int:
    """Removes counts of past windows; returns how many."""
    return Tries.objects.filter(window__lt=_window(at) - WINDOW).delete()[0]


def _digest(use: str, who: str, day: str) -> str:
    return keyed(f"tries:{day}", f"{use}:{who}")[:48]


def _window(at: datetime) -> datetime:
    return at - timedelta(seconds=at.timestamp() % WINDOW.total_seconds())
