"""Talks left half-way, at the desk: taken up as a case, or let be."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.channels.chat.half_way import erase_let_be
from rabfang.channels.chat.tests.chatting import Chatter, account, go_round
from rabfang.channels.chat.tests.platform_server import PICTURE, PlatformServer, platform_server
from rabfang.channels.models import Conversation, Incoming

pytestmark = pytest.mark.django_db
CENTRE = "centre@school-integrity.example"


@pytest.fixture
def platform(settings: Any) -> Iterator[PlatformServer]:
    """LINE's own servers."""
    with platform_server() as server:
        settings.RABFANG_LINE_API_URL = settings.RABFANG_LINE_DATA_URL = server.url
        yield server


@pytest.fixture
def line(offices: dict[str, Agency], platform: PlatformServer) -> Chatter:
    """Somebody on LINE."""
    return Chatter(account(offices["school-integrity"], "line"), "Ufirst")


def left(line: Chatter, *texts: str) -> Incoming:
    """What is held of a talk in which these were the last words."""
    line.say(*texts)
    ends = Conversation.objects.get(account=line.account, user=line.user).ends_at
    assert ends
    go_round(ends)
    return Incoming.objects.filter(state="held").latest("pk")


def test_it_is_taken_up_and_the_person_is_told_the_number(
    line: Chatter, platform: PlatformServer, signed_in: Callable[[str], Client]
) -> None:
    row = left(line, "ท่อแตกหน้าโรงเรียน", "น้ำไหลมาสามวัน", "ต่อไป", "หน้าประตู")
    client = signed_in(CENTRE)
    assert "แชตที่ค้างไว้ 1 รายการ" in unescape(client.get("/desk/").content.decode())
    page = unescape(client.get("/desk/chats/").content.decode())
    assert "น้ำไหลมาสามวัน" in page
    assert "หน้าประตู" in page
    answer = client.post(f"/desk/chats/{row.pk}/take")
    case = Case.objects.get()
    assert answer["Location"] == f"/desk/cases/{case.pk}"
    assert (case.subject, case.place, case.channel) == ("ท่อแตกหน้าโรงเรียน", "หน้าประตู", "line")
    assert case.received_at == row.received_at
    go_round()
    assert f"เลขรับ {case.number_text}" in platform.line_texts()[-1]
    line.say("ซ่อมหรือยัง")
    assert f"เพิ่มในเรื่องเลขรับ {case.number_text}" in platform.line_texts()[-1]
    client.post(f"/desk/chats/{row.pk}/take")
    assert Case.objects.count() == 1


def test_it_is_let_be_and_kept(line: Chatter, signed_in: Callable[[str], Client]) -> None:
    row = left(line, "ทดสอบ")
    client = signed_in(CENTRE)
    client.post(f"/desk/chats/{row.pk}/leave")
    row.refresh_from_db()
    assert row.state == "done"
    assert "ทดสอบ" in row.subject
    assert "ไม่มีแชตที่ค้างไว้" in unescape(client.get("/desk/chats/").content.decode())
    page = unescape(client.post(f"/desk/chats/{row.pk}/take", follow=True).content.decode())
    assert "มีผู้อื่นดำเนินการกับแชตนี้ไปแล้ว" in page


def test_who_does_not_record_from_that_channel_finds_nothing(line: Chatter, signed_in: Callable[[str], Client]) -> None:
    row = left(line, "ท่อแตก")
    for other in ("centre@hat-kham.example", "administrator@school-integrity.example"):
        assert signed_in(other).post(f"/desk/chats/{row.pk}/take").status_code == 404
        assert "ท่อแตก" not in unescape(signed_in(other).get("/desk/chats/").content.decode())


def test_what_was_sent_is_seen_before_it_is_taken_up_by_who_may_see_the_talk(
    line: Chatter, platform: PlatformServer, signed_in: Callable[[str], Client]
) -> None:
    line.say("ท่อแตก")
    for name in ("555", "557"):
        platform.files[f"/v2/bot/message/{name}/content"] = ("image/png", PICTURE)
        line.send(line.line_event("message", message={"id": name, "type": "image", "fileName": f"{name}.png"}))
        go_round()
    line.send(line.line_event("unsend", unsend={"messageId": "557"}))
    row = left(line)
    client, rows = signed_in(CENTRE), Incoming.objects.filter(raw__isnull=False)
    shown = rows.get(body__contains='"555"')
    address = f"/desk/chats/{row.pk}/files/{shown.pk}"
    page = unescape(client.get("/desk/chats/").content.decode())
    assert f'<img class="rabfang-thumbnail" src="{address}"' in page
    assert page.count("rabfang-thumbnail") == 1
    assert "557" not in page
    answer = client.get(address)
    assert answer["Content-Type"].startswith("image/")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(answer)
    for other in ("centre@hat-kham.example", "administrator@school-integrity.example"):
        assert signed_in(other).get(address).status_code == 404
    elsewhere = left(Chatter(line.account, "Usecond"), "คนละเรื่อง")
    assert client.get(f"/desk/chats/{elsewhere.pk}/files/{shown.pk}").status_code == 404
    client.post(f"/desk/chats/{row.pk}/take")
    assert client.get(address).status_code == 404


def test_the_list_costs_the_same_however_long(
    line: Chatter, platform: PlatformServer, signed_in: Callable[[str], Client]
) -> None:
    platform.files["/v2/bot/message/555/content"] = ("image/png", PICTURE)
    line.send(line.line_event("message", message={"id": "555", "type": "image"}))
    left(line, "หนึ่ง")
    client = signed_in(CENTRE)
    client.get("/desk/chats/")
    with CaptureQueriesContext(connection) as few:
        client.get("/desk/chats/")
    for number in range(4):
        other = Chatter(line.account, f"U{number}")
        other.send(other.line_event("message", message={"id": "555", "type": "image"}))
        left(other, f"ท่อแตก {number}")
    with CaptureQueriesContext(connection) as many:
        client.get("/desk/chats/")
    assert len(many) == len(few)


def test_what_was_let_be_is_taken_back_or_erased_in_the_end(line: Chatter, signed_in: Callable[[str], Client]) -> None:
    row = left(line, "ท่อแตกหน้าโรงเรียน", "น้ำไหลมาสามวัน")
    client = signed_in(CENTRE)
    client.post(f"/desk/chats/{row.pk}/leave")
    page = unescape(client.get("/desk/chats/").content.decode())
    assert "เก็บไว้ถึง" in page
    assert "21 ก.พ. 2570" in page
    client.post(f"/desk/chats/{row.pk}/back")
    assert "น้ำไหลมาสามวัน" in unescape(client.get("/desk/chats/").content.decode())
    client.post(f"/desk/chats/{row.pk}/leave")
    assert erase_let_be(MONDAY + timedelta(days=90)) == 0
    assert erase_let_be(MONDAY + timedelta(days=91)) == 1
    assert "ท่อแตก" not in "".join(f"{one.body}{one.subject}" for one in Incoming.objects.all())
    assert "เก็บไว้ถึง" not in unescape(client.get("/desk/chats/").content.decode())
    assert client.post(f"/desk/chats/{row.pk}/back").status_code == 404
    assert not Case.objects.exists()
    line.post(line.last)  # told once more by the platform, it is still known
    assert not Incoming.objects.filter(state="waiting").exists()


def test_what_waits_for_an_officer_is_never_erased(line: Chatter) -> None:
    row = left(line, "ท่อแตก")
    assert erase_let_be(MONDAY + timedelta(days=9_000)) == 0
    row.refresh_from_db()
    assert row.state == "held"
