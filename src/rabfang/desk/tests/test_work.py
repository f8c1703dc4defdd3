"""My work: what waits for each role, what citizens wrote, what is late, in a fixed number of queries."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rabfang.cases.actors import Actor
from rabfang.cases.perform import perform
from rabfang.cases.sweeps import escalate_overdue
from rabfang.core.clock import now
from rabfang.desk.pages.work import Pile
from rabfang.desk.tests.conftest import Clock, SignIn, Walked

pytestmark = pytest.mark.django_db
MOST_QUERIES = 30


def piles(client: Client) -> dict[str, Pile]:
    """The lists of the page by key."""
    answer = client.get("/desk/")
    assert answer.status_code == 200
    return {pile.key: pile for pile in answer.context["piles"]}


@pytest.mark.parametrize(
    ("until", "who"),
    [
        ("record", "centre"),
        ("classify", "centre"),
        ("forward", "centre"),
        ("order", "executive"),
        ("report", "unit"),
        ("review", "centre"),
        ("reply", "centre"),
        ("close", "centre"),
    ],
)
def test_a_case_waits_for_those_whose_step_it_is(signed_in: SignIn, walked: Walked, until: str, who: str) -> None:
    case = walked("hat-kham", "service-quality", until=until)
    for account in ("centre", "executive", "unit", "unit.public-health", "administrator"):
        waiting = piles(signed_in(f"{account}@hat-kham.example"))["waiting"]
        assert [row.case.pk for row in waiting.rows] == ([case.pk] if account == who else [])
    assert not piles(signed_in("centre@saraburi-treasury.example"))["waiting"].rows


def test_the_first_due_comes_first_with_what_to_do(signed_in: SignIn, walked: Walked, clock: Clock) -> None:
    later = walked("hat-kham", "service-quality", until="forward", subject="มาทีหลัง")
    clock(MONDAY - timedelta(days=3))
    sooner = walked("hat-kham", "service-quality", until="classify", subject="มาก่อน")
    clock(MONDAY)
    client = signed_in("centre@hat-kham.example")
    assert [row.case.pk for row in piles(client)["waiting"].rows] == [sooner.pk, later.pk]
    page = client.get("/desk/").content.decode()
    assert "ตรวจสอบและจำแนกเรื่อง" in page
    assert "ร้องเรียนผ่านเว็บไซต์" in page


def test_a_citizens_message_shows_until_an_officer_acts(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    client, centre = signed_in("centre@hat-kham.example"), actor("centre@hat-kham.example")
    assert not piles(client)["messages"].rows
    perform(case, "message", by=Actor.citizen(case.pk), message="มืดมาก")
    assert [row.case.pk for row in piles(client)["messages"].rows] == [case.pk]
    assert "ข้อความใหม่" in client.get("/desk/").content.decode()
    perform(case, "ask", by=centre, question="ต้นใด")
    assert not piles(client)["messages"].rows
    perform(case, "message", by=Actor.citizen(case.pk), message="ต้นที่สาม")
    assert "ตอบคำถามแล้ว" in client.get("/desk/").content.decode()
    assert not piles(signed_in("unit@hat-kham.example"))["messages"].rows


def test_a_message_to_a_closed_case_is_seen(signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]) -> None:
    case = walked("hat-kham", "information", until="close")
    perform(case, "close", by=actor("centre@hat-kham.example"), outcome="explained")
    perform(case, "message", by=Actor.citizen(case.pk), message="ขอบคุณ")
    assert [row.case.pk for row in piles(signed_in("centre@hat-kham.example"))["messages"].rows] == [case.pk]


def test_late_cases_rise_to_those_told_later(signed_in: SignIn, walked: Walked, clock: Clock) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    clock(MONDAY + timedelta(days=11))
    escalate_overdue(now())
    executive = signed_in("executive@hat-kham.example")
    assert [row.case.pk for row in piles(executive)["late"].rows] == [case.pk]
    assert not piles(executive)["escalated"].rows
    clock(MONDAY + timedelta(days=25))
    escalate_overdue(now())
    found = executive.get("/desk/").context["piles"]
    assert found[0].key == "escalated"
    assert [row.case.pk for row in found[0].rows] == [case.pk]
    centre = piles(signed_in("centre@hat-kham.example"))
    assert "escalated" not in centre
    assert [row.case.pk for row in centre["late"].rows] == [case.pk]
    assert not piles(signed_in("unit.audit@hat-kham.example"))["late"].rows


def test_every_number_leads_to_the_same_cases_in_the_register(signed_in: SignIn, walked: Walked, clock: Clock) -> None:
    for subject in ("ก", "ข", "ค"):
        case = walked("hat-kham", "service-quality", until="classify", subject=f"เรื่อง {subject}")
    perform(case, "message", by=Actor.citizen(case.pk), message="เพิ่มเติม")
    clock(MONDAY + timedelta(days=8))
    client = signed_in("centre@hat-kham.example")
    for pile in piles(client).values():
        rows = client.get(pile.url).context["rows"]
        assert {row.case.pk for row in rows} == {row.case.pk for row in pile.rows}, pile.key
        assert len(rows) == pile.count > 0


def test_long_lists_are_cut_and_say_how_long_they_are(signed_in: SignIn, walked: Walked) -> None:
    for _ in range(22):
        walked("hat-kham", "service-quality", until="record")
    client = signed_in("centre@hat-kham.example")
    waiting = piles(client)["waiting"]
    assert (len(waiting.rows), waiting.count) == (20, 22)
    assert "ดูทั้งหมด 22 เรื่อง" in client.get("/desk/").content.decode()


def test_an_empty_desk_says_so(signed_in: SignIn) -> None:
    page = signed_in("unit@hat-kham.example").get("/desk/").content.decode()
    assert "ไม่มีเรื่องที่รอท่าน" in page


@pytest.mark.parametrize(("account", "until"), [("centre", "record"), ("unit", "report"), ("executive", "order")])
def test_queries_do_not_grow_with_cases(
    signed_in: SignIn, walked: Walked, queries: Callable[[Client, str], int], account: str, until: str
) -> None:
    def add(count: int) -> None:
        for _ in range(count):
            case = walked("hat-kham", "service-quality", until=until)
            perform(case, "message", by=Actor.citizen(case.pk), message="เพิ่มเติม")

    client = signed_in(f"{account}@hat-kham.example")
    add(5)
    few = queries(client, "/desk/")
    add(45 if account == "centre" else 15)
    assert queries(client, "/desk/") <= few <= MOST_QUERIES


def test_the_page_is_read_only(signed_in: SignIn) -> None:
    assert signed_in("centre@hat-kham.example").post("/desk/").status_code == 405
