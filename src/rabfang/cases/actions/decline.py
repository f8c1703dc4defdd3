"""No case to act on: the complainant is told why, and the case can be closed (S4-3)."""

from rabfang.cases.facts import Line, NeededProse, WithFiles
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to


class DeclineFacts(WithFiles):
    """The reason as the complainant reads it, and the official letter's number where one was sent."""

    reason: NeededProse
    letter_number: Line = ""


class Decline(Verb[DeclineFacts]):
    """The reason is both what was found and the answer."""

    name = "decline"
    Facts = DeclineFacts

    def plan(self, context: Context, facts: DeclineFacts) -> Plan:
        outcome, place = leads_to(context)
        answered = {"findings_at": context.at, "reply_at": context.at}
        if context.case.needs_copy:
            answered["copy_at"] = context.at
        return Plan(
            facts={"outcome": outcome, "letter_number": facts.letter_number},
            sets=answered,
            words=[Words("reason", facts.reason, Visibility.CITIZEN)],
            files=[(file, Visibility.CITIZEN) for file in facts.files],
            moves_to=place,
            tell=["reply"],
        )
