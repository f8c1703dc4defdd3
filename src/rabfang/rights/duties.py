"""Who may: the duties `protect` and `destroy` of a role of the office."""

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor, Capacity
from rabfang.core.errors import NotAllowed, NotFound
from rabfang.procedures.queries import current
from rabfang.procedures.schema import May


def capacity_for(actor: Actor, agency: Agency, duty: May) -> Capacity:
    """In what capacity the actor carries the duty; NotAllowed when they do not."""
    _version, procedure = current(agency)
    for held in actor.holdings:
        role = procedure.roles.get(held.role)
        if held.agency_id == agency.pk and role and duty in role.may:
            return Capacity(held.role, held.unit_id, held.for_officer_id)
    raise NotAllowed("protection-not-yours")


def officer_of(actor: Actor) -> int:
    """The officer behind an action; NotAllowed for anybody else."""
    if actor.officer_id is None:
        raise NotAllowed("protection-not-yours")
    return actor.officer_id


def own(agency: Agency, row_agency: int) -> None:
    """NotFound for what belongs to another office."""
    if row_agency != agency.pk:
        raise NotFound("not-found")
