"""A case as its complainant sees it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rabfang.cases.actions import VERBS
from rabfang.cases.actions.rate import may_rate
from rabfang.cases.actors import Actor
from rabfang.cases.models import Attachment, Case, CaseText, Clock, Event, Visibility
from rabfang.cases.objecting import objecting
from rabfang.cases.queries import events_of, files_for, said_as_voice, texts_for
from rabfang.cases.rules import offers, step_of
from rabfang.cases.standing import standing_of
from rabfang.cases.wording import public_sentence
from rabfang.core.clock import now
from rabfang.procedures.queries import version_of
from rabfang.public.stages import stages
from rabfang.thai.deadlines import Deadline

OWN_WORDS = frozenset({"receive", "message", "object", "rate", "withdraw", "contact"})


@dataclass(frozen=True)
class Entry:
    """One thing that happened, as the complainant may know it."""

    at: datetime
    title: str
    sent: bool  # by the complainant
    texts: list[CaseText]
    files: list[Attachment]


def case_context(case: Case) -> dict[str, Any]:
    """Everything the page of a followed case shows. What belongs to another case's people never comes in."""
    lead = case.merged_into or case
    procedure = version_of(case.procedure_id)[1]
    actor = Actor.citizen(case.pk)
    allowed = set(offers(procedure, standing_of(case), actor, VERBS))
    step = step_of(procedure, case.step)
    events = list(events_of(case))
    may = objecting(case, now()) if "object" in allowed else None
    if may is None:
        allowed.discard("object")
    if lead != case and _takes_words(lead):
        allowed.add("message")
    if not may_rate(case):
        allowed.discard("rate")
    promised = next((clock for clock in case.clocks.all() if clock.due_at and clock.due_at == case.promised_at), None)
    return {
        "case": case,
        "lead": lead if lead.pk != case.pk else None,
        "state": str(step.state),
        "stages": stages(case, procedure, events),
        "entries": sorted(
            [*_entries(case, events), *_followed_entries(case), *_own_entries(case, events)], key=lambda entry: entry.at
        ),
        "question": _question(lead),
        "why": _explained(promised),
        "allowed": allowed,
        "object_until": may.until if may else None,
    }


def _takes_words(lead: Case) -> bool:
    """Whether the case that one follows can be added to, by whoever follows it."""
    procedure = version_of(lead.procedure_id)[1]
    return bool(offers(procedure, standing_of(lead), Actor.citizen(lead.pk), ("message",)))


def _entries(case: Case, events: Iterable[Event]) -> Iterator[Entry]:
    texts = texts_for(case, [Visibility.CITIZEN])
    files = files_for(case, [Visibility.CITIZEN])
    before = ""
    for event in events:
        title, given = public_sentence(event), event.seq in texts or event.seq in files
        if given or (title and title != before):  # several units that report, one after the other, are one thing
            before = title
            yield Entry(event.at, title, event.action in OWN_WORDS, texts.get(event.seq, []), files.get(event.seq, []))


def _followed_entries(case: Case) -> Iterator[Entry]:
    """The office's answers in the case that this one follows, without its complainant's words."""
    if case.merged_into is None:
        return
    merged_at = Event.objects.filter(case=case, action="merge").order_by("-seq").values_list("at", flat=True).first()
    texts = texts_for(case.merged_into, [Visibility.CITIZEN])
    for event in Event.objects.filter(
        case=case.merged_into, action__in=("reply", "answer", "close"), at__gte=merged_at
    ):
        yield Entry(event.at, public_sentence(event), sent=False, texts=texts.get(event.seq, []), files=[])


def _own_entries(case: Case, events: Iterable[Event]) -> Iterator[Entry]:
    """What this case's complainant added in the case that it follows."""
    for said in said_as_voice(case, events):
        yield Entry(said.event.at, _("ท่านส่งข้อความเพิ่มเติม"), sent=True, texts=said.texts, files=said.files)


def _question(case: Case) -> CaseText | None:
    """The question that waits for the complainant, who may follow the case that it is asked in."""
    if case.asked_at is None:
        return None
    return CaseText.objects.filter(case=case, field="question").order_by("-seq").first()


def _explained(clock: Clock | None) -> Deadline | None:
    return Deadline.from_json(clock.explanation) if clock and clock.explanation else None
