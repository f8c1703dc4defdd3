"""How often something may be done in a quarter of an hour, without keeping who did it.

Counted by a bucket: a case, or a salted digest of a connection that changes daily and goes with the window.
"""

from datetime import datetime
from typing import Any

from django.db import connection

from rabfang.cases.access import digest_of, too_many, window_of

# Both stand in the way of every form that is sent, so they are as short as a statement can be.
_DONE = 'SELECT failures FROM cases_accessattempt WHERE bucket = %s AND "window" = %s'
_COUNT = """
    INSERT INTO cases_accessattempt (bucket, "window", failures) VALUES (%s, %s, %s)
    ON CONFLICT (bucket, "window") DO UPDATE SET failures = cases_accessattempt.failures + EXCLUDED.failures
"""


def bucket_of(what: str, client: str, at: datetime) -> str:
    """The bucket of a connection for one kind of deed."""
    return f"{what}:{digest_of(client, at)}"


def require_pace(bucket: str, limit: int, *, at: datetime, times: int = 1) -> None:
    """Raises TooManyTries (`minutes` to wait) when `times` more would be over the limit; 0 is no limit."""
    if not limit:
        return
    with connection.cursor() as cursor:
        cursor.execute(_DONE, [bucket, _moment(window_of(at))])
        found = cursor.fetchone()
    if found and found[0] and found[0] + times > limit:
        raise too_many(bucket.partition(":")[0], at)


def note_pace(bucket: str, limit: int, *, at: datetime, times: int = 1) -> None:
    """Counts what was done, in the caller's transaction if there is one; nothing where nothing is limited."""
    if not limit:
        return
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [bucket, _moment(window_of(at)), times])


def _moment(window: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(window)
