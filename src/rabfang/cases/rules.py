"""What may happen to a case where it stands: pure decisions over a procedure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rabfang.cases.actors import Actor, Capacity
from rabfang.core.errors import Conflict, NotAllowed
from rabfang.procedures.schema import CITIZEN, CLOCK, INTAKE, Anytime, Kind, Procedure, Sees, Step

RETURN = "return_for_more"


@dataclass(frozen=True)
class Standing:
    """Where a case stands and who is near it, as far as permission asks.

    `open_units` have an open assignment, `all_units` had one at any time.
    """

    case_id: int
    agency_id: int
    status: str
    step: str
    recorded_by: int | None
    open_units: frozenset[int]
    all_units: frozenset[int]


def step_of(procedure: Procedure, key: str) -> Step:
    """The step "path.step" names."""
    path, _, step = key.partition(".")
    return procedure.step(path, step)


def first_step(procedure: Procedure) -> str:
    """Where a case waits once received."""
    return f"{INTAKE}.{procedure.path[INTAKE].step[0].key}"


def target(path: str, place: str, kind: Kind | None, procedure: Procedure) -> str:
    """The "path.step" that an outcome's target means for a case on `path`."""
    if place == "kind":
        if kind is None:
            raise Conflict("kind-missing")
        return f"{kind.path}.{procedure.path[kind.path].step[0].key}"
    return place if "." in place else f"{path}.{place}"


def rule_for(procedure: Procedure, standing: Standing, action: str) -> Step | Anytime:
    """The step or anytime rule under which `action` may happen now.

    Raises Conflict when the case's status or step does not allow it, whoever asks.
    """
    if standing.status == "open":
        step = step_of(procedure, standing.step)
        if action == step.action or (action == RETURN and step.returns):
            return step
    rule = procedure.anytimes.get(action)
    if rule is None or standing.status not in rule.during:
        raise Conflict("not-now", action=action)
    if action == "assign" and not works_in_units(procedure, step_of(procedure, standing.step)):
        raise Conflict("not-now", action=action)
    return rule


def works_in_units(procedure: Procedure, step: Step) -> bool:
    """Whether a step is done by the units to which the case is assigned."""
    return any(procedure.seen_by(role) == Sees.UNIT for role in step.by)


def capacities(procedure: Procedure, standing: Standing, rule: Step | Anytime, actor: Actor) -> Iterator[Capacity]:
    """Every capacity in which `actor` may act under `rule`; none when they may not."""
    if actor.kind in (CITIZEN, CLOCK):
        if actor.kind in rule.by and (actor.kind == CLOCK or actor.case_id == standing.case_id):
            yield Capacity(actor.kind)
        return
    units = standing.open_units if isinstance(rule, Step) else standing.all_units
    for held in actor.holdings:
        if held.agency_id != standing.agency_id or held.role not in rule.by:
            continue
        sees = procedure.seen_by(held.role)
        near = (
            sees == Sees.AGENCY
            or (sees == Sees.UNIT and (held.unit_id in units or _recorded(standing, actor, rule)))
            or (sees == Sees.OWN and standing.recorded_by == actor.officer_id)
        )
        if near:
            yield Capacity(held.role, held.unit_id, held.for_officer_id)


def _recorded(standing: Standing, actor: Actor, rule: Step | Anytime) -> bool:
    """A unit's officer who recorded a case may add to it outside the steps, before any unit is assigned."""
    return isinstance(rule, Anytime) and standing.recorded_by == actor.officer_id


def permit(procedure: Procedure, standing: Standing, action: str, actor: Actor) -> tuple[Step | Anytime, Capacity]:
    """The rule and capacity for `action`; raises Conflict (not now) or NotAllowed (not you)."""
    rule = rule_for(procedure, standing, action)
    for capacity in capacities(procedure, standing, rule, actor):
        return rule, capacity
    raise NotAllowed("not-yours", action=action)


def offers(procedure: Procedure, standing: Standing, actor: Actor, actions: Collection[str]) -> tuple[str, ...]:
    """Which of `actions` the actor may do now: the step's own verb first, then the others."""
    found = []
    for action in actions:
        try:
            rule, _ = permit(procedure, standing, action, actor)
        except (Conflict, NotAllowed):
            continue
        found.append((not isinstance(rule, Step), action))
    return tuple(action for _, action in sorted(found, key=lambda pair: pair[0]))
