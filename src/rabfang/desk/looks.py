"""What an officer at the desk looked at, put on record before it is shown."""

from rabfang.agencies.capacities import who_of
from rabfang.agencies.models import Agency
from rabfang.audit.actions import OfCase, looked
from rabfang.cases.models import Case
from rabfang.desk.access import Here


def look(
    here: Here,
    action: str,
    target: object,
    *,
    case: Case | None = None,
    agency: Agency | None = None,
    **facts: int | str,
) -> None:
    """Records the look in the office of the case, in the one given, or in the officer's own.

    facts: counts and keys, never words of what is looked at.
    """
    office = case.agency_id if case else (agency or here.agency).pk
    looked(
        action,
        str(target)[:200],
        at=here.at,
        who=who_of(here.officer, here.actor.holdings, office),
        agency_id=office,
        case=OfCase(case.pk, case.number_text) if case else None,
        facts=facts,
    )
