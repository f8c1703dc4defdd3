"""A case ends with an outcome, when everything its kind demands is there."""

from rabfang.cases.facts import Facts, Prose
from rabfang.cases.models import Assignment, Outcome, Status, Visibility
from rabfang.cases.moves import closing_allowed
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.rules import works_in_parts
from rabfang.cases.verb import Verb
from rabfang.core.errors import Conflict, Invalid


class CloseFacts(Facts):
    """How it ended, and a remark that the complainant reads."""

    outcome: Outcome
    remark: Prose = ""


class Close(Verb[CloseFacts]):
    """Close means solved: findings, reply, copy or use are asked for by the kind (S0-4, S1-8)."""

    name = "close"
    Facts = CloseFacts

    def plan(self, context: Context, facts: CloseFacts) -> Plan:
        if facts.outcome == Outcome.WITHDRAWN:
            raise Invalid("not-understood", field="outcome")
        closing_allowed(context.case, {})
        _no_open_parts(context)
        return Plan(
            facts={"outcome": facts.outcome},
            sets={"outcome": facts.outcome, "closed_at": context.at, "asked_at": None},
            words=[Words("remark", facts.remark, Visibility.CITIZEN)] if facts.remark else [],
            status=Status.CLOSED,
            tell=["closed"],
        )


def _no_open_parts(context: Context) -> None:
    """A case does not close over somebody's part; where closing is itself the units' step, theirs is that step."""
    opened = [row for row in context.case.assignments.all() if row.state == Assignment.State.OPEN]
    left = [row for row in opened if row.partner_id or not works_in_parts(context.procedure, context.step)]
    if left:
        raise Conflict("parts-open", parties=", ".join(row.party_name for row in left))
