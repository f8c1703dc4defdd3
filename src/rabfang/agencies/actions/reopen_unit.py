"""A closed unit can be given work again."""

from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.changes import note, own
from rabfang.agencies.models import Officer, Unit


def reopen_unit(unit: Unit, *, by: Officer, at: datetime) -> Unit:
    """Opens the unit; nothing happens to one that is open."""
    own(unit, by)
    with transaction.atomic():
        row = Unit.objects.select_for_update().get(pk=unit.pk)
        if not row.is_active:
            row.is_active = True
            row.save(update_fields=["is_active"])
            note("reopen-unit", row.name_th, by=by, at=at)
    return row
