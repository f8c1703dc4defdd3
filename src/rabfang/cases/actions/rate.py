"""The complainant rates the handling on three points, once an answer; or an officer writes down what they said
(C-2, S4-10, S4-13)."""

from datetime import datetime

from pydantic import AwareDatetime

from rabfang.cases.actors import OFFICER
from rabfang.cases.facts import Facts, Line, Prose
from rabfang.cases.models import Case, Event, Heard, Rating, Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb
from rabfang.core.errors import Conflict, Invalid

REASON = "reason"


class RateFacts(Facts):
    """The point on the scale, and why.

    `heard` is by which way an officer heard it, `said_at` when, `said_by` who said it where it was not the complainant.
    """

    rating: Rating
    reason: Prose = ""
    heard: Heard | None = None
    said_at: AwareDatetime | None = None
    said_by: Line = ""


def may_rate(case: Case) -> bool:
    """Whether there is an answer that has not been rated: one given before does not count for a new answer."""
    answered = case.reply_at or case.closed_at
    if answered is None or not case.rating:
        return answered is not None
    return case.rated_at is not None and case.rated_at < answered


class Rate(Verb[RateFacts]):
    """Stores the rating; possible once the complainant has been told. Why may follow it, once, by itself."""

    name = "rate"
    Facts = RateFacts

    def plan(self, context: Context, facts: RateFacts) -> Plan:
        case = context.case
        if case.reply_at is None and case.closed_at is None:
            raise Conflict("nothing-to-rate")
        if not may_rate(case):
            return _why(context, facts)
        words = {REASON: facts.reason}
        said: dict[str, object] = {"rating": facts.rating}
        if context.actor.kind == OFFICER:
            said |= _heard(context, facts)
            words["said_by"] = facts.said_by
        return Plan(
            facts=said,
            sets={"rating": facts.rating, "rated_at": context.at},
            words=[Words(field, body, Visibility.CENTRE) for field, body in words.items() if body],
        )


def _why(context: Context, facts: RateFacts) -> Plan:
    """The reason of a rating given without one, by who gave it; the rating itself stays."""
    last = Event.objects.filter(case=context.case, action=context.action).order_by("-seq").first()
    given = last is None or REASON in last.facts.get("texts", {}) or last.actor_kind != context.actor.kind
    if given or not facts.reason or facts.rating != context.case.rating or context.actor.kind == OFFICER:
        raise Conflict("rated-already")
    return Plan(facts={"rating": facts.rating, "follows": True}, words=[Words(REASON, facts.reason, Visibility.CENTRE)])


def _heard(context: Context, facts: RateFacts) -> dict[str, object]:
    """By which way an officer heard it, and when: after the answer, and not in the future."""
    if facts.heard is None:
        raise Invalid("required", field="heard")
    at = facts.said_at or context.at
    answered: datetime | None = context.case.reply_at or context.case.closed_at
    if at > context.at:
        raise Invalid("said-in-the-future", field="said_at")
    if answered and at < answered:
        raise Invalid("said-before-answer", field="said_at")
    return {"heard": facts.heard, "said_at": at}
