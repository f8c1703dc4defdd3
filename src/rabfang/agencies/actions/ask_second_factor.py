"""The office names the roles of which it asks a second factor."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.changes import hold, note
from rabfang.agencies.models import Agency, Officer
from rabfang.core.errors import NotFound


def ask_second_factor(agency: Agency, roles: Collection[str], *, by: Officer, at: datetime) -> Agency:
    """Stores the roles, which the caller has found in the procedure. Who holds one sets a factor up at the next page
    of the desk they open."""
    if agency.pk != by.agency_id:
        raise NotFound("not-found")
    with transaction.atomic():
        row = hold(agency)
        before, after = sorted(row.second_factor_roles), sorted(set(roles))
        if before != after:
            row.second_factor_roles = after
            row.save(update_fields=["second_factor_roles"])
            note("ask-second-factor", row.name_th, by=by, at=at, changed={"roles": [before, after]})
    return row
