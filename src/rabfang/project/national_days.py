"""The public holidays with which a calendar begins, as a draft for an administrator to check."""

from datetime import datetime

from rabfang.agencies.calendar import touch_calendars
from rabfang.agencies.models import Holiday
from rabfang.core.clock import local_date
from rabfang.thai.holidays import draft_holidays


def load_national_days(at: datetime) -> None:
    """Those of last year, this year and the next; days that are in the table stay as they are."""
    year = local_date(at).year
    rows = [
        Holiday(day=row.day, name=row.name_th, source=row.source, is_draft=True)
        for one in (year - 1, year, year + 1)
        for row in draft_holidays(one)
    ]
    known = set(Holiday.objects.filter(agency__isnull=True).values_list("day", flat=True))
    if missing := [row for row in rows if row.day not in known]:
        Holiday.objects.bulk_create(missing)
        touch_calendars(None)
