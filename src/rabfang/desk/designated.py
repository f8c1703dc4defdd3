"""Whether an officer works at the confidential desk of their office today: by a role of their own there, never by one
that they hold for somebody else."""

from rabfang.agencies.models import Officer
from rabfang.cases.actors import Actor
from rabfang.procedures.queries import current
from rabfang.vault.models import Desk
from rabfang.vault.queries import desk_of


def desk_of_theirs(officer: Officer, actor: Actor) -> Desk | None:
    """The desk, or None; an officer with roles at their own office only costs no query."""
    held = {row.agency_id: set[str]() for row in actor.holdings if row.for_officer_id is None}
    for row in actor.holdings:
        if row.for_officer_id is None:
            held[row.agency_id].add(row.role)
    if not held.keys() - {officer.agency_id}:
        return None
    desk = desk_of(officer.agency)
    if desk is None or not held.get(desk.agency_id, set()) & current(desk.agency)[1].roles.keys():
        return None
    return desk
