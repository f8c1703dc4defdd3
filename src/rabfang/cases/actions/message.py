"""The complainant adds words or files to their case, or answers a question (C-2)."""

from rabfang.cases.facts import Prose, WithFiles
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb
from rabfang.core.errors import Invalid
from rabfang.thai.text import has_visible


class MessageFacts(WithFiles):
    """Words, files, or both."""

    message: Prose = ""


class Message(Verb[MessageFacts]):
    """Adds to the case; a waiting question counts as answered."""

    name = "message"
    Facts = MessageFacts

    def plan(self, context: Context, facts: MessageFacts) -> Plan:
        said = has_visible(facts.message)
        if not said and not facts.files:
            raise Invalid("required", field="message")
        return Plan(
            facts={"answers_question": context.case.asked_at is not None},
            sets={"unread_at": context.case.unread_at or context.at}
            | ({"asked_at": None} if context.case.asked_at else {}),
            words=[Words("message", facts.message, Visibility.CITIZEN)] if said else [],
            files=[(file, Visibility.CITIZEN) for file in facts.files],
        )
