"""Who is to know of an event, and why: read from the event, its procedure and the posts of that day.

Only the event's own case and what `perform` has read of it already are asked; who holds a post is one query.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rabfang.agencies.queries import officers_acting
from rabfang.cases.models import Assignment, Case, Clock, Event
from rabfang.cases.rules import step_of
from rabfang.channels.models import Notice
from rabfang.core.clock import local_date
from rabfang.procedures.queries import version_of
from rabfang.procedures.schema import Procedure, Sees

Reason = Notice.Reason


@dataclass(frozen=True)
class Audience:
    """Why somebody is told, and the officers' ids."""

    reason: Reason
    officers: frozenset[int] = frozenset()


def audience(case: Case, event: Event) -> Audience | None:
    """Those to be told of the event, whoever did it left out; None when it concerns nobody, without a query."""
    match event.action:
        case "remind":
            found = Audience(Reason.REMINDER, _doers(case, event, *_part(case, event)))
        case "escalate":
            found = Audience(Reason.OVERDUE, _named(case, event))
        case "expedite":
            found = Audience(Reason.CHASED, _chased(case, event))
        case _:
            units = _given(case, event)
            if not units:
                return None
            reason = Reason.RETURNED if event.action == "return_for_more" else Reason.ASSIGNED
            found = Audience(reason, _of_units(case, event, units))
    return Audience(found.reason, found.officers - {event.actor_id or 0})


def _given(case: Case, event: Event) -> set[int]:
    """Units to which the event gives work: those of the parts it opens, or opens again."""
    stored: dict[str, int | None] = {}
    opened = {
        number: row
        for number, row in event.effects.get("assignments", {}).items()
        if row.get("state") == Assignment.State.OPEN
    }
    if any("unit_id" not in row for row in opened.values()):
        stored = {str(row.number): row.unit_id for row in case.assignments.all()}
    return {unit for number, row in opened.items() if (unit := row.get("unit_id", stored.get(number)))}


def _chased(case: Case, event: Event) -> frozenset[int]:
    """The units that are reminded; where none has the case, those who may do its step."""
    units = event.facts["units"]
    return _of_units(case, event, units) if units else _doers(case, event, case.step, set())


def _part(case: Case, event: Event) -> tuple[str, set[int]]:
    """The step whose clock it is, and the units that have it: those of the clock's own part, else of every open one."""
    key, changed = event.facts["clock"], event.effects["clocks"]
    clock: Clock = next(row for row in case.clocks.all() if row.key == key and str(row.number) in changed)
    parts = [row for row in case.assignments.all() if row.state == Assignment.State.OPEN]
    if clock.assignment is not None:
        parts = [row for row in parts if row.number == clock.assignment]
    return key, {row.unit_id for row in parts if row.unit_id}


def _named(case: Case, event: Event) -> frozenset[int]:
    """Holders of the roles that the escalation names; of a unit's role, those of the units that are late."""
    _key, units = _part(case, event)
    return _holders(case, event, event.facts["to"], units)


def _doers(case: Case, event: Event, key: str, units: set[int]) -> frozenset[int]:
    """Those for whom the step waits: of the units that have it; where none has it, of the whole office."""
    procedure = _procedure(case)
    by = step_of(procedure, key).by
    if units:
        by = tuple(role for role in by if procedure.seen_by(role) == Sees.UNIT)
    return _holders(case, event, by, units)


def _holders(case: Case, event: Event, roles: Iterable[str], units: set[int]) -> frozenset[int]:
    procedure, day = _procedure(case), local_date(event.at)
    seeing = {sees: [role for role in roles if procedure.seen_by(role) == sees] for sees in Sees}
    found = officers_acting(case.agency_id, day, roles=seeing[Sees.AGENCY], units=units, unit_roles=seeing[Sees.UNIT])
    if seeing[Sees.OWN] and case.recorded_by_id:
        found |= officers_acting(case.agency_id, day, roles=seeing[Sees.OWN]) & {case.recorded_by_id}
    return frozenset(found)


def _of_units(case: Case, event: Event, units: Iterable[int]) -> frozenset[int]:
    return frozenset(officers_acting(case.agency_id, local_date(event.at), units=list(units)))


def _procedure(case: Case) -> Procedure:
    return version_of(case.procedure_id)[1]
