"""Two officers on one case, pages left open, steps that are over: a clear answer, and the typed words are kept."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Event
from rabfang.cases.perform import perform
from rabfang.cases.sweeps import escalate_overdue
from rabfang.core.clock import now
from rabfang.desk.tests.conftest import Clock, SignIn, Walked

pytestmark = pytest.mark.django_db
CENTRE, EXECUTIVE = "centre@hat-kham.example", "executive@hat-kham.example"


def test_the_second_of_two_sees_what_the_first_did_and_keeps_the_words(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    client, address = signed_in(CENTRE), f"/desk/cases/{case.pk}/ask"
    perform(case, "note", by=actor(EXECUTIVE), note="รู้ปัญหานี้แล้ว")
    answer = client.post(address, {"question": "เสาใด", "seen": case.version})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "มีผู้อื่นดำเนินการกับเรื่องนี้ไปก่อนแล้ว" in page
    assert "รู้ปัญหานี้แล้ว" in page
    assert "เสาใด" in page
    assert answer.context["seen"] == case.version + 1
    assert not Event.objects.filter(case=case, action="ask").exists()
    assert client.post(address, {"question": "เสาใด", "seen": answer.context["seen"]}).status_code == 302


def test_what_the_clock_did_meanwhile_holds_nobody_up(signed_in: SignIn, walked: Walked, clock: Clock) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    clock(now() + timedelta(days=20))
    assert escalate_overdue(now()) > 0
    assert Case.objects.get(pk=case.pk).version > case.version
    said = {"question": "เสาใด", "seen": case.version}
    assert signed_in(CENTRE).post(f"/desk/cases/{case.pk}/ask", said).status_code == 302
    assert Event.objects.filter(case=case, action="ask").exists()


def test_a_step_done_by_somebody_else_gives_the_words_back(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="review")
    client = signed_in(CENTRE)
    perform(case, "review", by=actor(CENTRE))
    answer = client.post(f"/desk/cases/{case.pk}/return_for_more", {"missing": "ขอภาพ", "seen": case.version})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "ขอภาพ" in page
    assert "ตรวจรายงาน" in page
    assert "ข้อความที่ท่านพิมพ์ไว้" in page
    assert Case.objects.get(pk=case.pk).version == case.version + 1


def test_sending_twice_acts_once(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    client, said = signed_in(CENTRE), {"note": "ครั้งเดียว", "visibility": "unit", "seen": case.version}
    assert client.post(f"/desk/cases/{case.pk}/note", said).status_code == 302
    assert client.post(f"/desk/cases/{case.pk}/note", said).status_code == 409
    assert Event.objects.filter(case=case, action="note").count() == 1


@pytest.mark.parametrize("seen", ["", "x", "-1", "0", "9" * 50, "\u0662"])
def test_a_version_that_cannot_be_read_counts_as_old(signed_in: SignIn, walked: Walked, seen: str) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    answer = signed_in(CENTRE).post(f"/desk/cases/{case.pk}/ask", {"question": "เสาใด", "seen": seen})
    assert answer.status_code == 409
    assert "เสาใด" in answer.content.decode()
    assert Case.objects.get(pk=case.pk).version == case.version


def test_what_is_not_yours_is_refused_with_the_words_kept(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    client = signed_in(CENTRE)
    assert client.get(f"/desk/cases/{case.pk}/order").status_code == 403
    said = {"order": "ให้ทำทันที", "outcome": "act", "seen": case.version}
    answer = client.post(f"/desk/cases/{case.pk}/order", said)
    assert answer.status_code == 403
    assert "ไม่ใช่หน้าที่ของท่าน" in answer.content.decode()
    assert "ให้ทำทันที" in answer.content.decode()


def test_what_cannot_be_now_is_refused_on_opening(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    answer = signed_in(CENTRE).get(f"/desk/cases/{case.pk}/reply")
    assert answer.status_code == 409
    assert "แจ้งผลผู้ร้อง" in answer.content.decode()


def test_closing_without_what_the_kind_demands_says_what_is_missing(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="close")
    Case.objects.filter(pk=case.pk).update(reply_at=None)
    answer = signed_in(CENTRE).post(f"/desk/cases/{case.pk}/close", {"outcome": "solved", "seen": case.version})
    assert answer.status_code == 409
    assert "ยังขาด: คำตอบถึงผู้ร้อง" in answer.content.decode()
