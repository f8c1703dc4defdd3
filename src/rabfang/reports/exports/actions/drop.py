"""A file goes: because its officer wants it no more, or because its days are over."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from rabfang.documents.actions import erase
from rabfang.reports.exports.queries import State
from rabfang.reports.models import Export

A_ROUND = 100


def kept() -> timedelta:
    """How long a file stays, and after it the line that says it was there."""
    return timedelta(days=settings.RABFANG_EXPORT_DAYS)


def drop(export: Export) -> None:
    """Removes it with its file; one that is being made is not made any further."""
    with transaction.atomic():
        row = Export.objects.select_for_update().filter(pk=export.pk).first()
        if row is not None:
            row.delete()
            if row.file is not None:
                erase(row.file)


def fetched(export: Export, at: datetime) -> None:
    """Its officer has it: my work names it no more."""
    Export.objects.filter(pk=export.pk, fetched_at__isnull=True).update(fetched_at=at)


def forget_old(at: datetime) -> int:
    """The worker's duty: removes files whose days are over and, as long again after, what says of them."""
    over = list(Export.objects.filter(state=State.DONE, expires_at__lte=at).order_by("expires_at")[:A_ROUND])
    for export in over:
        _expire(export.pk)
    gone = Q(state=State.EXPIRED, expires_at__lte=at - kept()) | Q(state=State.FAILED, expires_at__lte=at)
    return len(over) + Export.objects.filter(gone).delete()[0]


def _expire(pk: int) -> None:
    with transaction.atomic():
        row = Export.objects.select_for_update().filter(pk=pk, state=State.DONE).first()
        if row is None or row.file is None:
            return
        file, row.file, row.state = row.file, None, State.EXPIRED
        row.save(update_fields=["file", "state"])
        erase(file)
