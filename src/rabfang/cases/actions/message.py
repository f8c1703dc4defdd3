"""The complainant adds words or files to their case, or answers a question (C-2)."""

from rabfang.cases.facts import Prose, WithFiles
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb
from rabfang.core.errors import Invalid
from rabfang.thai.text import has_visible


class MessageFacts(WithFiles):
    """Words, files, or both. `voice` is the case that follows this one, when its complainant says them."""

    message: Prose = ""
    voice: int | None = None


class Message(Verb[MessageFacts]):
    """Adds to the case; a waiting question counts as answered.

    What another voice says is not for this case's complainant to read.
    """

    name = "message"
    Facts = MessageFacts

    def plan(self, context: Context, facts: MessageFacts) -> Plan:
        said = has_visible(facts.message)
        if not said and not facts.files:
            raise Invalid("required", field="message")
        voice, seen = {}, Visibility.CITIZEN
        if facts.voice is not None:
            follower = context.case.merged.filter(pk=facts.voice).first()
            if follower is None:
                raise Invalid("no-such-case", field="voice")
            voice, seen = {"voice": follower.pk, "number": follower.number_text}, Visibility.UNIT
        return Plan(
            facts={"answers_question": context.case.asked_at is not None, **voice},
            sets={"unread_at": context.case.unread_at or context.at}
            | ({"asked_at": None} if context.case.asked_at else {}),
            words=[Words("message", facts.message, seen)] if said else [],
            files=[(file, seen) for file in facts.files],
        )
