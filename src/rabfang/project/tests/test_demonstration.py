"""The demonstration shows an office at work, whatever the day on which somebody tries it."""

import socket
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case, OutboxMessage, Status
from rabfang.cases.verify import faults
from rabfang.channels.models import ChatAccount, ChatAnswer, Mailbox, Poster
from rabfang.core.clock import BANGKOK, now
from rabfang.project.demonstration.cases import load_cases
from rabfang.project.demonstration.second_factor import code_for, load_second_factors
from rabfang.project.worker import one_round
from tests.demonstration import PASSWORD

Stand = Callable[[datetime], None]
SignIn = Callable[[str], Client]
DAYS = (
    datetime(2026, 11, 23, 7, 15, tzinfo=BANGKOK),  # a Monday before opening
    datetime(2026, 10, 1, 9, 0, tzinfo=BANGKOK),  # the first morning of a fiscal year
    # More of what the calendar does, which no database has a part in.
    pytest.param(datetime(2026, 11, 27, 18, 0, tzinfo=BANGKOK), marks=pytest.mark.once),
    pytest.param(datetime(2026, 11, 28, 11, 0, tzinfo=BANGKOK), marks=pytest.mark.once),  # a Saturday
    pytest.param(datetime(2027, 4, 14, 12, 0, tzinfo=BANGKOK), marks=pytest.mark.once),  # Songkran
)


@pytest.mark.django_db
@pytest.mark.parametrize("day", DAYS)
def test_every_office_is_at_work(clock: Stand, request: pytest.FixtureRequest, day: datetime) -> None:
    clock(day)
    offices: dict[str, Agency] = request.getfixturevalue("offices")
    clock(day)
    for slug in offices:
        assert load_cases(slug) == Case.objects.filter(agency__slug=slug).count() >= 6
    assert {Status.OPEN, Status.CLOSED} <= set(Case.objects.values_list("status", flat=True))
    assert Case.objects.filter(status=Status.OPEN, due_at__lt=now()).exists()
    assert not Case.objects.filter(registered_at__gt=now()).exists()
    assert Case.objects.filter(received_at__gt=now() - timedelta(days=10)).exists()
    assert list(faults()) == []


def test_a_register_in_use_is_left_alone(offices: dict[str, Agency]) -> None:
    for slug in offices:
        load_cases(slug)
    before = Case.objects.count()
    assert {load_cases(slug) for slug in offices} == {0}
    assert Case.objects.count() == before


@pytest.fixture
def month(offices: dict[str, Agency], settings: Any) -> dict[str, Agency]:
    """The offices with their month of cases, in a demonstration."""
    settings.RABFANG_DEMONSTRATION = True
    for slug in offices:
        load_cases(slug)
    return offices


def shown(client: Client, address: str) -> str:
    """A page in words."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


def test_mails_of_every_outcome_are_met(month: dict[str, Agency], signed_in: SignIn) -> None:
    client = signed_in("centre@saraburi-treasury.example")
    for tab, words in {
        "held": "จดหมายข่าวชมรมผู้รับบำนาญ",
        "spam": "ท่านได้รับรางวัล",
        "taken": "ใบแจ้งยอดบำนาญไม่ตรงกับที่โอน",
        "done": "ตอบกลับอัตโนมัติ: ไม่อยู่",
    }.items():
        assert words in shown(client, f"/desk/incoming?show={tab}"), tab
    assert "จดหมายตีกลับ" in shown(client, "/desk/incoming?show=done")
    assert "เพิ่มในเรื่องเดิม" in shown(client, "/desk/incoming?show=taken")
    case = Case.objects.get(subject="ใบแจ้งยอดบำนาญไม่ตรงกับที่โอน")
    assert "เพิ่งต่างกันเดือนนี้เดือนแรก" in shown(client, f"/desk/cases/{case.pk}")
    assert OutboxMessage.objects.filter(state=OutboxMessage.State.BOUNCED).exists()


def test_talks_papers_and_posters_are_met(month: dict[str, Agency], signed_in: SignIn) -> None:
    school = signed_in("centre@school-integrity.example")
    assert "แถวโรงอาหารช่วงพักเที่ยงยาวมาก" in shown(school, "/desk/chats/")
    assert "ทดสอบๆ" in shown(school, "/desk/chats/").partition("เก็บไว้ถึง")[2]
    talked = Case.objects.get(subject__startswith="ไฟทางเดินข้างอาคาร 3")
    assert talked.complainant.chat.startswith("line:")
    assert "ป้อมยามหน้าประตูโรงเรียน" in shown(school, "/desk/posters")
    centre = signed_in("centre@hat-kham.example")
    assert "ชาวบ้านหมู่ 7" in shown(centre, "/desk/paper")
    assert "เป็นใบโฆษณาขายเครื่องเขียน" in shown(centre, "/desk/paper?state=aside")
    market = Poster.objects.get(place__startswith="ตลาดสด")
    assert f'/desk/register?poster={market.pk}">2 เรื่อง' in shown(centre, "/desk/posters")


def test_no_account_is_open_and_none_is_ever_connected(
    month: dict[str, Agency], signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def look_up(*where: Any, **_more: Any) -> list[Any]:
        asked.append(where)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    mailbox, account = Mailbox.objects.get(), ChatAccount.objects.get()
    assert not mailbox.is_active
    assert mailbox.host.endswith(".example")
    assert not account.is_active
    treasury = signed_in("administrator@saraburi-treasury.example")
    assert "ระบบไม่เชื่อมต่อออกนอกเครื่องนี้" in shown(treasury, "/desk/settings/mailboxes/")
    tested = treasury.post(f"/desk/settings/mailboxes/{mailbox.pk}/test/", follow=True)
    assert "ชุดสาธิตไม่เชื่อมต่อออกนอกเครื่องนี้" in unescape(tested.content.decode())
    treasury.post(f"/desk/settings/mailboxes/{mailbox.pk}/resume/")
    school = signed_in("administrator@school-integrity.example")
    assert "ระบบไม่เชื่อมต่อออกนอกเครื่องนี้" in shown(school, "/desk/settings/chats/")
    school.post(f"/desk/settings/chats/{account.pk}/reopen/")
    school.post(f"/desk/settings/chats/{account.pk}/try/")
    assert Mailbox.objects.filter(is_active=True).exists()
    assert ChatAccount.objects.filter(is_active=True).exists()
    one_round(at=now())
    assert not asked
    assert not ChatAnswer.objects.filter(state=OutboxMessage.State.FAILED).exists()


def test_the_confidential_desk_asks_for_a_code_that_is_told(offices: dict[str, Agency]) -> None:
    accounts = load_second_factors(PASSWORD, now())
    assert load_second_factors(PASSWORD, now()) == accounts
    for email in accounts:
        client = Client()
        said = {"login": email, "password": PASSWORD}
        assert client.post("/accounts/login/", said)["Location"] == "/accounts/second/"
        assert client.post("/accounts/second/", {"code": code_for("another", now())}).status_code == 400
        assert client.post("/accounts/second/", {"code": code_for(PASSWORD, now())}).status_code == 302
        assert client.get("/desk/confidential/")["Location"].startswith("/desk/confidential/unlock")
