"""What may happen to a case where it stands: pure decisions over a procedure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from rabfang.agencies.queries import Holding
from rabfang.cases.actors import Actor, Capacity
from rabfang.core.errors import Conflict, Invalid, NotAllowed
from rabfang.procedures.schema import CITIZEN, CLOCK, INTAKE, PARTNER, Anytime, Kind, Procedure, Sees, Step

RETURN = "return_for_more"
ACKNOWLEDGE = "acknowledge"
# What else decides about an objection: who stands aside does none of it.
DECIDING = frozenset({"assign", "merge", "pause", "void"})

Roles = Mapping[int, frozenset[str]]


@dataclass(frozen=True)
class Standing:
    """Where a case stands and who is near it, as far as permission asks.

    `open_...` have an open part, `all_...` had one at any time. Partners are agencies of this system by id, each with
    those of its roles that see all of its own cases. `outside` is whether an agency that does not use this system has
    an open part; `unacknowledged` are the partners that have not yet said that they took their part, None for one
    outside this system; `returnable` is whether a part has been reported while others are still worked on. `erased` is
    whether its words are gone, after which nothing happens to it any more. `aside` are the officers who do not look at
    the objection that waits there, since they answered or closed; empty when none waits.
    """

    case_id: int
    agency_id: int
    status: str
    step: str
    recorded_by: int | None
    open_units: frozenset[int] = frozenset()
    all_units: frozenset[int] = frozenset()
    open_partners: Roles = field(default_factory=dict)
    all_partners: Roles = field(default_factory=dict)
    outside: bool = False
    unacknowledged: frozenset[int | None] = frozenset()
    returnable: bool = False
    erased: bool = False
    aside: frozenset[int] = frozenset()

    @property
    def open_parts(self) -> bool:
        """Whether anybody has an open part."""
        return bool(self.open_units or self.open_partners or self.outside)


def require_group(procedure: Procedure, key: str) -> None:
    """Raises Invalid for a group of complainants that the procedure does not know; nobody need say one."""
    if key and key not in procedure.groups:
        raise Invalid("no-such-group", field="group")


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
    if standing.erased:
        raise Conflict("case-erased", action=action)
    if standing.status == "open":
        step = step_of(procedure, standing.step)
        if action == step.action:
            return step
        if action == RETURN and (examining := examining_step(procedure, standing)):
            return examining
    rule = procedure.anytimes.get(action)
    if rule is None or standing.status not in rule.during:
        raise Conflict("not-now", action=action)
    if action == "assign" and not works_in_parts(procedure, step_of(procedure, standing.step)):
        raise Conflict("not-now", action=action)
    if action == ACKNOWLEDGE and not standing.unacknowledged:
        raise Conflict("nothing-to-acknowledge")
    return rule


def examining_step(procedure: Procedure, standing: Standing) -> Step | None:
    """The step under which a report can be returned now (S4-4).

    That at which reports are examined; while others still work, a part already reported can be returned as well, by
    those who will examine.
    """
    step = step_of(procedure, standing.step)
    if step.returns:
        return step
    path = procedure.path[standing.step.partition(".")[0]]
    return next((other for other in path.step if other.returns == step.key), None) if standing.returnable else None


def works_in_parts(procedure: Procedure, step: Step) -> bool:
    """Whether a step is done by those to whom the case is assigned."""
    return PARTNER in step.by or any(procedure.seen_by(role) == Sees.UNIT for role in step.by)


def capacities(procedure: Procedure, standing: Standing, rule: Step | Anytime, actor: Actor) -> Iterator[Capacity]:
    """Every capacity in which `actor` may act under `rule`; none when they may not."""
    if actor.kind in (CITIZEN, CLOCK):
        if actor.kind in rule.by and (actor.kind == CLOCK or actor.case_id == standing.case_id):
            yield Capacity(actor.kind)
        return
    if stands_aside(standing, rule, actor):
        return
    by = doing(procedure, standing, rule)
    for held in actor.holdings:
        if held.agency_id != standing.agency_id:
            if PARTNER in rule.by and held.role in _partners(standing, rule).get(held.agency_id, ()):
                yield Capacity(PARTNER, None, held.for_officer_id, held.agency_id)
        elif held.role in by and _near(procedure, standing, rule, actor, held):
            yield Capacity(held.role, held.unit_id, held.for_officer_id)


def stands_aside(standing: Standing, rule: Step | Anytime, actor: Actor) -> bool:
    """Whether the actor is one of those whose answer the waiting objection is about, and the rule decides about it."""
    return actor.officer_id in standing.aside and _decides(rule)


def doing(procedure: Procedure, standing: Standing, rule: Step | Anytime) -> Collection[str]:
    """The roles that may do it: the rule's own, and while an objection waits the superiors as well, so that it is
    looked at even where nobody else holds a role of the step any more."""
    return {*rule.by, *procedure.superiors} if standing.aside and _decides(rule) else rule.by


def _decides(rule: Step | Anytime) -> bool:
    return isinstance(rule, Step) or rule.action in DECIDING


def _partners(standing: Standing, rule: Step | Anytime) -> Roles:
    """The partners near enough for the rule: those with an open part for a step, those that had any for another.

    A part is acknowledged by those that have not done so.
    """
    partners = standing.open_partners if isinstance(rule, Step) else standing.all_partners
    if rule.action != ACKNOWLEDGE:
        return partners
    return {key: roles for key, roles in partners.items() if key in standing.unacknowledged}


def _near(procedure: Procedure, standing: Standing, rule: Step | Anytime, actor: Actor, held: Holding) -> bool:
    """Whether the role brings its holder near enough to this case."""
    sees, recorded = procedure.seen_by(held.role), standing.recorded_by == actor.officer_id
    if sees == Sees.AGENCY:
        return isinstance(rule, Anytime) or _whole_office(standing, rule)
    if sees == Sees.UNIT:
        # A unit's officer who recorded a case may add to it outside the steps, before any unit is assigned.
        units = standing.open_units if isinstance(rule, Step) else standing.all_units
        return held.unit_id in units or (isinstance(rule, Anytime) and recorded)
    return sees == Sees.OWN and recorded


def _whole_office(standing: Standing, step: Step) -> bool:
    """Whether those who see every case may do the step: a partner's only for one that is outside this system."""
    return PARTNER not in step.by or standing.outside or not standing.open_parts


def permit(procedure: Procedure, standing: Standing, action: str, actor: Actor) -> tuple[Step | Anytime, Capacity]:
    """The rule and capacity for `action`; raises Conflict (not now) or NotAllowed (not you)."""
    rule = rule_for(procedure, standing, action)
    for capacity in capacities(procedure, standing, rule, actor):
        return rule, capacity
    raise NotAllowed("stands-aside" if stands_aside(standing, rule, actor) else "not-yours", action=action)


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
