"""Talks left half-way: after some days what was gathered is held for an officer, who takes it up or lets it be."""

import json
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.channels.chat.matter import Gathered, enter
from rabfang.channels.chat.talk import Talk
from rabfang.channels.models import Conversation, Incoming, Platform
from rabfang.core.errors import Conflict

State, Reason = Incoming.State, Incoming.Reason


def put_aside(at: datetime) -> int:
    """Holds what was gathered in talks that nobody went on with; returns how many. The talk can begin again."""
    due = Conversation.objects.filter(ends_at__lte=at).values_list("pk", flat=True)
    return sum(_put_aside(pk, at) for pk in list(due[:100]))


def _put_aside(pk: int, at: datetime) -> bool:
    with transaction.atomic():
        row = Conversation.objects.select_for_update().filter(pk=pk, ends_at__lte=at).first()
        if row is None:
            return False
        talk = Talk.of(row.talk)
        first = Incoming.objects.filter(pk__in=row.rows).order_by("pk").first()
        if first is not None:
            gathered = {"talk": row.talk, "rows": row.rows, "submission": row.submission, "conversation": row.pk}
            first.body = json.dumps({**json.loads(first.body), "gathered": gathered})
            first.subject = " ".join(talk.text.split())[:300]
            first.state, first.reason = State.HELD, Reason.TALK
            first.save(update_fields=["body", "subject", "state", "reason"])
        row.talk = Talk(about_case=talk.about_case).as_json()
        row.rows, row.submission, row.ends_at = [], "", None
        row.save()
    return True


def left_half_way(agency: Agency, channels: Iterable[str]) -> QuerySet[Incoming]:
    """What is held of such talks from these channels, the oldest first."""
    rows = Incoming.objects.filter(agency=agency, state=State.HELD, reason=Reason.TALK, way__in=Platform.values)
    return rows.filter(channel__in=list(channels)).order_by("pk")


def gathered_in(row: Incoming) -> Gathered:
    """What was gathered, as it was put aside with its first row."""
    kept = json.loads(row.body)["gathered"]
    return Gathered(Talk.of(kept["talk"]), kept["rows"], kept["submission"])


def take_up(row: Incoming, *, by: Actor, at: datetime) -> Case:
    """An officer enters it as a case, as their channel's recorder; its time is when the person began.

    Raises Conflict when somebody was first, and what `receive` raises.
    """
    with transaction.atomic():
        held = _held(row)
        kept = json.loads(held.body)["gathered"]
        conversations = Conversation.objects.select_for_update(of=("self",)).select_related("account__agency")
        conversation = conversations.get(pk=kept["conversation"])
        done = enter(conversation, gathered_in(held), by=by, at=at, received_at=held.received_at)
        if not conversation.rows:
            conversation.case, conversation.talk = done.case, Talk(about_case=True).as_json()
            conversation.save(update_fields=["case", "talk"])
    return done.case


def let_be(row: Incoming) -> None:
    """Nothing is to be done with it; it stays among what came in."""
    with transaction.atomic():
        Incoming.objects.filter(pk=_held(row).pk).update(state=State.DONE)


def _held(row: Incoming) -> Incoming:
    found = Incoming.objects.select_for_update().filter(pk=row.pk, state=State.HELD, reason=Reason.TALK).first()
    if found is None:
        raise Conflict("talk-settled")
    return found
