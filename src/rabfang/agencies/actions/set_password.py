"""An administrator sets a new password for an officer who has lost theirs."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from rabfang.agencies.actions.changes import note, own
from rabfang.agencies.actions.passwords import checked_password
from rabfang.agencies.models import Officer


def set_password(officer: Officer, password: str, *, by: Officer, at: datetime) -> Officer:
    """Stores the hash; sessions opened with the old password end. Raises Invalid "password"."""
    own(officer, by)
    hashed = make_password(checked_password(password))
    with transaction.atomic():
        row = Officer.objects.select_for_update().get(pk=officer.pk)
        row.password = hashed
        row.save(update_fields=["password"])
        note("set-password", row.name, by=by, at=at, officer=row.pk)
    return row
