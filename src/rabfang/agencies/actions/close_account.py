"""An officer signs in no more; what they did keeps their name."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.administrators import refuse_last
from rabfang.agencies.actions.changes import hold, note, own
from rabfang.agencies.models import Officer, RoleHolding
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict


def close_account(officer: Officer, *, administering: Collection[str], by: Officer, at: datetime) -> Officer:
    """Closes the account at once, also where it is signed in.

    administering: the roles that may administer. Conflict "own-account" for one's own, "last-administrator" when
    nobody would remain who administers.
    """
    own(officer, by)
    if officer.pk == by.pk:
        raise Conflict("own-account")
    with transaction.atomic():
        hold(officer.agency)
        row = Officer.objects.select_for_update(of=("self",)).get(pk=officer.pk)
        if RoleHolding.objects.filter(officer=row, role__in=administering).exists():
            refuse_last(row.agency_id, administering, local_date(at), without_officer=row.pk)
        if row.is_active:
            row.is_active = False
            row.save(update_fields=["is_active"])
            note("close-account", row.name, by=by, at=at, officer=row.pk)
    return row
