"""Drafts become checked: somebody has compared them with the cabinet's resolution."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from rabfang.agencies.actions.changes import needed, note
from rabfang.agencies.actions.days import hold_calendar, permit
from rabfang.agencies.calendar import touch_calendars
from rabfang.agencies.models import Agency, Holiday, Officer
from rabfang.core.errors import Invalid


def check_holidays(
    agency: Agency | None,
    ids: Collection[int],
    *,
    source: str,
    announced_on: date | None = None,
    by: Officer,
    at: datetime,
) -> int:
    """Marks those drafts as checked against `source`; returns how many. Days that are no draft stay as they are."""
    source = needed("source", source, at_most=300)
    with transaction.atomic():
        permit(agency, by)
        hold_calendar(agency)
        rows = Holiday.objects.filter(agency=agency, pk__in=ids, is_draft=True)
        days = [f"{row.day.isoformat()} {row.name}" for row in rows]
        if not days:
            raise Invalid("nothing-chosen", field="days")
        rows.update(is_draft=False, source=source, announced_on=announced_on)
        touch_calendars(agency)
        note("check-holidays", source, by=by, at=at, everywhere=agency is None, days=days)
    return len(days)
