"""Whose figures the whole office's are: who sees every case of it, or decides on them."""

from collections.abc import Collection

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.queries import widest_sight
from rabfang.procedures.schema import Procedure, Sees


def decides(roles: Collection[str], procedure: Procedure) -> bool:
    """Whether one of the roles orders."""
    return any(step.action == "order" and set(roles) & set(step.by) for _path, step in procedure.steps())


def sees_figures_of(agency: Agency, actor: Actor, procedure: Procedure) -> bool:
    """Whether the actor is shown what is counted over all cases of the office."""
    roles = {held.role for held in actor.holdings if held.agency_id == agency.pk}
    return widest_sight(actor, agency, procedure) == Sees.AGENCY or decides(roles, procedure)
