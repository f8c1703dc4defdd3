"""A year's days of all offices are filled from a draft; what is there already stays as it is."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.changes import note
from rabfang.agencies.actions.days import calendar_changed, hold_calendar, permit
from rabfang.agencies.models import Holiday, Officer
from rabfang.thai.dates import ERA
from rabfang.thai.holidays import DraftHoliday


def fill_holidays(year: int, drafts: Sequence[DraftHoliday], *, by: Officer, at: datetime) -> int:
    """Adds the drafts of a C.E. year whose days are not in the table yet, as drafts; returns how many."""
    with transaction.atomic():
        permit(None, by)
        hold_calendar(None)
        known = set(Holiday.objects.filter(agency__isnull=True, day__year=year).values_list("day", flat=True))
        rows = [
            Holiday(day=draft.day, name=draft.name_th[:200], source=draft.source, is_draft=True)
            for draft in drafts
            if draft.day not in known and draft.day.year == year
        ]
        if rows:
            Holiday.objects.bulk_create(rows)
            calendar_changed(None, f"เพิ่มร่างวันหยุดราชการปี {year + ERA}", at, min(row.day for row in rows))
            days = [f"{row.day.isoformat()} {row.name}" for row in rows]
            note("fill-holidays", year + ERA, by=by, at=at, everywhere=True, days=days)
    return len(rows)
