"""The complainant takes the matter back (C-2)."""

from rabfang.cases.facts import Facts, Prose
from rabfang.cases.models import Outcome, Status, Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb


class WithdrawFacts(Facts):
    """Why, when said."""

    reason: Prose = ""


class Withdraw(Verb[WithdrawFacts]):
    """Ends the case without asking for findings or a reply."""

    name = "withdraw"
    Facts = WithdrawFacts

    def plan(self, context: Context, facts: WithdrawFacts) -> Plan:
        return Plan(
            sets={
                "outcome": Outcome.WITHDRAWN,
                "closed_at": context.at,
                "asked_at": None,
                "paused_until": None,
            },
            words=[Words("reason", facts.reason, Visibility.CITIZEN)] if facts.reason else [],
            status=Status.CLOSED,
            tell=["closed"],
        )
