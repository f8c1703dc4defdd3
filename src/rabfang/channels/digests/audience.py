"""Who is to know of an event, and why: read from the event, its procedure and the posts of that day.

Only the event's own case and what `perform` has read of it already are asked; who holds a post is one query. Where an
agency of this system has a part, three more find its officers who act for it, however many have one.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rabfang.agencies.queries import officers_acting, officers_acting_in, partner_offices
from rabfang.cases.models import Assignment, Case, Clock, Event, Review
from rabfang.cases.parties import UNIT, Party
from rabfang.cases.reviewing import aside_of
from rabfang.cases.rules import step_of
from rabfang.cases.standing import wide_roles_of
from rabfang.channels.models import Notice
from rabfang.core.clock import local_date
from rabfang.procedures.queries import version_of
from rabfang.procedures.schema import PARTNER, Procedure, Sees

Reason = Notice.Reason


@dataclass(frozen=True)
class Audience:
    """Why somebody is told, and the officers' ids."""

    reason: Reason
    officers: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Having:
    """Who has the parts in question: units, agencies of this system by id, perhaps one outside, perhaps nobody."""

    units: frozenset[int] = frozenset()
    offices: frozenset[int] = frozenset()
    outside: bool = False


NOBODY = Having()


def audience(case: Case, event: Event) -> Audience | None:
    """Those to be told of the event, whoever did it left out; None when it concerns nobody, without a query."""
    match event.action:
        case "remind":
            found = Audience(Reason.REMINDER, _doers(case, event, *_part(case, event)))
        case "escalate":
            found = Audience(Reason.OVERDUE, _named(case, event))
        case "expedite":
            found = Audience(Reason.CHASED, _chased(case, event))
        case "object":
            found = Audience(Reason.OBJECTED, _doers(case, event, case.step, NOBODY))
        case _:
            parties = _given(case, event)
            if not parties:
                return None
            reason = Reason.RETURNED if event.action == "return_for_more" else Reason.ASSIGNED
            found = Audience(reason, _all_of(case, event, _having(parties)))
    return Audience(found.reason, found.officers - {event.actor_id or 0})


def _given(case: Case, event: Event) -> set[Party]:
    """Those to whom the event gives work: who has the parts it opens, or opens again."""
    stored: dict[str, Party] = {}
    opened = {
        number: row
        for number, row in event.effects.get("assignments", {}).items()
        if row.get("state") == Assignment.State.OPEN
    }
    if any("unit_id" not in row for row in opened.values()):
        stored = {str(row.number): row.party for row in case.assignments.all()}
    return {_party(row) if "unit_id" in row else stored[number] for number, row in opened.items()}


def _party(row: Mapping[str, Any]) -> Party:
    return Party.unit(row["unit_id"]) if row["unit_id"] else Party.partner(row["partner_id"])


def _having(parties: Collection[Party]) -> Having:
    """Which of them are units, agencies of this system, agencies outside; no query for units alone."""
    partners = {party.id for party in parties if party.kind == PARTNER}
    known = partner_offices(partners) if partners else {}
    return Having(
        units=frozenset(party.id for party in parties if party.kind == UNIT),
        offices=frozenset(office for office in known.values() if office),
        outside=None in known.values(),
    )


def _chased(case: Case, event: Event) -> frozenset[int]:
    """Those who are reminded; where none has the case, or one outside has, those who may do its step."""
    parties = [Party.unit(pk) for pk in event.facts["units"]]
    parties += [Party.partner(pk) for pk in event.facts.get("partners", ())]
    having = _having(parties)
    told = _all_of(case, event, having)
    return told | _doers(case, event, case.step, NOBODY) if having.outside or not parties else told


def _part(case: Case, event: Event) -> tuple[str, Having]:
    """The step whose clock it is, and who has it: the holder of the clock's own part, else those of every open one."""
    key, changed = event.facts["clock"], event.effects["clocks"]
    clock: Clock = next(row for row in case.clocks.all() if row.key == key and str(row.number) in changed)
    parts = [row for row in case.assignments.all() if row.state == Assignment.State.OPEN]
    if clock.assignment is not None:
        parts = [row for row in parts if row.number == clock.assignment]
    return key, _having([row.party for row in parts])


def _named(case: Case, event: Event) -> frozenset[int]:
    """Holders of the roles that the escalation names; of a unit's role, those of the units that are late.

    An agency of this system that is late is told as well: the procedure names no role of another office.
    """
    _key, having = _part(case, event)
    return _holders(case, event, event.facts["to"], having.units) | _of_offices(event, having.offices)


def _doers(case: Case, event: Event, key: str, having: Having) -> frozenset[int]:
    """Those for whom the step waits: of the units and agencies that have it; where none has it, of the whole office.
    Where an objection waits, those who look at it.

    What an agency outside answers is entered by the office, so the step waits for those who enter it as well.
    """
    procedure = _procedure(case)
    by = step_of(procedure, key).by
    if case.review == Review.ABOVE and key == case.step:
        by = procedure.superiors
    if (having.units or having.offices) and not having.outside:
        by = tuple(role for role in by if procedure.seen_by(role) == Sees.UNIT)
    found = _holders(case, event, by, having.units) | _of_offices(event, having.offices)
    return found - aside_of(case.aside) if key == case.step else found


def _holders(case: Case, event: Event, roles: Iterable[str], units: Collection[int]) -> frozenset[int]:
    procedure, day = _procedure(case), local_date(event.at)
    seeing = {sees: [role for role in roles if procedure.seen_by(role) == sees] for sees in Sees}
    found = officers_acting(case.agency_id, day, roles=seeing[Sees.AGENCY], units=units, unit_roles=seeing[Sees.UNIT])
    if seeing[Sees.OWN] and case.recorded_by_id:
        found |= officers_acting(case.agency_id, day, roles=seeing[Sees.OWN]) & {case.recorded_by_id}
    return frozenset(found)


def _all_of(case: Case, event: Event, having: Having) -> frozenset[int]:
    """Everybody of the units, and those who act for the agencies."""
    day = local_date(event.at)
    found = officers_acting(case.agency_id, day, units=having.units) if having.units else set()
    return _of_offices(event, having.offices) | found


def _of_offices(event: Event, offices: Collection[int]) -> frozenset[int]:
    """Those of other offices who see every case of their own: they act for it in the cases of others."""
    if not offices:
        return frozenset()
    return frozenset(officers_acting_in(wide_roles_of(offices), local_date(event.at)))


def _procedure(case: Case) -> Procedure:
    return version_of(case.procedure_id)[1]
