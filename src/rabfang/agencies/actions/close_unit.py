"""A unit is given no more work."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.changes import note, own
from rabfang.agencies.models import Officer, Unit
from rabfang.core.errors import Conflict


def close_unit(unit: Unit, *, open_work: Callable[[Unit], int], by: Officer, at: datetime) -> Unit:
    """Closes the unit; Conflict "unit-has-work" while `open_work` finds some.

    The count is asked while the unit's row is held, so that work given meanwhile is waited for. Cases are above
    this floor, hence the caller says how to count.
    """
    own(unit, by)
    with transaction.atomic():
        row = Unit.objects.select_for_update().get(pk=unit.pk)
        if count := open_work(row):
            raise Conflict("unit-has-work", count=count)
        if row.is_active:
            row.is_active = False
            row.save(update_fields=["is_active"])
            note("close-unit", row.name_th, by=by, at=at)
    return row
