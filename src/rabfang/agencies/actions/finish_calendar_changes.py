"""Calendar changes that all due times have followed."""

from collections.abc import Collection
from datetime import datetime

from rabfang.agencies.models import CalendarChange


def finish_calendar_changes(ids: Collection[int], at: datetime) -> None:
    """Marks the changes as followed."""
    CalendarChange.objects.filter(pk__in=ids, recomputed_at__isnull=True).update(recomputed_at=at)
