"""Seals over all events by id: a vanished case or a cut tail shows even where each chain looks whole.

The newest seal's hash, printed by `rabfang verify` and kept on paper elsewhere, also shows a register that was
rewritten as a whole.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction

from rabfang.cases.models import Event, Seal
from rabfang.core.canonical import digest

# Events younger than this may belong to transactions not yet finished, with lower ids still to appear.
SETTLED = timedelta(minutes=5)
MOST = 10_000


def seal(at: datetime) -> Seal | None:
    """Seals the settled events after the last seal; None when there is nothing new."""
    with transaction.atomic():
        last = Seal.objects.select_for_update().order_by("-id").first()
        after = last.last_id if last else 0
        rows = Event.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "hash", "at")[:MOST]
        settled = []
        for pk, hashed, happened in rows:
            if happened > at - SETTLED:
                break
            settled.append((pk, hashed))
        if not settled:
            return None
        previous = last.hash if last else ""
        return Seal.objects.create(
            first_id=settled[0][0],
            last_id=settled[-1][0],
            count=len(settled),
            at=at,
            previous=previous,
            hash=digest([previous, [list(pair) for pair in settled]]),
        )


def damaged_seals() -> Iterator[int]:
    """Ids of seals whose events changed, vanished or grew, or whose chain is broken."""
    previous, after = "", 0
    for row in Seal.objects.order_by("pk").iterator():
        events = Event.objects.filter(pk__gt=after, pk__lte=row.last_id).order_by("pk").values_list("pk", "hash")
        pairs = [list(pair) for pair in events]
        span = (row.first_id, row.last_id, row.count)
        whole = bool(pairs) and span == (pairs[0][0], pairs[-1][0], len(pairs))
        if not whole or row.previous != previous or row.hash != digest([previous, pairs]):
            yield row.pk
        previous, after = row.hash, row.last_id
