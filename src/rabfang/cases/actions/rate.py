"""The complainant rates the handling on three points, once an answer (C-2, S4-13)."""

from rabfang.cases.facts import Facts, Prose
from rabfang.cases.models import Rating, Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb
from rabfang.core.errors import Conflict


class RateFacts(Facts):
    """The point on the scale, and why."""

    rating: Rating
    reason: Prose = ""


class Rate(Verb[RateFacts]):
    """Stores the rating; possible once the complainant has been told."""

    name = "rate"
    Facts = RateFacts

    def plan(self, context: Context, facts: RateFacts) -> Plan:
        if context.case.reply_at is None and context.case.closed_at is None:
            raise Conflict("nothing-to-rate")
        if context.case.rating:
            raise Conflict("rated-already")
        return Plan(
            facts={"rating": facts.rating},
            sets={"rating": facts.rating},
            words=[Words("reason", facts.reason, Visibility.CENTRE)] if facts.reason else [],
        )
