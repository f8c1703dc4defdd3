"""Talks left half-way: after some days what was gathered is held for an officer, who takes it up or lets it be.

What was let be can be taken back for a while; then its words and files are erased, and that it was there stays.
"""

import json
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from rabfang.agencies.actions.changes import note
from rabfang.agencies.models import Agency, Officer
from rabfang.audit.actions import record
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.channels.chat.matter import Gathered, enter, with_files
from rabfang.channels.chat.talk import Talk
from rabfang.channels.keeping import goes_at
from rabfang.channels.models import Conversation, Incoming, Platform
from rabfang.core.errors import Conflict
from rabfang.documents.actions import erase

State, Reason = Incoming.State, Incoming.Reason
A_ROUND = 50


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


def were_let_be(agency: Agency, channels: Iterable[str]) -> QuerySet[Incoming]:
    """What was let be and can still be taken back, that which goes first before the others; `next_at` says when."""
    rows = Incoming.objects.filter(agency=agency, state=State.DONE, reason=Reason.TALK, way__in=Platform.values)
    return rows.filter(channel__in=list(channels), next_at__isnull=False).order_by("next_at", "pk")


def gathered_in(row: Incoming) -> Gathered:
    """What was gathered, as it was put aside with its first row."""
    kept = json.loads(row.body)["gathered"]
    return Gathered(Talk.of(kept["talk"]), kept["rows"], kept["submission"])


def files_of(held: Iterable[Incoming]) -> dict[int, list[Incoming]]:
    """By talk: the rows whose files were sent in it, in the order in which they were sent."""
    talks = {row.pk: gathered_in(row) for row in held}
    among = {pk for gathered in talks.values() for pk in gathered.rows}
    rows = Incoming.objects.filter(pk__in=among, raw__isnull=False).select_related("raw").in_bulk()
    return {
        talk: with_files((rows[pk] for pk in sorted(gathered.rows) if pk in rows), gathered.talk)
        for talk, gathered in talks.items()
    }


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


def let_be(row: Incoming, *, by: Officer, at: datetime) -> None:
    """Nothing is to be done with it; its words stay a while. Raises Conflict as `take_up`."""
    with transaction.atomic():
        goes = goes_at(at, settings.RABFANG_ASIDE_DAYS)
        Incoming.objects.filter(pk=_held(row).pk).update(state=State.DONE, next_at=goes)
        note("let-talk-be", f"#{row.pk}", by=by, at=at)


def take_back(row: Incoming, *, by: Officer, at: datetime) -> None:
    """It waits to be looked at again. Raises Conflict when it was taken back or erased meanwhile."""
    with transaction.atomic():
        held = _held(row, State.DONE)
        if held.next_at is None:
            raise Conflict("talk-settled")
        Incoming.objects.filter(pk=held.pk).update(state=State.HELD, next_at=None)
        note("take-talk-back", f"#{row.pk}", by=by, at=at)


def erase_let_be(at: datetime) -> int:
    """Erases words and files of talks that were let be and whose time is over; returns how many talks."""
    due = Incoming.objects.filter(next_at__lte=at, state=State.DONE, reason=Reason.TALK, way__in=Platform.values)
    return sum(_erase(row, at) for row in list(due.order_by("next_at")[:A_ROUND]))


def _erase(row: Incoming, at: datetime) -> bool:
    with transaction.atomic():
        try:
            held = _held(row, State.DONE)
        except Conflict:
            return False  # taken back at this moment
        kept = json.loads(held.body)["gathered"]["rows"]
        said = list(Incoming.objects.select_related("raw").filter(pk__in=[held.pk, *kept], case__isnull=True))
        files = [one.raw for one in said if one.raw]
        Incoming.objects.filter(pk__in=[one.pk for one in said]).update(
            body="{}", subject="", sender="", raw=None, next_at=None
        )
        for file in files:
            erase(file)
        facts = {"messages": len(said)}
        record("erase-talk", f"#{row.pk}", at=at, actor_id=None, actor_name="", agency_id=row.agency_id, facts=facts)
    return True


def _held(row: Incoming, state: Incoming.State = State.HELD) -> Incoming:
    found = Incoming.objects.select_for_update().filter(pk=row.pk, state=state, reason=Reason.TALK).first()
    if found is None:
        raise Conflict("talk-settled")
    return found
