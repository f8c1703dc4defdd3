"""Messenger, through the real webhook and a stand-in for its servers: what is different from LINE."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from rabfang.cases.actors import Actor
from rabfang.cases.models import Attachment, Case, CaseText, OutboxMessage
from rabfang.cases.perform import perform
from rabfang.channels.chat.tests.chatting import Chatter, go_round
from rabfang.channels.chat.tests.platform_server import PICTURE, PlatformServer
from rabfang.channels.models import ChatAccount, Incoming
from rabfang.core.clock import now

pytestmark = pytest.mark.django_db
CENTRE = "centre@school-integrity.example"
AsActor = Callable[[str], Actor]


def told(messenger: Chatter) -> Case:
    """A matter brought by Messenger."""
    messenger.say("รถรับส่งนักเรียนขับเร็ว", "ต่อไป", "ข้าม", "ข้าม", "ส่งเรื่อง")
    return Case.objects.latest("pk")


def test_a_whole_story(messenger: Chatter, platform: PlatformServer, actor: AsActor) -> None:
    messenger.send(messenger.messenger_event(postback={"title": "เริ่ม", "payload": "GET_STARTED"}))
    go_round()
    choice = {"mid": "m_choice", "text": "ต้องการ…", "quick_reply": {"payload": "ความต้องการ/ข้อเสนอแนะ"}}
    messenger.send(messenger.messenger_event(message=choice))
    go_round()
    platform.files["/pictures/1.png"] = platform.files["/pictures/2.png"] = ("image/png", PICTURE)
    pictures = [{"type": "image", "payload": {"url": f"{platform.url}/pictures/{one}.png"}} for one in (1, 2)]
    both = {"mid": "m_two", "text": "ขอหลังคาทางเดิน", "attachments": pictures}
    messenger.send(messenger.messenger_event(message=both))
    go_round()
    messenger.say("ต่อไป", "หน้าอาคาร 2", "ข้าม", "ส่งเรื่อง")
    case = Case.objects.get()
    assert (case.channel, case.subject, case.place) == ("facebook", "ขอหลังคาทางเดิน", "หน้าอาคาร 2")
    assert Attachment.objects.filter(case=case).count() == 2
    assert "ความต้องการ/ข้อเสนอแนะ" in CaseText.objects.get(case=case, field="detail").body
    assert f"เลขรับ {case.number_text}" in platform.messenger_texts()[-1]
    perform(case, "ask", by=actor(CENTRE), question="กว้างเท่าใด")
    go_round()
    assert "กว้างเท่าใด" in platform.messenger_texts()[-1]
    messenger.say("สองเมตร")
    assert CaseText.objects.get(case=case, field="message").body == "สองเมตร"


def test_a_day_after_the_last_words_nothing_leaves_and_the_desk_sees_why(
    messenger: Chatter, platform: PlatformServer, actor: AsActor, clock: Callable[..., None]
) -> None:
    case = told(messenger)
    calls = len(platform.calls)
    clock(now() + timedelta(hours=24, minutes=1))
    perform(case, "ask", by=actor(CENTRE), question="กว้างเท่าใด")
    go_round()
    row = OutboxMessage.objects.get(case=case, topic="question")
    assert row.state == "failed"
    assert row.error.startswith("เกิน 24 ชั่วโมง")
    assert len(platform.calls) == calls


@pytest.mark.parametrize(
    ("status", "error", "state", "said"),
    [
        (400, {"code": 10, "error_subcode": 2018278, "message": "outside window"}, "failed", "เกิน 24 ชั่วโมง"),
        (400, {"code": 551, "message": "unavailable"}, "failed", "ปิดกั้น"),
        (400, {"code": 613, "message": "slow down"}, "queued", "613"),
        (500, {"code": 2, "message": "down"}, "queued", "500"),
        (400, {"code": 190, "message": "expired token"}, "queued", "190"),
    ],
)
def test_each_refusal_means_what_it_means(
    messenger: Chatter,
    platform: PlatformServer,
    actor: AsActor,
    status: int,
    error: dict[str, Any],
    state: str,
    said: str,
) -> None:
    case = told(messenger)
    platform.answers["/v21.0/me/messages"] = (status, {"error": error})
    perform(case, "ask", by=actor(CENTRE), question="กว้างเท่าใด")
    go_round()
    row = OutboxMessage.objects.get(case=case, topic="question")
    assert row.state == state
    assert said in row.error
    kept = ChatAccount.objects.get(pk=messenger.account.pk).last_error
    assert bool(kept) == (error["code"] == 190)


@pytest.mark.parametrize(
    "link", ["http://169.254.169.254/latest", "file:///etc/passwd", "https://user@fbcdn.net/x", "", "http://[::1"]
)
def test_files_are_fetched_from_nowhere_else(messenger: Chatter, platform: PlatformServer, link: str) -> None:
    part = {"type": "image", "payload": {"url": link}}
    messenger.send(messenger.messenger_event(message={"mid": "m_evil", "attachments": [part]}))
    go_round()
    row = Incoming.objects.get()
    assert (row.state, row.raw) == ("held", None)
    assert not [call for call in platform.calls if call.method == "GET"]


def test_its_own_words_and_receipts_are_not_kept(messenger: Chatter, platform: PlatformServer) -> None:
    messenger.send(
        messenger.messenger_event(message={"mid": "m_e", "text": "เราเอง", "is_echo": True}),
        messenger.messenger_event(delivery={"mids": ["m_e"], "watermark": 1}),
        messenger.messenger_event(read={"watermark": 1}),
    )
    assert not Incoming.objects.exists()


def test_the_handshake(messenger: Chatter) -> None:
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": messenger.account.verify_token}
    answer = messenger.client.get(messenger.address, asked)
    assert (answer.status_code, answer.content) == (200, b"1158201444")
    assert messenger.client.get(messenger.address, asked | {"hub.verify_token": "no"}).status_code == 403
    assert messenger.client.get(messenger.address, {"hub.challenge": "1"}).status_code == 403
