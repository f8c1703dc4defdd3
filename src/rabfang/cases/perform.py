"""The one door: everything that happens to a case goes through `perform` or, for a new one, `receive`."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from rabfang.agencies.calendar import calendar_of
from rabfang.cases import hooks
from rabfang.cases.actions import VERBS
from rabfang.cases.actors import Actor
from rabfang.cases.confidential import hidden_pk, kept_words, need_to_know
from rabfang.cases.facts import read_facts
from rabfang.cases.lines import close_lines, without_lines
from rabfang.cases.models import Attachment, Case, CaseText, Complainant, Event
from rabfang.cases.moves import Changes
from rabfang.cases.outbox import queue
from rabfang.cases.plan import Context, Plan
from rabfang.cases.rules import permit
from rabfang.cases.standing import standing_of
from rabfang.cases.state import as_json, set_values, write_parts
from rabfang.core.canonical import digest
from rabfang.core.clock import now
from rabfang.core.errors import Conflict
from rabfang.documents.queries import file_digest
from rabfang.procedures.queries import version_of
from rabfang.procedures.schema import CLOCK


@dataclass(frozen=True)
class Done:
    """What an action left: the case as it stands now and the event that says so."""

    case: Case
    event: Event


def perform(
    case: Case | int,
    action: str,
    *,
    by: Actor,
    at: datetime | None = None,
    seen: int | None = None,
    **facts: Any,
) -> Done:
    """Does one action on a case, whole or not at all.

    case: the case or its id; it is read afresh. seen: the version the actor was looking at. at: the moment, the
    clock's when empty. facts: as the verb's model says.

    Raises NotAllowed (not yours), Conflict (not now, or somebody was first), Invalid (a fact is wrong, by field).
    """
    at = at or now()
    with transaction.atomic():
        row = _locked(case if isinstance(case, int) else case.pk)
        need_to_know(row, by, action)
        if seen is not None and seen != row.version and _somebody_acted(row, seen):
            raise Conflict("changed-meanwhile", seen=seen, version=row.version)
        procedure = version_of(row.procedure_id)[1]
        standing = standing_of(row)
        verb = VERBS[action]
        rule, capacity = permit(procedure, standing, action, by)
        context = Context(
            case=row,
            agency=row.agency,
            procedure=procedure,
            calendar=calendar_of(row.agency),
            standing=standing,
            rule=rule,
            capacity=capacity,
            actor=by,
            action=action,
            at=max(at, row.entered_at),
        )
        plan = verb.plan(context, read_facts(verb.Facts, facts))
        return carry_out(context, plan)


def carry_out(context: Context, plan: Plan) -> Done:
    """Writes one planned action: the conditional update of the case, its parts, the event, words, files, messages."""
    case = context.case
    effects = as_json(Changes(context, plan).effects())
    before = case.version
    event, texts = event_for(context, plan, effects, seq=before + 1, previous=case.head)
    set_values(case, effects["case"])
    case.version, case.head = event.seq, event.hash
    changed = {column: getattr(case, column) for column in effects["case"]}
    found = Case.objects.filter(pk=case.pk, version=before).update(version=F("version") + 1, head=event.hash, **changed)
    if not found:
        raise Conflict("changed-meanwhile", seen=before, version=None)
    write_parts(case, effects)
    if plan.person:
        Complainant.objects.filter(case=case).update(**plan.person, digest=event.facts["complainant"])
    finish(context, plan, event, texts)
    return Done(case, event)


def finish(context: Context, plan: Plan, event: Event, texts: Sequence[CaseText]) -> None:
    """Stores the event and what hangs on it, queues messages, and lets the listeners of `wiring` follow."""
    event.case = context.case
    event.save(force_insert=True)
    case = context.case
    for text in texts:
        text.case = case
    CaseText.objects.bulk_create(texts)
    Attachment.objects.bulk_create(
        Attachment(pk=hidden_pk(case), case=case, seq=event.seq, file=file, visibility=visibility)
        for file, visibility in plan.files
    )
    if case.box_id is None:  # nobody is told of a confidential case but who looks for it
        queue(case, event, plan.tell)
    hooks.happened(case, event)


def event_for(
    context: Context, plan: Plan, effects: Mapping[str, Any], *, seq: int, previous: str
) -> tuple[Event, list[CaseText]]:
    """The event of a plan, hashed over the one before, and its texts, both unsaved."""
    case = context.case
    texts = [
        CaseText(
            seq=seq,
            field=words.field,
            body=(body := kept_words(case, seq, words)),
            visibility=words.visibility,
            salt=(salt := secrets.token_hex(16)),
            digest=text_digest(salt, body),
        )
        for words in plan.words
    ]
    facts = dict(plan.facts)
    if texts:
        facts["texts"] = {text.field: [text.visibility, text.digest] for text in texts}
    if plan.files:
        facts["files"] = [[str(file.pk), file_digest(file), visibility] for file, visibility in plan.files]
    event = Event(
        seq=seq,
        action=context.action,
        at=context.at,
        actor_kind=context.actor.kind,
        actor_id=context.actor.officer_id,
        role=context.capacity.role,
        unit_id=context.capacity.unit_id,
        for_officer_id=context.capacity.for_officer_id,
        facts=as_json(facts),
        effects=effects,
        previous=previous,
    )
    close_lines(event)
    event.hash = event_hash(event, (case.agency_id, case.year, case.number))
    return event, texts


def event_hash(event: Event, identity: tuple[int, int, int]) -> str:
    """SHA-256 over the case's identity (agency, year, number), everything the event says, and the hash before.

    Lines that may be erased are in it by their digest; an event that has none of it is hashed as it is.
    """
    facts, effects = without_lines(event) if event.private else (event.facts, event.effects)
    lines = {"lines": event.private} if event.private else {}
    return digest(
        {
            "case": list(identity),
            "seq": event.seq,
            "action": event.action,
            "at": event.at,
            "actor": [event.actor_kind, event.actor_id, event.role, event.unit_id, event.for_officer_id],
            "facts": facts,
            "effects": effects,
            "previous": event.previous,
            **lines,
        }
    )


def text_digest(salt: str, body: str) -> str:
    """The digest by which an event refers to words that may one day be erased."""
    return digest([salt, body])


def _somebody_acted(case: Case, seen: int) -> bool:
    """Whether a person has acted since: what the clock did, a reminder or an escalation, takes no decision away."""
    since = Event.objects.filter(case=case, seq__gt=seen)
    return seen > case.version or since.exclude(actor_kind=CLOCK).exists()


def _locked(pk: int) -> Case:
    """The case, held until the transaction ends, with what every verb reads."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("agency")
    return rows.prefetch_related("assignments__partner", "clocks").get(pk=pk)
