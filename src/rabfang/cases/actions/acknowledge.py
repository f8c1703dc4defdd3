"""A partner says that it has taken the matter; until then what is passed on stays open (S1-6)."""

from datetime import date

from rabfang.cases.actors import Capacity
from rabfang.cases.facts import Line, Prose, WithFiles
from rabfang.cases.models import Assignment, Case, Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.rules import step_of
from rabfang.cases.standing import open_parts_of
from rabfang.cases.verb import Verb, leads_to
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, Invalid
from rabfang.procedures.schema import PARTNER, Step

State = Assignment.State


class AcknowledgeFacts(WithFiles):
    """Under which number and on which day the agency took it, a remark, and an outcome where it is a step.

    `part` is the number of the part, where several wait.
    """

    received_number: Line = ""
    received_on: date | None = None
    remark: Prose = ""
    part: int | None = None
    outcome: str | None = None


class Acknowledge(Verb[AcknowledgeFacts]):
    """Notes it on the part; as a step it moves the case on."""

    name = "acknowledge"
    Facts = AcknowledgeFacts

    def plan(self, context: Context, facts: AcknowledgeFacts) -> Plan:
        if facts.received_on and facts.received_on > local_date(context.at):
            raise Invalid("acknowledged-in-the-future", field="received_on")
        part = _part(context, facts.part)
        said = {
            "part": part.number,
            "partner": part.partner_id,
            "received_number": facts.received_number,
            "received_on": facts.received_on,
        }
        noted = {"assignments": {str(part.number): {"acknowledged_at": context.at}}}
        words = [Words("remark", facts.remark, Visibility.UNIT)] if facts.remark else []
        files = [(file, Visibility.UNIT) for file in facts.files]
        if not isinstance(context.rule, Step):
            return Plan(facts=said, words=words, files=files, effects=noted)
        outcome, place = leads_to(context, facts.outcome)
        return Plan(
            facts={"outcome": outcome, **said},
            words=words,
            files=files,
            effects=noted,
            moves_to=place,
            # Where the next step is the partner's too its part goes on; else it ends here.
            parts_done=[] if PARTNER in step_of(context.procedure, place).by else [part.number],
        )


def waiting_parts(case: Case, capacity: Capacity) -> list[Assignment]:
    """Parts of partners that have not said they took the matter: the actor's own agency's, or any for the office."""
    rows = case.assignments.all()
    opened = open_parts_of(rows, capacity) if capacity.agency_id else [row for row in rows if row.state == State.OPEN]
    return [row for row in opened if row.partner_id and row.acknowledged_at is None]


def _part(context: Context, number: int | None) -> Assignment:
    """The part acknowledged: the one named, or the only one that waits."""
    waiting = waiting_parts(context.case, context.capacity)
    if not waiting:
        raise Conflict("nothing-to-acknowledge")
    chosen = [row for row in waiting if number in (None, row.number)]
    if not chosen:
        raise Invalid("part-not-open", field="part")
    if len(chosen) > 1:
        raise Invalid("part-needed", field="part")
    return chosen[0]
