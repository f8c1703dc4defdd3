"""What is asked of one officer: whether a second factor, and hence how long a password."""

from collections.abc import Collection
from datetime import date

from rabfang.accounts.models import Factor
from rabfang.accounts.passwords import ALONE, WITH_SECOND_FACTOR
from rabfang.agencies.models import Agency, Officer
from rabfang.agencies.queries import holdings_of


def asked_of(officer: Officer, roles: Collection[str]) -> bool:
    """Whether the office asks a second factor of one of these roles."""
    return bool(set(officer.agency.second_factor_roles) & set(roles))


def needs_factor(officer: Officer, on: date) -> bool:
    """Whether the officer holds a role that day of which their office asks a second factor, or any role of a
    confidential desk, of which it is always asked, whatever the office sets."""
    held = holdings_of(officer, on)
    if asked_of(officer, {one.role for one in held if one.agency_id == officer.agency_id}):
        return True
    elsewhere = {one.agency_id for one in held} - {officer.agency_id}
    return bool(elsewhere) and Agency.everywhere.filter(pk__in=elsewhere, confidential_of__isnull=False).exists()


def has_factor(officer: Officer) -> bool:
    """Whether a second factor is set up."""
    return Factor.objects.filter(officer=officer).exists()


def least_length(officer: Officer, on: date) -> int:
    """How long the officer's password must be: shorter only where a second factor is always asked as well."""
    return WITH_SECOND_FACTOR if has_factor(officer) or needs_factor(officer, on) else ALONE
