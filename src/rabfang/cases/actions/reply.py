"""The complainant is told the result (S1-8); where a unit answers, the responsible officer gets a copy (S0-4)."""

from rabfang.cases.actions.answering import AnsweringFacts, answering_plan
from rabfang.cases.plan import Context, Plan
from rabfang.cases.verb import Verb


class Reply(Verb[AnsweringFacts]):
    """Answers a complaint or grievance."""

    name = "reply"
    Facts = AnsweringFacts

    def plan(self, context: Context, facts: AnsweringFacts) -> Plan:
        return answering_plan(context, facts)
