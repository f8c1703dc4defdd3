"""Messages to complainants on the desk: whose, what they say, sending again."""

from collections.abc import Callable

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.audit.models import AuditEntry
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, OutboxMessage
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import submitted
from rabfang.desk.tests.conftest import SignIn, Walked

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"


def test_only_messages_of_cases_in_sight_are_listed(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    for account, count in (("centre", 1), ("executive", 1), ("unit", 1), ("unit.audit", 0), ("administrator", 0)):
        rows = signed_in(f"{account}@hat-kham.example").get("/desk/outbox").context["rows"]
        assert len(rows) == count, account
    message = OutboxMessage.objects.get(case=case)
    address = f"/desk/outbox/{message.pk}"
    assert signed_in("unit@hat-kham.example").get(address).status_code == 200
    for account in ("unit.audit@hat-kham.example", "centre@saraburi-treasury.example"):
        client = signed_in(account)
        assert client.get(address).status_code == 404
        assert client.post(f"{address}/retry").status_code == 404


def test_a_message_shows_as_the_complainant_gets_it(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="record", subject="ไฟดับหน้าวัด")
    message = OutboxMessage.objects.get(case=case)
    page = signed_in(CENTRE).get(f"/desk/outbox/{message.pk}").content.decode()
    for words in ("แจ้งการรับเรื่อง", "a@b.example", "รอส่ง", "ไฟดับหน้าวัด"):
        assert words in page
    assert "ส่งใหม่" not in page


def test_a_failed_message_is_sent_again_by_a_button(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="record")
    message = OutboxMessage.objects.get(case=case)
    client, address = signed_in(CENTRE), f"/desk/outbox/{message.pk}"
    OutboxMessage.objects.filter(pk=message.pk).update(state="failed", next_at=None, error="ปลายทางไม่รับ", attempts=5)
    assert "ปลายทางไม่รับ" in client.get("/desk/outbox").content.decode()
    assert "ส่งใหม่" in client.get(address).content.decode()
    assert client.get(f"{address}/retry").status_code == 405
    answer = client.post(f"{address}/retry", follow=True)
    assert "ระบบจะส่งใหม่" in answer.content.decode()
    message.refresh_from_db()
    assert message.state == "queued"
    assert message.next_at is not None
    again = client.post(f"{address}/retry", follow=True)
    assert again.status_code == 200
    assert "มีปัญหา" in again.content.decode()


def test_pages_go_on_by_key(
    signed_in: SignIn, offices: dict[str, Agency], queries: Callable[[Client, str], int]
) -> None:
    client = signed_in(CENTRE)
    for _ in range(3):
        submitted(offices["hat-kham"])
    few = queries(client, "/desk/outbox")
    for _ in range(32):
        submitted(offices["hat-kham"])
    assert queries(client, "/desk/outbox") == few <= 12
    first = client.get("/desk/outbox").context
    second = client.get(first["next_url"]).context
    numbers = [row["message"].case.number for row in [*first["rows"], *second["rows"]]]
    assert numbers == list(range(35, 0, -1))
    assert second["next_url"] == ""


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, ""])
def test_a_place_that_nobody_gave_does_no_harm(signed_in: SignIn, walked: Walked, before: str) -> None:
    walked("hat-kham", "service-quality", until="record")
    assert signed_in(CENTRE).get("/desk/outbox", {"before": before}).status_code == 200


def test_no_message_is_said(signed_in: SignIn) -> None:
    assert "ยังไม่มีข้อความถึงผู้ร้อง" in signed_in(CENTRE).get("/desk/outbox").content.decode()


def test_what_did_not_arrive_has_a_page_and_stands_beside_the_words(signed_in: SignIn, walked: Walked) -> None:
    case, client = walked("hat-kham", "service-quality", until="close"), signed_in(CENTRE)
    assert "ส่งไม่ถึง" not in client.get("/desk/outbox").content.decode()
    lost = OutboxMessage.objects.filter(case=case, topic="reply")
    lost.update(state="bounced", next_at=None, error="550 no such user")
    assert "ส่งไม่ถึง 1 ข้อความ" in client.get("/desk/outbox").content.decode()
    page = client.get("/desk/outbox?state=lost")
    assert [row["message"].topic for row in page.context["rows"]] == ["reply"]
    answer = client.get(f"/desk/cases/{case.pk}")
    states = [way["state"] for bubble in answer.context["conversation"] for way in bubble["sent_by"]]
    assert [str(state) for state in states if state != "รอส่ง"] == ["ตีกลับ"]
    link = f'<a class="govuk-link" href="/desk/outbox/{lost.get().pk}#remedies">'
    assert f"550 no such user {link}" in answer.content.decode()


def test_news_without_words_of_its_own_stands_in_the_conversation(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    other = walked("hat-kham", "service-quality", until="report")
    perform(case, "merge", by=actor(CENTRE), into=other.pk, reason="เสาต้นเดียวกัน")
    OutboxMessage.objects.filter(case=case, topic="status").update(state="failed", next_at=None, error="ปลายทางไม่รับ")
    bubble = signed_in(CENTRE).get(f"/desk/cases/{case.pk}").context["conversation"][-1]
    assert bubble["sent"]
    assert bubble["body"] == f"รวมกับเรื่องเดียวกันที่รับไว้ก่อน เลขรับ {other.number_text}"
    assert [way["why"] for way in bubble["sent_by"]] == ["ปลายทางไม่รับ"]


def test_what_did_not_reach_a_follower_stands_in_the_case_they_follow(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    follower = walked("hat-kham", "service-quality", until="report")
    lead = walked("hat-kham", "service-quality", until="report")
    perform(follower, "merge", by=actor(CENTRE), into=lead.pk, reason="เสาต้นเดียวกัน")
    perform(lead, "ask", by=actor(CENTRE), question="เสาต้นใด")
    OutboxMessage.objects.filter(case=follower, about=lead).update(state="bounced", next_at=None, error="550")
    bubble = signed_in(CENTRE).get(f"/desk/cases/{lead.pk}").context["conversation"][-1]
    told = [(way["way"], way["lost"]) for way in bubble["sent_by"]]
    assert sorted(told) == [("คำถามถึงผู้ร้อง · อีเมล", False), (f"คำถามถึงผู้ร้อง · อีเมล · {follower.number_text}", True)]


def lost_message(case: Case, **columns: str) -> OutboxMessage:
    """The case's first message, which did not arrive."""
    row = OutboxMessage.objects.filter(case=case).earliest("pk")
    OutboxMessage.objects.filter(pk=row.pk).update(
        **{"state": "bounced", "next_at": None, "error": "550 no such user", **columns}
    )
    return row


def test_the_address_is_corrected_and_it_is_sent_again(signed_in: SignIn, walked: Walked) -> None:
    case, client = walked("hat-kham", "service-quality", until="report"), signed_in(CENTRE)
    message = lost_message(case)
    assert f"/desk/outbox/{message.pk}#remedies" in client.get("/desk/outbox?state=lost").content.decode()
    page = client.get(f"/desk/outbox/{message.pk}").content.decode()
    assert f'href="/desk/cases/{case.pk}/contact"' in page
    seen = Case.objects.get(pk=case.pk).version
    client.post(f"/desk/cases/{case.pk}/contact", {"email": "new@people.example", "name": "สมหญิง", "seen": seen})
    assert "new@people.example" in client.get(f"/desk/outbox/{message.pk}").content.decode()
    client.post(f"/desk/outbox/{message.pk}/retry")
    message.refresh_from_db()
    assert (message.state, message.way, message.error) == ("queued", "email", "")


def test_it_is_sent_again_by_the_way_that_was_chosen_since(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    message = lost_message(case, way="line", error="ผู้รับปิดกั้นบัญชีนี้")
    signed_in(CENTRE).post(f"/desk/outbox/{message.pk}/retry")
    message.refresh_from_db()
    assert (message.state, message.way) == ("queued", "email")


def test_who_can_be_told_by_no_message_is_told_by_an_officer(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case, client = walked("hat-kham", "service-quality", until="report"), signed_in(CENTRE)
    message = lost_message(case)
    perform(case, "contact", by=actor(CENTRE), email="", telephone="0812345678", prefers="telephone")
    address = f"/desk/outbox/{message.pk}"
    page = client.get(address).content.decode()
    assert "แจ้งทางโทรศัพท์ เจ้าหน้าที่ต้องโทรแจ้งผู้ร้อง" in page
    assert f'action="{address}/retry"' not in page
    assert "ไม่มีช่องทางที่ระบบจะส่งถึงผู้ร้องได้" in client.post(f"{address}/retry", follow=True).content.decode()
    page = client.post(f"{address}/told", follow=True).content.decode()
    assert "บันทึกว่าแจ้งผู้ร้องแล้ว" in page
    assert "เจ้าหน้าที่แจ้งเอง" in page
    assert not client.get("/desk/outbox?state=lost").context["rows"]
    assert "มีปัญหา" in client.post(f"{address}/told", follow=True).content.decode()
    assert AuditEntry.objects.get(action="tell-by-hand").actor_name


def test_who_may_not_change_the_address_is_not_led_there(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    message = lost_message(case)
    page = signed_in("executive@hat-kham.example").get(f"/desk/outbox/{message.pk}").content.decode()
    assert f"/desk/cases/{case.pk}/contact" not in page
    assert "ยังไม่ได้รับข้อความนี้" in page
