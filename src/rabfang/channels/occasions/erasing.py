"""The worker's duty: rows of occasions that nobody registered are emptied, long after they were last typed."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from rabfang.audit.actions import record
from rabfang.channels.keeping import last_day, over
from rabfang.channels.models import Occasion, OccasionEntry
from rabfang.channels.occasions.queries import UNREGISTERED, Counts

A_ROUND = 50  # occasions
State = OccasionEntry.State


def kept_until(counts: Counts) -> date | None:
    """The last day of the row that goes first; None when none waits, or all stay."""
    return last_day(counts.oldest, settings.RABFANG_DRAFT_DAYS) if counts.oldest else None


def erase_drafts(at: datetime) -> int:
    """Empties the rows whose time is over; returns how many."""
    before = over(at, settings.RABFANG_DRAFT_DAYS)
    if before is None:
        return 0
    occasions = _due(before).order_by("occasion").values_list("occasion", flat=True).distinct()
    return sum(_erase(pk, before, at) for pk in list(occasions[:A_ROUND]))


def _due(before: datetime) -> QuerySet[OccasionEntry]:
    return OccasionEntry.objects.filter(changed_at__lt=before, state__in=UNREGISTERED, record_at__isnull=True)


def _erase(pk: int, before: datetime, at: datetime) -> int:
    with transaction.atomic():
        occasion = Occasion.objects.select_for_update().get(pk=pk)  # who types or records waits, or was first
        rows = _due(before).filter(occasion=occasion)
        erased = rows.update(state=State.ERASED, said={}, problems={}, words="")
        if erased:
            record(
                "erase-drafts",
                occasion.title,
                at=at,
                actor_id=None,
                actor_name="",
                agency_id=occasion.agency_id,
                facts={"rows": erased},
            )
    return erased
