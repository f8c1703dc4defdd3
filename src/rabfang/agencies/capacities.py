"""In what capacity an officer acts or looks, as the record of it says."""

from collections.abc import Iterable

from rabfang.agencies.models import Officer
from rabfang.agencies.queries import Holding
from rabfang.audit.actions import Who


def who_of(officer: Officer, holdings: Iterable[Holding], agency_id: int | None) -> Who:
    """The officer, the roles of the day they hold in that office, and for whom, where every one of them is lent."""
    held = [one for one in holdings if one.agency_id == agency_id]
    roles = ",".join(sorted({one.role for one in held}))[:200]
    lent = [one.for_officer_id for one in held if one.for_officer_id is not None]
    if not lent or len(lent) < len(held):
        return Who(officer.pk, officer.name, roles)
    lender = Officer.objects.get(pk=lent[0])
    return Who(officer.pk, officer.name, roles, lender.pk, lender.name)
