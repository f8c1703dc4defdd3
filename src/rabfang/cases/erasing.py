"""Real erasure: what a case holds of a person, or all its words, goes; its number, dates and events stay (PDPA s.33).

By law, whatever the procedure says, so it has a door of its own beside `perform`. Who may and by whose decision is for
the caller (`rights`). The event `erase` says what went, by place and never by content; `verify` accepts exactly that.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Q

from rabfang.agencies.calendar import calendar_of
from rabfang.cases.actors import Actor, Capacity
from rabfang.cases.erased import ERASE
from rabfang.cases.lines import COLUMNS, lines_of, without_lines
from rabfang.cases.models import Attachment, Case, CaseText, Complainant, Event, OutboxMessage, Status
from rabfang.cases.people import complainant_digest
from rabfang.cases.perform import Done, carry_out
from rabfang.cases.plan import Context, Plan
from rabfang.cases.standing import standing_of
from rabfang.core.errors import Conflict
from rabfang.documents.models import StoredFile
from rabfang.procedures.queries import version_of
from rabfang.procedures.schema import CITIZEN, Anytime
from rabfang.thai.text import search_key
from rabfang.vault.actions.shredding import forget_reporter, shred

RATE = "rate"
OVER = (Status.CLOSED, Status.MERGED, Status.VOID)
SHORTEST = 4  # letters by which a person is looked for in the words of others


class Scope(StrEnum):
    """How much of a case goes."""

    PERSON = "person"  # who the complainant is, what they said and sent, and words of others that name them
    WHOLE = "whole"  # all words and files
    VOICE = "voice"  # what the complainant of a case that follows this one said in it


@dataclass(frozen=True)
class Erased:
    """What an erasure left: the case with its event, and files that nothing of the case needs any more."""

    done: Done
    files: Sequence[StoredFile]


@dataclass
class _Going:
    """What is to go of one case."""

    case: Case
    events: Sequence[Event]
    texts: list[CaseText] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    lines: list[Event] = field(default_factory=list)

    def said(self) -> dict[str, Any]:
        """By place, as the event says it."""
        return {
            "texts": [[row.seq, row.field] for row in self.texts],
            "files": [[row.seq, str(row.file_id)] for row in self.files],
            "lines": [event.seq for event in self.lines],
        }


def erase_case(
    case: int,
    scope: Scope,
    *,
    by: Actor,
    capacity: Capacity,
    at: datetime,
    decision: Mapping[str, Any],
    letters: Sequence[tuple[int, str]] = (),
    voice: int | None = None,
) -> Erased:
    """Erases in the caller's transaction or one of its own.

    decision: by what it was decided, as keys and numbers, never words. letters: id and digest of each letter whose
    words go with it. voice: whose words go, in the scope of that name. The caller erases the files once nothing else
    refers to them.

    Of a confidential case the keys go as well: of who reported and of the receipt, or with the whole case of its box.
    Whether the case is open to who erases it is for the caller.

    Raises Conflict: "case-not-over" while it is worked on, "hashed-whole" for events older than lines that can be
    erased.
    """
    with transaction.atomic():
        row = Case.objects.select_for_update(of=("self",)).select_related("agency", "complainant").get(pk=case)
        _check(row, scope)
        going = _going(row, scope, voice)
        if any(not event.private for event in going.lines):
            raise Conflict("hashed-whole")
        facts: dict[str, Any] = {"scope": scope, "decision": dict(decision), "erased": going.said()}
        if letters:
            facts["erased"]["letters"] = [[pk, digest] for pk, digest in letters]
        plan = Plan(facts=facts)
        if scope != Scope.VOICE:
            person = _nobody(row.complainant)
            facts["complainant"] = person["digest"]
            plan = Plan(facts=facts, sets=_emptied(row, at), person={k: v for k, v in person.items() if k != "digest"})
        files = [attachment.file for attachment in going.files]
        _remove(going, scope)
        return Erased(carry_out(_context(row, by, capacity, at), plan), files)


def led_by(case: Case) -> list[int]:
    """Cases in which the complainant of this one said something while theirs followed them."""
    leads = {event.facts["into"] for event in Event.objects.filter(case=case, action="merge")}
    said = Event.objects.filter(case__in=leads, action="message", facts__voice=case.pk)
    return sorted(set(said.values_list("case", flat=True)))


def erase_voice(
    lead: int, voice: int, *, by: Actor, capacity: Capacity, at: datetime, decision: Mapping[str, Any]
) -> Erased:
    """The same for what the complainant of case `voice` said in the one that theirs followed."""
    said = {**decision, "voice": voice}
    return erase_case(lead, Scope.VOICE, by=by, capacity=capacity, at=at, decision=said, voice=voice)


def _check(case: Case, scope: Scope) -> None:
    if scope != Scope.VOICE and case.status not in OVER:
        raise Conflict("case-not-over")


def _going(case: Case, scope: Scope, voice: int | None = None) -> _Going:
    events = list(Event.objects.filter(case=case))
    going = _Going(case, events)
    texts = list(CaseText.objects.filter(case=case))
    files = list(Attachment.objects.filter(case=case).select_related("file"))
    seqs = {event.seq for event in events if _theirs(event, scope, voice)}
    names = _names(case.complainant) if scope == Scope.PERSON else ()
    going.texts = [text for text in texts if text.seq in seqs or _mentions(text.body, names)]
    going.files = [file for file in files if file.seq in seqs]
    if scope != Scope.VOICE:
        going.lines = [event for event in events if any(lines_of(event).values())]
    return going


def _theirs(event: Event, scope: Scope, voice: int | None) -> bool:
    if scope == Scope.WHOLE:
        return True
    if scope == Scope.VOICE:
        return bool(event.facts.get("voice") == voice)
    said = event.seq == 1 or event.actor_kind == CITIZEN or event.action == RATE  # which an officer may write down
    return said and "voice" not in event.facts


def _names(person: Complainant) -> tuple[str, ...]:
    said = (search_key(text).replace(" ", "") for text in (person.name, person.telephone, person.email, person.address))
    return tuple(text for text in said if len(text) >= SHORTEST)


def _mentions(body: str, names: Iterable[str]) -> bool:
    key = search_key(body).replace(" ", "")
    return any(name in key for name in names)


def _nobody(person: Complainant) -> dict[str, Any]:
    """What is known afterwards: nothing but the language; a new salt, so that no guess can be tried on the old one."""
    left = Complainant(language=person.language, salt=secrets.token_hex(16))
    blank = {name: getattr(left, name) for name in ("name", "address", "telephone", "email", "chat", "prefers")}
    return {**blank, "discreet": False, "salt": left.salt, "digest": complainant_digest(left)}


def _emptied(case: Case, at: datetime) -> dict[str, Any]:
    return {**COLUMNS, "erased_at": max(at, case.entered_at)}


def _remove(going: _Going, scope: Scope) -> None:
    case = going.case
    CaseText.objects.filter(pk__in=[row.pk for row in going.texts]).delete()
    Attachment.objects.filter(pk__in=[row.pk for row in going.files]).delete()
    for event in going.lines:
        facts, effects = without_lines(event)
        Event.objects.filter(pk=event.pk).update(facts=facts, effects=effects, salt="")
    if case.box_id is not None:
        (shred if scope == Scope.WHOLE else forget_reporter)(case.box_id)
    if scope != Scope.VOICE:
        Case.objects.filter(pk=case.pk).update(subject="")
        waiting = Q(state__in=(OutboxMessage.State.QUEUED, OutboxMessage.State.SENDING))
        about = OutboxMessage.objects.filter(case=case)
        about.filter(waiting).update(state=OutboxMessage.State.FAILED, next_at=None)
        about.update(error="")


def _context(case: Case, by: Actor, capacity: Capacity, at: datetime) -> Context:
    procedure = version_of(case.procedure_id)[1]
    return Context(
        case=case,
        agency=case.agency,
        procedure=procedure,
        calendar=calendar_of(case.agency),
        standing=standing_of(case),
        rule=Anytime(action=ERASE, by=(), source="PDPA s.33"),
        capacity=capacity,
        actor=by,
        action=ERASE,
        at=max(at, case.entered_at),
    )
