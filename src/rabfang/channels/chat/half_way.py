"""Talks left half-way: after some days what was gathered is held for an officer, who takes it up or lets it be."""

import json
from datetime import datetime

from django.db import transaction

from rabfang.channels.chat.talk import Talk
from rabfang.channels.models import Conversation, Incoming

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
