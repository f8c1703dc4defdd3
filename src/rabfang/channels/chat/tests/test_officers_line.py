"""An officer's own LINE: linked by a one-time code from the desk, asked for work, told instead of by mail."""

from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.test import Client

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.tests.walking import submitted
from rabfang.channels.chat.tests.chatting import Chatter
from rabfang.channels.chat.tests.platform_server import PlatformServer
from rabfang.channels.conftest import bangkok
from rabfang.channels.digests.mail import send_digests
from rabfang.channels.digests.making import make_digests
from rabfang.channels.email.tests.mailbox import Mailbox
from rabfang.channels.models import Digest, Incoming, Notice, OfficerChat
from rabfang.core.clock import now

pytestmark = pytest.mark.django_db
CENTRE = "centre@school-integrity.example"
SignIn = Callable[[str], Client]


def code_from(client: Client) -> str:
    """The code that the desk shows."""
    page = unescape(client.post("/desk/chats/mine", {"deed": "code"}).content.decode())
    return page.partition("<strong>เชื่อม ")[2].partition("<")[0]


@pytest.fixture
def linked(line: Chatter, signed_in: SignIn) -> Client:
    """The officer at the desk whose LINE is linked."""
    client = signed_in(CENTRE)
    line.say(f"เชื่อม {code_from(client)}")
    return client


def notice(offices: dict[str, Agency]) -> None:
    """Something that the officer is to know."""
    case = submitted(offices["school-integrity"], subject="ความลับของผู้ร้อง", name="สมชาย ทดสอบ").case
    officer = Officer.objects.get(email=CENTRE)
    Notice.objects.create(officer=officer, case=case, seq=1, reason="overdue", created_at=now())


def test_the_list_of_what_waits_names_nobody(
    linked: Client, line: Chatter, platform: PlatformServer, offices: dict[str, Agency]
) -> None:
    assert "เชื่อม LINE นี้กับบัญชีของ" in platform.line_texts()[-1]
    assert "เชื่อมแล้ว" in unescape(linked.get("/desk/chats/mine").content.decode())
    line.say("งานของฉัน")
    assert platform.line_texts()[-1] == "ขณะนี้ไม่มีเรื่องที่รอท่าน"
    case = submitted(offices["school-integrity"], subject="ความลับของผู้ร้อง", name="สมชาย ทดสอบ").case
    line.say("งานของฉัน")
    said = platform.line_texts()[-1]
    assert case.number_text in said
    assert "/desk/" in said
    assert "ความลับ" not in said
    assert "สมชาย" not in said


def test_a_stranger_gets_no_list_and_a_code_serves_once_and_not_for_long(
    line: Chatter, platform: PlatformServer, signed_in: SignIn, clock: Callable[[datetime], None]
) -> None:
    client = signed_in(CENTRE)
    line.say("งานของฉัน", "เชื่อม AAAA-AAAA")
    assert "ยังไม่ได้เชื่อม" in platform.line_texts()[-2]
    assert "รหัสนี้ไม่ถูกต้อง" in platform.line_texts()[-1]
    code = code_from(client)
    clock(now() + timedelta(minutes=16))
    line.say(f"เชื่อม {code}")
    assert "รหัสนี้ไม่ถูกต้อง" in platform.line_texts()[-1]
    code = code_from(client)
    line.say(f"เชื่อม {code.lower().replace('-', '')}")
    assert "เชื่อม LINE นี้กับบัญชี" in platform.line_texts()[-1]
    other = Chatter(line.account, "Uthief")
    other.say(f"เชื่อม {code}", "งานของฉัน")
    assert "ยังไม่ได้เชื่อม" in platform.line_texts()[-1]
    assert not [row for row in Incoming.objects.all() if code[:4] in row.body.upper() and row.state != "done"]


def test_a_code_of_another_office_links_nothing(line: Chatter, platform: PlatformServer, signed_in: SignIn) -> None:
    OfficerChat.objects.all().delete()
    client = signed_in("centre@hat-kham.example")
    assert "ยังไม่ได้ตั้งค่าบัญชี LINE" in unescape(client.post("/desk/chats/mine", {"deed": "code"}).content.decode())
    assert OfficerChat.objects.get().code


def test_the_digest_goes_there_instead_of_by_mail(
    linked: Client, platform: PlatformServer, offices: dict[str, Agency], smtp: Mailbox
) -> None:
    notice(offices)
    assert (make_digests(bangkok(11, 24)), send_digests(bangkok(11, 24))) == (1, 1)
    assert not smtp.received
    said = platform.line_texts()[-1]
    assert said.startswith("รับฟัง: งานที่ต้องดำเนินการ 1 เรื่อง")
    assert "สมชาย" not in said
    linked.post("/desk/chats/mine", {"deed": "by-mail"})
    notice_again = Notice.objects.get()
    Digest.objects.all().update(created_at=bangkok(11, 20))
    Notice.objects.filter(pk=notice_again.pk).update(digest=None)
    assert (make_digests(bangkok(11, 25)), send_digests(bangkok(11, 25))) == (1, 1)
    assert len(smtp.received) == 1


def test_without_a_mail_server_those_with_line_are_told_all_the_same(
    linked: Client, platform: PlatformServer, offices: dict[str, Agency]
) -> None:
    notice(offices)
    assert (make_digests(bangkok(11, 24)), send_digests(bangkok(11, 24))) == (1, 1)


def test_unlinked_it_is_a_strangers_again(linked: Client, line: Chatter, platform: PlatformServer) -> None:
    linked.post("/desk/chats/mine", {"deed": "unlink"})
    line.say("งานของฉัน")
    assert "ยังไม่ได้เชื่อม" in platform.line_texts()[-1]


def test_an_account_that_was_closed_gets_no_list(linked: Client, line: Chatter, platform: PlatformServer) -> None:
    Officer.objects.filter(email=CENTRE).update(is_active=False)
    line.say("งานของฉัน")
    assert "ยังไม่ได้เชื่อม" in platform.line_texts()[-1]
