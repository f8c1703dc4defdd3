"""What a person says in a chat of how their case was handled: a point, why, and perhaps that they object (S4-13)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import translation

from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Rating
from rabfang.cases.objecting import objecting, why_dissatisfied
from rabfang.cases.perform import perform
from rabfang.cases.wording import refusal_text
from rabfang.channels.chat.talk import Answer, Asks, Talk, let_be
from rabfang.channels.chat.tracking import theirs
from rabfang.channels.models import Conversation
from rabfang.core.clock import local_date
from rabfang.core.errors import Refused
from rabfang.thai.dates import long_date_with_weekday

Said = tuple[Talk, Answer]


@dataclass(frozen=True)
class Told:
    """One thing said about the case that the talk asks about: each gives where the talk stands then and what to say."""

    conversation: Conversation
    talk: Talk
    at: datetime

    def rated(self, rating: str) -> Said:
        """The case is rated right here, and the person asked why."""
        case = self._case()
        if case is None:
            return let_be(self.talk), Answer("not-found")
        if refused := self._do(case, "rate", rating=rating):
            return refused
        return replace(self.talk, asks=Asks.WHY), self._answer("why-so", case)

    def because(self, reason: str) -> Said:
        """The reason joins the rating; who is dissatisfied is told what they can do."""
        case = self._case()
        if case is None:
            return let_be(self.talk), Answer("rated")
        if reason and (refused := self._do(case, "rate", rating=case.rating, reason=reason)):
            return refused
        may = objecting(case, self.at) if case.rating == Rating.DISSATISFIED else None
        if may is None:
            return let_be(self.talk), Answer("rated")
        return replace(self.talk, asks=Asks.OBJECT), self._answer(
            "may-object", case, until=self._day(may.until), reason=bool(why_dissatisfied(case))
        )

    def objected(self, words: str) -> Said:
        """The case is taken up again, with the words of the rating where there are any; else they are asked for."""
        case = self._case()
        if case is None:
            return let_be(self.talk), Answer("not-found")
        objection = words or why_dissatisfied(case)
        if not objection:
            return replace(self.talk, asks=Asks.OBJECTION), Answer("objection")
        if refused := self._do(case, "object", objection=objection):
            return refused
        return let_be(self.talk), self._answer("objected", case)

    def _case(self) -> Case | None:
        return theirs(self.conversation, self.talk.asked)

    def _do(self, case: Case, verb: str, **facts: Any) -> Said | None:
        """Does it; what to say when it is refused."""
        try:
            perform(case.pk, verb, by=Actor.citizen(case.pk), at=self.at, **facts)
        except Refused as refused:
            with translation.override(self.conversation.language):
                return let_be(self.talk), Answer("refused", {"why": refusal_text(refused)})
        return None

    def _answer(self, code: str, case: Case, **facts: Any) -> Answer:
        return Answer(code, {"number": case.number_text, **facts})

    def _day(self, until: datetime | None) -> str:
        english = self.conversation.language == "en"
        return long_date_with_weekday(local_date(until), english=english) if until else ""
