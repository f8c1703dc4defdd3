"""An officer is given a role of the office's procedure."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from rabfang.agencies.actions.changes import hold, note, own, shown
from rabfang.agencies.models import Officer, RoleHolding, Unit
from rabfang.core.errors import Invalid


def give_role(
    officer: Officer,
    role: str,
    *,
    unit: Unit | None = None,
    needs_unit: bool = False,
    starts_on: date,
    ends_on: date | None = None,
    by: Officer,
    at: datetime,
) -> RoleHolding:
    """Gives `role`, which the caller has found in the procedure; `needs_unit` when it sees a unit's cases only.

    Both days are included. Raises Invalid by field: a unit is needed or not the office's, the days are in the wrong
    order, the officer holds the role then already.
    """
    own(officer, by)
    if needs_unit and unit is None:
        raise Invalid("unit-needed", field="unit")
    if unit is not None and (unit.agency_id != officer.agency_id or not unit.is_active):
        raise Invalid("unit-not-active", field="unit")
    if ends_on and ends_on < starts_on:
        raise Invalid("days-order", field="ends_on")
    with transaction.atomic():
        hold(officer.agency)
        same = RoleHolding.objects.filter(officer=officer, role=role, unit=unit)
        if same.filter(_meets(starts_on, ends_on)).exists():
            raise Invalid("held-already", field="role")
        holding = RoleHolding.objects.create(
            agency_id=officer.agency_id, officer=officer, role=role, unit=unit, starts_on=starts_on, ends_on=ends_on
        )
        note(
            "give-role",
            officer.name,
            by=by,
            at=at,
            officer=officer.pk,
            role=role,
            unit=shown(unit),
            starts_on=shown(starts_on),
            ends_on=shown(ends_on),
        )
    return holding


def _meets(starts_on: date, ends_on: date | None) -> Q:
    """Holdings that share a day with the span."""
    shares = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    return shares & Q(starts_on__lte=ends_on) if ends_on else shares
