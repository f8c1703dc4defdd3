"""A role ends."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction

from rabfang.agencies.actions.administrators import refuse_last
from rabfang.agencies.actions.changes import hold, note, own, shown
from rabfang.agencies.models import Officer, RoleHolding
from rabfang.core.clock import local_date


def end_role(
    holding: RoleHolding, last_day: date, *, administering: Collection[str], by: Officer, at: datetime
) -> RoleHolding:
    """`last_day` is the last on which the role is held; a day before its first takes it back altogether.

    Delegations of it end with it. administering: the roles that may administer; Conflict "last-administrator" when
    nobody would remain.
    """
    own(holding, by)
    with transaction.atomic():
        hold(holding.agency)
        row = RoleHolding.objects.select_related("officer", "unit").get(pk=holding.pk)
        if row.role in administering:
            refuse_last(row.agency_id, administering, local_date(at), without_holding=row.pk)
        facts: dict[str, Any] = {"officer": row.officer_id, "role": row.role, "unit": shown(row.unit)}
        if last_day < row.starts_on:
            row.delegations.all().delete()
            row.delete()
            note("take-back-role", row.officer.name, by=by, at=at, **facts)
            return row
        before = row.ends_on
        row.ends_on = last_day
        row.save(update_fields=["ends_on"])
        note("end-role", row.officer.name, by=by, at=at, **facts, changed={"ends_on": [shown(before), shown(last_day)]})
    return row
