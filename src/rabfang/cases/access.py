"""The citizen's way back to a case: number and secret, with wrong tries limited and nobody's address kept."""

import hashlib
import hmac
import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from rabfang.agencies.models import Agency
from rabfang.cases.models import AccessAttempt, Case
from rabfang.core.errors import Refused
from rabfang.core.tokens import hash_secret, normalise_secret, same

log = logging.getLogger(__name__)
WINDOW = timedelta(minutes=15)
TRIES_A_CASE = 10


class TooManyTries(Refused):
    """Nobody may try again before the window ends."""


def too_many(what: str, at: datetime) -> TooManyTries:
    """The refusal, with the minutes until the window ends. The service log is told of what, and of nobody."""
    log.warning("too many tries: %s", what)
    return TooManyTries("too-many-tries", minutes=int((window_of(at) + WINDOW - at).total_seconds() // 60) + 1)


def open_case(agency: Agency, year: int, number: int, secret: str, *, client: str, at: datetime) -> Case | None:
    """The case whose number and secret these are; None when they do not belong together.

    client: whatever tells callers apart (an address); only a salted digest that changes daily is counted.
    Raises TooManyTries after too many wrong secrets for one case or from one client within 15 minutes.
    """
    buckets = (f"case:{agency.pk}:{year}:{number}", f"client:{digest_of(client, at)}")
    window = window_of(at)
    failures = dict(AccessAttempt.objects.filter(bucket__in=buckets, window=window).values_list("bucket", "failures"))
    if failures.get(buckets[0], 0) >= TRIES_A_CASE or failures.get(buckets[1], 0) >= settings.RABFANG_TRACK_LIMIT:
        raise too_many("secret of a case", at)
    case = Case.objects.filter(agency=agency, year=year, number=number).first()
    told = normalise_secret(secret)
    # A missing case costs the same comparison as a wrong secret, so that numbers cannot be probed by time.
    stored = case.secret_hash if case else "0" * 64
    if case is not None and told is not None and same(stored, hash_secret(told)):
        return case
    same(stored, hash_secret(told or ""))
    _count(buckets, window)
    return None


def forget_old_attempts(at: datetime) -> int:
    """Removes counts of past windows; returns how many."""
    return AccessAttempt.objects.filter(window__lt=window_of(at) - WINDOW).delete()[0]


def _count(buckets: tuple[str, ...], window: datetime) -> None:
    with transaction.atomic():
        AccessAttempt.objects.bulk_create(
            [AccessAttempt(bucket=bucket, window=window) for bucket in buckets], ignore_conflicts=True
        )
        AccessAttempt.objects.filter(bucket__in=buckets, window=window).update(failures=F("failures") + 1)


def window_of(at: datetime) -> datetime:
    """The beginning of the quarter of an hour in which a moment lies."""
    seconds = int(WINDOW.total_seconds())
    return at - timedelta(seconds=at.timestamp() % seconds)


def digest_of(client: str, at: datetime) -> str:
    """What stands for a caller on this day, and for nobody on the next."""
    key = f"{settings.SECRET_KEY}:{at.date().isoformat()}".encode()
    return hmac.new(key, client.encode(), hashlib.sha256).hexdigest()[:32]
