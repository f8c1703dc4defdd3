"""Messages to complainants on the desk: whose, what they say, sending again."""

from collections.abc import Callable

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.models import OutboxMessage
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


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "\x00", ""])
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
    bubbles = client.get(f"/desk/cases/{case.pk}").context["conversation"]
    assert [str(way["state"]) for bubble in bubbles for way in bubble["sent_by"]] == ["รอส่ง", "ตีกลับ"]
