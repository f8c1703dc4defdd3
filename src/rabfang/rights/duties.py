"""Who may: the duties `protect` and `destroy` of a role of the office."""

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor, Capacity
from rabfang.cases.models import Case
from rabfang.core.errors import NotAllowed, NotFound
from rabfang.procedures.queries import current
from rabfang.procedures.schema import May
from rabfang.vault.queries import may_open


def capacity_for(actor: Actor, agency: Agency, duty: May) -> Capacity:
    """In what capacity the actor carries the duty; NotAllowed when they do not.

    At a confidential desk both duties are those of who handles its cases, and nobody stands in for them.
    """
    _version, procedure = current(agency)
    closed = agency.confidential_of_id is not None
    duty = May.HANDLE if closed else duty
    for held in actor.holdings:
        role = procedure.roles.get(held.role)
        if closed and held.for_officer_id is not None:
            continue
        if held.agency_id == agency.pk and role and duty in role.may:
            return Capacity(held.role, held.unit_id, held.for_officer_id)
    raise NotAllowed("protection-not-yours")


def officer_of(actor: Actor) -> int:
    """The officer behind an action; NotAllowed for anybody else."""
    if actor.officer_id is None:
        raise NotAllowed("protection-not-yours")
    return actor.officer_id


def known_to(actor: Actor, case: Case) -> None:
    """NotAllowed for a confidential case that is not open to the actor, whatever their duty."""
    if case.box_id is not None and not may_open(case.box_id, officer_of(actor)):
        raise NotAllowed("protection-not-yours")


def own(agency: Agency, row_agency: int) -> None:
    """NotFound for what belongs to another office."""
    if row_agency != agency.pk:
        raise NotFound("not-found")
