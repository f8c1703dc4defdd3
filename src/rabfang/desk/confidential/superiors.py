"""Whom else a case is about when it is about somebody: their units, and their superiors."""

from collections.abc import Collection
from datetime import datetime

from rabfang.agencies.models import Agency
from rabfang.agencies.queries import holdings_in, officers_acting
from rabfang.core.clock import local_date
from rabfang.procedures.queries import NoProcedure, current

ORDERING = "order"


def superiors(office: Agency, at: datetime) -> set[int]:
    """Officers who today hold a role that orders what is done in the office's own procedure."""
    try:
        procedure = current(office)[1]
    except NoProcedure:
        return set()
    roles = {role for _path, step in procedure.steps() if step.action == ORDERING for role in step.by}
    return officers_acting(office.pk, local_date(at), roles=roles) if roles else set()


def units_of(office: Agency, officers: Collection[int]) -> set[int]:
    """Units in which any of the officers ever held a post."""
    rows = holdings_in(office).filter(officer__in=officers, unit__isnull=False)
    return set(rows.values_list("unit_id", flat=True))
