"""An agency's working calendar, read once for each revision and kept in memory."""

from functools import lru_cache

from django.db.models import F, Q

from rabfang.agencies.models import Agency, Holiday
from rabfang.thai.working_time import DayOff, OfficeHours, WorkingCalendar


def calendar_of(agency: Agency) -> WorkingCalendar:
    """The days off and office hours that bind `agency` now.

    The revision number in the agency's row makes a changed calendar a different cache key in every process. A
    confidential desk keeps its office's days and hours.
    """
    office = agency.confidential_of or agency
    return _calendar(office.pk, office.calendar_revision, OfficeHours(office.opens_at, office.closes_at))


def touch_calendars(agency: Agency | None) -> None:
    """Marks the calendar of one agency, or of all, as changed."""
    agencies = Agency.objects.all() if agency is None else Agency.objects.filter(pk=agency.pk)
    agencies.update(calendar_revision=F("calendar_revision") + 1)


def forget_calendars() -> None:
    """Forgets every calendar in this process, for tests: a rolled-back change leaves its revision number behind."""
    _calendar.cache_clear()


@lru_cache(maxsize=512)
def _calendar(agency_id: int, revision: int, hours: OfficeHours) -> WorkingCalendar:
    days_off: dict[object, DayOff] = {}
    special: dict[object, OfficeHours] = {}
    rows = Holiday.objects.filter(Q(agency__isnull=True) | Q(agency=agency_id)).order_by(
        F("agency").asc(nulls_first=True)
    )
    for row in rows:
        days_off.pop(row.day, None)
        special.pop(row.day, None)
        if row.opens_at and row.closes_at:
            special[row.day] = OfficeHours(row.opens_at, row.closes_at)
        else:
            days_off[row.day] = DayOff(row.name, row.source)
    return WorkingCalendar(hours, days_off=days_off, special_hours=special)  # type: ignore[arg-type]
