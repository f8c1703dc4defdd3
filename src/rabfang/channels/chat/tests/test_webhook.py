"""The door of both platforms: who may knock, what is kept, and that nothing that comes through it breaks it."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rabfang.channels.chat.tests.chatting import SECRET, Chatter, go_round
from rabfang.channels.chat.tests.platform_server import PlatformServer
from rabfang.channels.chat.webhook import LARGEST
from rabfang.channels.line.signature import signature
from rabfang.channels.models import ChatAccount, Incoming

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("header", ["", "AAAA", "ไทย", "sha256=00"])
def test_without_the_right_signature_nothing_is_kept(line: Chatter, messenger: Chatter, header: str) -> None:
    for chatter in (line, messenger):
        body = json.dumps(chatter.payload(chatter.text("ปลอม"))).encode()
        assert chatter.post(body, header) == 403
    assert not Incoming.objects.exists()


def test_a_body_changed_on_its_way_is_refused(line: Chatter) -> None:
    body = json.dumps(line.payload(line.text("จริง"))).encode()
    assert line.post(body + b" ", signature(body, SECRET)) == 403
    assert line.post(body) == 200


def test_one_accounts_signature_opens_no_other(line: Chatter) -> None:
    ChatAccount.objects.filter(pk=line.account.pk).update(secret="")
    body = json.dumps(line.payload(line.text("ปลอม"))).encode()
    assert line.post(body, signature(body, "")) == 403


def test_a_guessed_address_and_a_closed_account_are_not_there(line: Chatter, messenger: Chatter) -> None:
    body = json.dumps(line.payload(line.text("ก"))).encode()
    assert Client().post("/hooks/line/guessed", body, content_type="application/json").status_code == 404
    assert Client().post(f"/hooks/messenger/{line.account.hook}", body, content_type="text/plain").status_code == 404
    assert Client().put(line.address, body).status_code == 405
    ChatAccount.objects.filter(pk=line.account.pk).update(is_active=False)
    assert line.post(body) == 404


def test_a_huge_body_is_refused_unread(line: Chatter) -> None:
    assert line.post(b"{" + b" " * LARGEST) == 413
    assert not Incoming.objects.exists()


def test_the_platforms_own_test_is_answered(line: Chatter) -> None:
    assert line.post(json.dumps({"destination": "U", "events": []}).encode()) == 200
    assert not Incoming.objects.exists()


def test_it_costs_two_queries_however_many_events(line: Chatter) -> None:
    body = json.dumps(line.payload(*(line.text(str(one)) for one in range(20)))).encode()
    with CaptureQueriesContext(connection) as queries:
        assert line.post(body) == 200
    assert len(queries) <= 4, [one["sql"] for one in queries]  # two of them may open and close a transaction
    assert Incoming.objects.count() == 20


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"{", b"[" * 50_000, b"null", b"12", b'"x"', b'{"events": 3}'])
def test_garbage_with_a_right_signature_is_kept_to_be_looked_at_or_holds_nothing(line: Chatter, body: bytes) -> None:
    assert line.post(body) == 200
    go_round()
    assert all(row.state == "held" for row in Incoming.objects.all())


PIECES: list[Any] = [
    None,
    True,
    -1,
    1e400,
    "",
    "\x00ก",
    "\ud800",
    "ก" * 6_000,
    [],
    {},
    {"id": {}},
    [["x"]],
    10**30,
    "user",
]


def _mangled(value: Any, chance: random.Random) -> Any:
    """The value with some of its parts exchanged for what nobody expects."""
    if chance.random() < 0.15:
        return chance.choice(PIECES)
    if isinstance(value, dict):
        return {key: _mangled(one, chance) for key, one in value.items()}
    return [_mangled(one, chance) for one in value] if isinstance(value, list) else value


def test_any_shape_is_answered_and_ends_somewhere(
    line: Chatter, messenger: Chatter, platform: PlatformServer, caplog: pytest.LogCaptureFixture
) -> None:
    chance = random.Random(7)
    where = {"id": "1", "type": "location", "latitude": 12.0, "longitude": 99.0, "title": "ก"}
    samples: list[tuple[Chatter, Callable[[], dict[str, Any]]]] = [
        (line, lambda: line.text("ท่อแตก")),
        (line, lambda: line.line_event("message", message=where)),
        (line, lambda: line.line_event("unsend", unsend={"messageId": "1"})),
        (line, lambda: line.line_event("postback", postback={"data": "ต่อไป"})),
        (messenger, lambda: messenger.text("ท่อแตก")),
        (messenger, lambda: messenger.messenger_event(message={"mid": "m", "attachments": [{"type": "location"}]})),
    ]
    for round_ in range(400):
        chatter, made = samples[round_ % len(samples)]
        body = json.dumps(_mangled(chatter.payload(made()), chance)).encode()
        assert chatter.post(body) == 200
    go_round()
    go_round()
    assert Incoming.objects.count() > 100
    assert not Incoming.objects.filter(state="waiting").exists()
    assert not Incoming.objects.filter(reason="failed").exists(), caplog.text[-2000:]
