"""An officer takes up a received case and confirms it in the register (S0-2, S1-3)."""

from rabfang.cases.facts import Facts, Prose
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to


class RecordFacts(Facts):
    """A remark for colleagues, when there is one."""

    remark: Prose = ""


class Record(Verb[RecordFacts]):
    """The channel may name its own outcome: a meeting's matters go to the executive first (S0-1)."""

    name = "record"
    Facts = RecordFacts

    def plan(self, context: Context, facts: RecordFacts) -> Plan:
        channel = context.procedure.channels[context.case.channel]
        outcome, place = leads_to(context, channel.outcome)
        return Plan(
            facts={"outcome": outcome},
            words=[Words("remark", facts.remark, Visibility.UNIT)] if facts.remark else [],
            moves_to=place,
        )
