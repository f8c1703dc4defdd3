"""A day of the table is corrected; with that it is checked."""

from datetime import date, datetime

from django.db import transaction

from rabfang.agencies.actions.changes import changed, note, values_of
from rabfang.agencies.actions.days import (
    FIELDS,
    WORKING_TIME,
    DayFacts,
    because,
    calendar_changed,
    held_day,
    refuse_twice,
)
from rabfang.agencies.calendar import touch_calendars
from rabfang.agencies.models import Holiday, Officer


def edit_holiday(holiday: Holiday | int, facts: DayFacts, *, by: Officer, at: datetime) -> Holiday:
    """Stores the corrected day. Due times follow only when the working time itself differs."""
    facts = facts.checked()
    with transaction.atomic():
        row = held_day(holiday, by)
        refuse_twice(row.agency, facts.day, other_than=row.pk)
        before = values_of(row, *FIELDS)
        for name, value in vars(facts).items():
            setattr(row, name, value)
        row.is_draft = False
        row.save()
        differs = changed(before, values_of(row, *FIELDS))
        if differs.keys() & set(WORKING_TIME):
            first = min(row.day, date.fromisoformat(before["day"]))
            calendar_changed(row.agency, because("แก้ไขวันหยุด", row.day, row.name), at, first)
        elif differs:
            touch_calendars(row.agency)
        if differs:
            note("edit-holiday", row, by=by, at=at, everywhere=row.agency_id is None, changed=differs)
    return row
