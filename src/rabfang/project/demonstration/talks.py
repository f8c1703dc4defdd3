"""The demonstration's talks on LINE: told as the platform would, worked by the same duties as real ones."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Case
from rabfang.channels.chat.half_way import let_be
from rabfang.channels.chat.receiving import work_chats
from rabfang.channels.chat.webhook import keep
from rabfang.channels.models import ChatAccount, Conversation, Incoming

BETWEEN = timedelta(minutes=1)


@dataclass(frozen=True)
class Talked:
    """One person's talk: when it began (in working days before today), what they typed; `steps` as of a mail.

    `let_be`: the officer who decides that nothing is to be done with it, once it was left half-way.
    """

    name: str
    days_ago: int
    at: str
    says: list[str]
    let_be: str = ""
    steps: list[Any] = field(default_factory=list)


def talked(agency: Agency, talk: Talked, at: datetime) -> Case | None:
    """Every line of it, a minute apart; the case that it became."""
    account = ChatAccount.objects.get(agency=agency, platform="line")
    for number, text in enumerate(talk.says):
        said_at = at + number * BETWEEN
        keep(account, json.dumps({"events": [_event(talk.name, number, text, said_at)]}).encode(), said_at)
        work_chats(said_at)
    return Conversation.objects.select_related("case").get(account=account, user=_user(talk.name)).case


def decided(agency: Agency, talk: Talked, *, by: Officer, at: datetime) -> None:
    """The officer lets it be; nothing where it has not come yet."""
    held = Incoming.objects.filter(agency=agency, sender=_user(talk.name), state=Incoming.State.HELD).first()
    if held is not None:
        let_be(held, by=by, at=at)


def _user(name: str) -> str:
    return f"U-demonstration-{name}"


def _event(name: str, number: int, text: str, said_at: datetime) -> dict[str, Any]:
    return {
        "type": "message",
        "mode": "active",
        "timestamp": int(said_at.timestamp() * 1000),
        "source": {"type": "user", "userId": _user(name)},
        "webhookEventId": f"demonstration-{name}-{number}",
        "message": {"id": f"{name}{number}", "type": "text", "text": text},
    }
