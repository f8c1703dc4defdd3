"""An officer whose account was closed may sign in again."""

from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.changes import note, own
from rabfang.agencies.models import Officer


def reopen_account(officer: Officer, *, by: Officer, at: datetime) -> Officer:
    """Opens the account, with the roles whose time still runs."""
    own(officer, by)
    with transaction.atomic():
        row = Officer.objects.select_for_update().get(pk=officer.pk)
        if not row.is_active:
            row.is_active = True
            row.save(update_fields=["is_active"])
            note("reopen-account", row.name, by=by, at=at, officer=row.pk)
    return row
