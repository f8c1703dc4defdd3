"""A unit's names and telephone are corrected."""

from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.changes import changed, needed, note, own, short, values_of
from rabfang.agencies.models import FormerName, Officer, Unit
from rabfang.core.clock import local_date

FIELDS = ("name_th", "name_en", "telephone")
NAMES = {"name_th", "name_en"}


def rename_unit(unit: Unit, *, name_th: str, name_en: str = "", telephone: str = "", by: Officer, at: datetime) -> Unit:
    """Stores the new names; cases name the unit by row, so they show the new name. Raises Invalid by field.

    The former names are kept for reports over earlier days.
    """
    own(unit, by)
    name = needed("name_th", name_th)
    with transaction.atomic():
        row = Unit.objects.select_for_update().get(pk=unit.pk)
        before = values_of(row, *FIELDS)
        row.name_th, row.name_en = name, short("name_en", name_en) or name
        row.telephone = short("telephone", telephone, at_most=60)
        row.save(update_fields=FIELDS)
        if differs := changed(before, values_of(row, *FIELDS)):
            if NAMES & differs.keys():
                names = {name: before[name] for name in NAMES}
                FormerName.objects.create(unit=row, until=local_date(at), **names)
            note("rename-unit", row.name_th, by=by, at=at, changed=differs)
    return row
