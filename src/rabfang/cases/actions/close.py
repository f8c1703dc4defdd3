"""A case ends with an outcome, when everything its kind demands is there."""

from rabfang.cases.facts import Facts, Prose
from rabfang.cases.models import Outcome, Status, Visibility
from rabfang.cases.moves import closing_allowed
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb
from rabfang.core.errors import Invalid


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
        return Plan(
            facts={"outcome": facts.outcome},
            sets={"outcome": facts.outcome, "closed_at": context.at, "asked_at": None},
            words=[Words("remark", facts.remark, Visibility.CITIZEN)] if facts.remark else [],
            status=Status.CLOSED,
            tell=["closed"],
        )
