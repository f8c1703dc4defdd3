"""How often something may be done in a quarter of an hour, without keeping who did it.

Counted by a bucket: a case, or a salted digest of a connection that changes daily and goes with the window.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from rabfang.cases.access import digest_of, too_many, window_of
from rabfang.cases.models import AccessAttempt


def bucket_of(what: str, client: str, at: datetime) -> str:
    """The bucket of a connection for one kind of deed."""
    return f"{what}:{digest_of(client, at)}"


def require_pace(bucket: str, limit: int, *, at: datetime, times: int = 1) -> None:
    """Raises TooManyTries (`minutes` to wait) when `times` more would be over the limit; 0 is no limit."""
    if not limit:
        return
    window = window_of(at)
    found = AccessAttempt.objects.filter(bucket=bucket, window=window).values_list("failures", flat=True).first()
    if (found or 0) + times > limit and found:
        raise too_many(bucket.partition(":")[0], at)


def note_pace(bucket: str, limit: int, *, at: datetime, times: int = 1) -> None:
    """Counts what was done, in the caller's transaction if there is one; nothing where nothing is limited."""
    if not limit:
        return
    rows = AccessAttempt.objects.filter(bucket=bucket, window=window_of(at))
    if not rows.update(failures=F("failures") + times):
        with transaction.atomic():
            AccessAttempt.objects.bulk_create(
                [AccessAttempt(bucket=bucket, window=window_of(at))], ignore_conflicts=True
            )
            rows.update(failures=F("failures") + times)
