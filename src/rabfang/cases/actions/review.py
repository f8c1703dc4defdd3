"""The centre accepts a unit's report (S1-8)."""

from rabfang.cases.facts import Facts, Prose
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to


class ReviewFacts(Facts):
    """An outcome of the step, the first when empty, and a remark."""

    outcome: str | None = None
    remark: Prose = ""


class Review(Verb[ReviewFacts]):
    """Moves the case on to the answer."""

    name = "review"
    Facts = ReviewFacts

    def plan(self, context: Context, facts: ReviewFacts) -> Plan:
        outcome, place = leads_to(context, facts.outcome)
        return Plan(
            facts={"outcome": outcome},
            words=[Words("remark", facts.remark, Visibility.UNIT)] if facts.remark else [],
            moves_to=place,
        )
