"""Rules of the settings that need cases or procedures, which stand above the offices' own actions."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from rabfang.agencies.actions.change_office import OfficeFacts, change_office
from rabfang.agencies.actions.changes import hold
from rabfang.agencies.models import Agency, Officer, RoleHolding
from rabfang.cases.queries import last_number_of
from rabfang.cases.registers import register_year
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, Invalid
from rabfang.procedures.schema import May, Procedure


def change_office_and_numbering(agency: Agency, facts: OfficeFacts, *, by: Officer, at: datetime) -> Agency:
    """As `change_office`, refused where a new register year would take numbers out of order.

    A number is never given twice, since an office has one book for each year's name. But where the two ways of
    naming differ (October to December), one would go back to the earlier book, and then in January on in a book that
    already has numbers. So the change is refused while the later of the two books has any.
    """
    with transaction.atomic():
        hold(agency)
        if facts.register_year != agency.register_year:
            year = later_book(agency, facts.register_year, local_date(at))
            if year and last_number_of(agency, year):
                raise Invalid("book-has-numbers", field="register_year", year=year)
        return change_office(agency, facts, by=by, at=at)


def later_book(agency: Agency, axis: str, day: date) -> int | None:
    """The later of the two years a case of that day would be booked in, by the old way and the new; None when same."""
    now, then = (register_year(Agency(register_year=way), day) for way in (agency.register_year, axis))
    return None if now == then else max(now, then)


def require_administrator(agency: Agency, procedure: Procedure, on: date) -> Procedure:
    """The procedure; Conflict "nobody-administers" when under it no officer of the agency could open the settings."""
    roles = [role.key for role in procedure.role if May.ADMINISTER in role.may]
    rows = RoleHolding.objects.filter(agency=agency, role__in=roles, starts_on__lte=on, officer__is_active=True)
    if not any(row.ends_on is None for row in rows):
        raise Conflict("nobody-administers", roles=", ".join(roles))
    return procedure


def units_wanted(procedure: Procedure) -> set[str]:
    """Keys of the units that the procedure's categories name."""
    return {category.unit for kind in procedure.kind for category in kind.categories if category.unit}


def missing(wanted: Iterable[str], known: Iterable[str]) -> list[str]:
    """What is wanted and not known, in alphabetical order."""
    return sorted(set(wanted) - set(known))
