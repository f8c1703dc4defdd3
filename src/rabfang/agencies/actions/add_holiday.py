"""A day on which offices close, or open out of the ordinary, enters the table."""

from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.changes import note, values_of
from rabfang.agencies.actions.days import (
    FIELDS,
    DayFacts,
    because,
    calendar_changed,
    permit,
    refuse_twice,
)
from rabfang.agencies.models import Agency, Holiday, Officer


def add_holiday(agency: Agency | None, facts: DayFacts, *, by: Officer, at: datetime) -> Holiday:
    """Adds a day of one agency, or of all (None). Raises Invalid by field, NotAllowed."""
    facts = facts.checked()
    with transaction.atomic():
        permit(agency, by)
        refuse_twice(agency, facts.day)
        row = Holiday.objects.create(agency=agency, **vars(facts))
        what = "กำหนดเวลาทำการ" if row.opens_at else "เพิ่มวันหยุด"
        calendar_changed(agency, because(what, row.day, row.name), at, row.day)
        note("add-holiday", row, by=by, at=at, everywhere=agency is None, added=values_of(row, *FIELDS))
    return row
