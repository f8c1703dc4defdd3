"""Seals over the rows of a record by id, chained: what vanished or was put between shows where all else looks whole.

The record is any table with `id`, `hash` and `at` whose rows are only ever added: the events of cases, the entries of
the audit.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import QuerySet

from rabfang.core.canonical import digest

# Rows younger than this may belong to transactions not yet finished, with lower ids still to appear.
SETTLED = timedelta(minutes=5)
MOST = 10_000


class SealRow(models.Model):
    """A digest over a run of rows by id, and over the seal before."""

    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    count = models.PositiveIntegerField()
    at = models.DateTimeField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        abstract = True
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.first_id}-{self.last_id}"


S = TypeVar("S", bound=SealRow)


def seal_rows(rows: "QuerySet[Any]", seals: type[S], at: datetime) -> S | None:
    """Seals the settled rows after the last seal; None when there is nothing new."""
    with transaction.atomic():
        last = seals._default_manager.select_for_update().order_by("-pk").first()
        after = last.last_id if last else 0
        settled = []
        for pk, hashed, happened in rows.filter(pk__gt=after).order_by("pk").values_list("pk", "hash", "at")[:MOST]:
            if happened > at - SETTLED:
                break
            settled.append((pk, hashed))
        if not settled:
            return None
        previous = last.hash if last else ""
        return seals._default_manager.create(
            first_id=settled[0][0],
            last_id=settled[-1][0],
            count=len(settled),
            at=at,
            previous=previous,
            hash=digest([previous, [list(pair) for pair in settled]]),
        )


def damaged(rows: "QuerySet[Any]", seals: type[SealRow]) -> Iterator[int]:
    """Ids of seals whose rows changed, vanished or grew, or whose chain is broken."""
    previous, after = "", 0
    for row in seals._default_manager.order_by("pk").iterator():
        sealed = rows.filter(pk__gt=after, pk__lte=row.last_id).order_by("pk").values_list("pk", "hash")
        pairs = [list(pair) for pair in sealed]
        span = (row.first_id, row.last_id, row.count)
        whole = bool(pairs) and span == (pairs[0][0], pairs[-1][0], len(pairs))
        if not whole or row.previous != previous or row.hash != digest([previous, pairs]):
            yield row.pk
        previous, after = row.hash, row.last_id
