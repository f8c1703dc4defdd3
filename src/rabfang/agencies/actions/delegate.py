"""One officer stands in for another for some days (รักษาราชการแทน)."""

from datetime import date, datetime

from django.db import transaction

from rabfang.agencies.actions.changes import hold, needed, note, own, shown
from rabfang.agencies.models import Delegation, Officer, RoleHolding
from rabfang.core.clock import local_date
from rabfang.core.errors import Invalid


def delegate(
    holding: RoleHolding,
    to: Officer,
    *,
    starts_on: date,
    ends_on: date,
    reason: str,
    by: Officer,
    at: datetime,
) -> Delegation:
    """`to` acts in the holding from day to day, both included. Raises Invalid by field, NotFound for other offices'."""
    own(holding, by)
    reason = needed("reason", reason)
    with transaction.atomic():
        hold(holding.agency)
        row = RoleHolding.objects.select_related("officer").get(pk=holding.pk)
        _check_people(row, to)
        _check_days(row, starts_on, ends_on, local_date(at))
        same = Delegation.objects.filter(holding=row, to=to, starts_on__lte=ends_on, ends_on__gte=starts_on)
        if same.exists():
            raise Invalid("delegated-already", field="to")
        delegation = Delegation.objects.create(holding=row, to=to, starts_on=starts_on, ends_on=ends_on, reason=reason)
        note(
            "delegate",
            row.officer.name,
            by=by,
            at=at,
            role=row.role,
            to=to.name,
            starts_on=shown(starts_on),
            ends_on=shown(ends_on),
            reason=reason,
        )
    return delegation


def _check_people(holding: RoleHolding, to: Officer) -> None:
    if to.agency_id != holding.agency_id or not to.is_active:
        raise Invalid("officer-not-here", field="to")
    if to.pk == holding.officer_id:
        raise Invalid("delegate-to-self", field="to")


def _check_days(holding: RoleHolding, starts_on: date, ends_on: date, today: date) -> None:
    if starts_on < today:
        raise Invalid("day-gone", field="starts_on")
    if ends_on < starts_on:
        raise Invalid("days-order", field="ends_on")
    if starts_on < holding.starts_on:
        raise Invalid("not-held-then", field="starts_on")
    if holding.ends_on and ends_on > holding.ends_on:
        raise Invalid("not-held-then", field="ends_on")
