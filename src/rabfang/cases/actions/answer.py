"""The unit that holds the document gives the information at once (S1-4)."""

from rabfang.cases.actions.answering import AnsweringFacts, answering_plan
from rabfang.cases.plan import Context, Plan
from rabfang.cases.verb import Verb


class Answer(Verb[AnsweringFacts]):
    """Answers an information request."""

    name = "answer"
    Facts = AnsweringFacts

    def plan(self, context: Context, facts: AnsweringFacts) -> Plan:
        return answering_plan(context, facts)
