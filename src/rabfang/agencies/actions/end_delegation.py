"""A delegation ends before its time."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from rabfang.agencies.actions.changes import hold, note, own, shown
from rabfang.agencies.models import Delegation, Officer
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, Invalid


def end_delegation(delegation: Delegation, last_day: date, *, by: Officer, at: datetime) -> Delegation:
    """`last_day` is the last on which it holds; a day before its first calls it off altogether.

    What has ended already stays as it was: Conflict "delegation-over". It is never made longer: Invalid.
    """
    own(delegation.holding, by)
    with transaction.atomic():
        hold(delegation.holding.agency)
        row = Delegation.objects.select_related("holding__officer", "to").get(pk=delegation.pk)
        facts: dict[str, Any] = {"role": row.holding.role, "to": row.to.name}
        if row.ends_on < local_date(at):
            raise Conflict("delegation-over")
        if last_day > row.ends_on:
            raise Invalid("only-earlier", field="last_day")
        if last_day < row.starts_on:
            row.delete()
            note("call-off-delegation", row.holding.officer.name, by=by, at=at, **facts)
            return row
        before = row.ends_on
        row.ends_on = last_day
        row.save(update_fields=["ends_on"])
        span = {"ends_on": [shown(before), shown(last_day)]}
        note("end-delegation", row.holding.officer.name, by=by, at=at, **facts, changed=span)
    return row
