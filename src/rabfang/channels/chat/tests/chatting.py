"""People who chat: they send correctly signed webhooks to the real address, and the worker goes round."""

import itertools
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.test import Client

from rabfang.agencies.models import Agency, Officer
from rabfang.channels.chat.accounts import AccountFacts, add_account
from rabfang.channels.chat.half_way import put_aside
from rabfang.channels.chat.receiving import work_chats
from rabfang.channels.chat.speaking import send_answers
from rabfang.channels.line import signature as line
from rabfang.channels.messenger import signature as messenger
from rabfang.channels.models import ChatAccount
from rabfang.channels.outbox import send_waiting
from rabfang.core.clock import now

SECRET, TOKEN = "the-channel-secret", "the-access-token"
_ids = itertools.count(1)


def account(agency: Agency, platform: str) -> ChatAccount:
    """The office's account on that platform."""
    channel = {"line": "line", "messenger": "facebook"}[platform]
    by = Officer.objects.get(email=f"administrator@{agency.slug}.example")
    facts = AccountFacts(channel, "โรงเรียนตัวอย่าง", "@example", SECRET, TOKEN)
    return add_account(agency, platform, facts, by=by, at=now())


def go_round(at: datetime | None = None) -> None:
    """What the worker does about chats."""
    for duty in (work_chats, send_answers, send_waiting, put_aside):
        duty(at or now())


@dataclass
class Chatter:
    """One person at one account. `send` calls the webhook as the platform would; `say` has the worker answer too."""

    account: ChatAccount
    user: str
    client: Client = field(default_factory=Client)
    last: bytes = b""

    @property
    def address(self) -> str:
        """The webhook's."""
        return f"/hooks/{self.account.platform}/{self.account.hook}"

    def post(self, body: bytes, header: str | None = None) -> int:
        """Calls the webhook with this body, signed rightly unless told otherwise; the status."""
        code = line if self.account.platform == "line" else messenger
        signed = code.signature(body, SECRET) if header is None else header
        self.last = body
        answer = self.client.post(self.address, body, content_type="application/json", headers={code.HEADER: signed})
        return answer.status_code

    def send(self, *events: dict[str, Any]) -> None:
        """Sends the events in one webhook."""
        assert self.post(json.dumps(self.payload(*events)).encode()) == 200

    def say(self, *texts: str) -> None:
        """Types each text; the worker goes round after each."""
        for text in texts:
            self.send(self.text(text))
            go_round()

    def payload(self, *events: dict[str, Any]) -> dict[str, Any]:
        """The webhook's body."""
        if self.account.platform == "line":
            return {"destination": "Uoffice", "events": list(events)}
        return {"object": "page", "entry": [{"id": "page", "time": 1, "messaging": list(events)}]}

    def text(self, text: str) -> dict[str, Any]:
        """The event of a typed message."""
        if self.account.platform == "line":
            return self.line_event("message", message={"id": f"{next(_ids)}", "type": "text", "text": text})
        return self.messenger_event(message={"mid": f"m_{next(_ids)}", "text": text})

    def line_event(self, kind: str, **more: Any) -> dict[str, Any]:
        """An event as LINE tells it."""
        number = next(_ids)
        return {
            "type": kind,
            "mode": "active",
            "timestamp": 1_795_399_200_000 + number,
            "source": {"type": "user", "userId": self.user},
            "webhookEventId": f"01H{number:023}",
            "deliveryContext": {"isRedelivery": False},
            "replyToken": f"reply{number}",
            **more,
        }

    def messenger_event(self, **more: Any) -> dict[str, Any]:
        """An event as Messenger tells it."""
        place = {"sender": {"id": self.user}, "recipient": {"id": "page"}}
        return {**place, "timestamp": 1_795_399_200_000 + next(_ids), **more}
