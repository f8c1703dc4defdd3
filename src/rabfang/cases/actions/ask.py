"""An officer asks the complainant something (C-2)."""

from rabfang.cases.facts import Facts, NeededProse
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb


class AskFacts(Facts):
    """The question."""

    question: NeededProse


class Ask(Verb[AskFacts]):
    """The question waits on the citizen's page until a message comes; the office's time runs on."""

    name = "ask"
    Facts = AskFacts

    def plan(self, context: Context, facts: AskFacts) -> Plan:
        return Plan(
            sets={"asked_at": context.at},
            words=[Words("question", facts.question, Visibility.CITIZEN)],
            tell=["question"],
        )
