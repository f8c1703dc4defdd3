"""An officer's name, position and telephone are corrected."""

from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.changes import changed, needed, note, own, short, values_of
from rabfang.agencies.models import Officer

FIELDS = ("name", "position", "telephone")


def edit_officer(
    officer: Officer, *, name: str, position: str = "", telephone: str = "", by: Officer, at: datetime
) -> Officer:
    """Stores them. The e-mail stays: it is the account. Raises Invalid by field."""
    own(officer, by)
    name = needed("name", name)
    with transaction.atomic():
        row = Officer.objects.select_for_update().get(pk=officer.pk)
        before = values_of(row, *FIELDS)
        row.name, row.position = name, short("position", position)
        row.telephone = short("telephone", telephone, at_most=60)
        row.save(update_fields=FIELDS)
        if differs := changed(before, values_of(row, *FIELDS)):
            note("edit-officer", row.name, by=by, at=at, officer=row.pk, changed=differs)
    return row
