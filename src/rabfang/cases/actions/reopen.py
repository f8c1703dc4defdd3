"""The office takes a closed case up again."""

from rabfang.cases.actions.again import REOPENED, place_again
from rabfang.cases.facts import Facts, NeededProse
from rabfang.cases.models import Status, Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb


class ReopenFacts(Facts):
    """Why, which the complainant reads."""

    reason: NeededProse


class Reopen(Verb[ReopenFacts]):
    """The answer given before no longer counts: the case must be answered again before it closes."""

    name = "reopen"
    Facts = ReopenFacts

    def plan(self, context: Context, facts: ReopenFacts) -> Plan:
        return Plan(
            facts={"closed_as": context.case.outcome},
            sets=REOPENED,
            words=[Words("reason", facts.reason, Visibility.CITIZEN)],
            status=Status.OPEN,
            moves_to=place_again(context),
            restart=True,
            tell=["status"],
        )
