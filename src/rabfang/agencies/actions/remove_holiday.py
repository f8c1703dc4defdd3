"""A day leaves the table: offices work on it as on any other."""

from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.changes import note, values_of
from rabfang.agencies.actions.days import FIELDS, because, calendar_changed, held_day
from rabfang.agencies.models import Holiday, Officer


def remove_holiday(holiday: Holiday | int, *, by: Officer, at: datetime) -> None:
    """Removes the day; the record keeps what it said."""
    with transaction.atomic():
        row = held_day(holiday, by)
        said = values_of(row, *FIELDS)
        name = str(row)
        calendar_changed(row.agency, because("ยกเลิกวันหยุด", row.day, row.name), at, row.day)
        row.delete()
        note("remove-holiday", name, by=by, at=at, everywhere=row.agency_id is None, removed=said)
