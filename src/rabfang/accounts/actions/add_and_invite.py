"""A new officer: account, roles and invitation, all or nothing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from rabfang.accounts.actions.make_link import invite
from rabfang.accounts.models import Link
from rabfang.agencies.actions.add_officer import add_officer
from rabfang.agencies.actions.give_role import give_role
from rabfang.agencies.models import Agency, Officer, Unit
from rabfang.core.clock import local_date


@dataclass(frozen=True)
class Person:
    """Who the officer is."""

    email: str
    name: str
    position: str = ""
    telephone: str = ""


def add_and_invite(
    agency: Agency,
    person: Person,
    *,
    roles: Collection[tuple[str, bool]],
    unit: Unit | None = None,
    by: Officer,
    at: datetime,
) -> Link:
    """Adds the account, gives each role from today on, and invites. roles: found in the procedure by the caller, each
    with whether it is held for a unit. Raises Invalid by field, as `add_officer` and `give_role` do."""
    with transaction.atomic():
        officer = add_officer(agency, **vars(person), by=by, at=at)
        for role, in_unit in roles:
            where = unit if in_unit else None
            give_role(officer, role, unit=where, needs_unit=in_unit, starts_on=local_date(at), by=by, at=at)
        return invite(officer, by=by, at=at)
