"""The register: who sees what, filters, search, paging by key, and a fixed number of queries."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from conftest import MONDAY
from rabfang.agencies.models import Agency, Officer, Unit
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.receive import receive
from rabfang.cases.tests.walking import submitted
from rabfang.core.clock import now
from rabfang.desk.tests.conftest import Clock, SignIn, Walked

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
MOST_QUERIES = 16


def listed(client: Client, **asked: Any) -> list[int]:
    """Numbers of the cases on one page of the register."""
    answer = client.get("/desk/register", asked)
    assert answer.status_code == 200, answer.context["form"].errors
    return [row.case.number for row in answer.context["rows"]]


def test_each_role_sees_its_own(signed_in: SignIn, walked: Walked, offices: dict[str, Agency]) -> None:
    walked("hat-kham", "service-quality", until="order")
    walked("hat-kham", "service-quality", until="report")
    reported_on_by_telephone = Actor.officer(Officer.objects.get(email="unit.audit@hat-kham.example"), now())
    receive(offices["hat-kham"], "telephone", by=reported_on_by_telephone, subject="ทางโทรศัพท์", detail="แจ้งเหตุ")
    seen = {
        "centre": [3, 2, 1],
        "executive": [3, 2, 1],
        "unit": [2],
        "unit.public-health": [],
        "unit.audit": [3],
        "administrator": [],
    }
    for account, numbers in seen.items():
        assert listed(signed_in(f"{account}@hat-kham.example")) == numbers, account
    assert listed(signed_in("centre@saraburi-treasury.example")) == []


def test_an_intake_officer_sees_only_what_they_recorded(
    signed_in: SignIn, offices: dict[str, Agency], actor: Callable[[str], Actor]
) -> None:
    office = offices["saraburi-treasury"]
    submitted(office)
    mine = receive(office, "walk-in", by=actor("intake@saraburi-treasury.example"), subject="มาเอง", detail="ขอทราบ")
    assert listed(signed_in("intake@saraburi-treasury.example")) == [mine.case.number]
    assert listed(signed_in("centre@saraburi-treasury.example")) == [2, 1]


def test_a_row_says_what_an_officer_needs(signed_in: SignIn, walked: Walked) -> None:
    walked("hat-kham", "service-quality", until="report", subject="ไฟดับหน้าวัด", name="สมหญิง ทดสอบ")
    page = signed_in(CENTRE).get("/desk/register").content.decode()
    for words in ("1/2570", "23 พ.ย. 2569", "ไฟดับหน้าวัด", "สมหญิง ทดสอบ", "คุณภาพการให้บริการ", "กองช่าง"):
        assert words in page
    assert "อยู่ระหว่างดำเนินการ" in page


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"status": "closed"}, [4]),
        ({"status": "open"}, [3, 2, 1]),
        ({"step": "ordered-work.order"}, [2]),
        ({"kind": "information"}, [4]),
        ({"category": "service-quality:street-light"}, [3]),
        ({"category": "service-quality:refuse"}, []),
        ({"channel": "website"}, [4, 3, 2, 1]),
        ({"channel": "telephone"}, []),
        ({"urgency": "normal"}, [4, 3, 2, 1]),
        ({"urgency": "urgent"}, []),
        ({"received_from": "23/11/2569"}, [4, 3, 2]),
        ({"received_to": "22/11/2569"}, [1]),
        ({"received_from": "20/11/2569", "received_to": "20/11/2569"}, [1]),
        ({"year": "2570"}, [4, 3, 2, 1]),
        ({"year": "2569"}, []),
        ({"show": "waiting"}, [1]),
        ({"show": "late"}, []),
        ({"show": "messages"}, []),
        ({"q": "3/2570"}, [3]),
        ({"q": "๓"}, [3]),
        ({"q": "081 999 0000"}, [2]),
        ({"q": "มืดสนิท"}, [2]),
        ({"q": "ไม่มีคำนี้แน่นอน"}, []),
        ({"q": "มืดสนิท", "status": "closed"}, []),
        ({"status": "open", "kind": "service-quality", "step": "ordered-work.order"}, [2]),
    ],
)
def test_each_filter_keeps_what_it_names(
    signed_in: SignIn,
    walked: Walked,
    actor: Callable[[str], Actor],
    clock: Clock,
    asked: dict[str, str],
    numbers: list[int],
) -> None:
    clock(MONDAY - timedelta(days=3))
    walked("hat-kham", "service-quality", until="classify")
    clock(MONDAY)
    walked("hat-kham", "service-quality", until="order", subject="ซอยมืดสนิท", telephone="0819990000")
    walked("hat-kham", "service-quality", until="report", category="street-light")
    answered = walked("hat-kham", "information", until="close")
    perform(answered, "close", by=actor(CENTRE), outcome="explained")
    assert listed(signed_in(CENTRE), **asked) == numbers


def test_the_filter_by_unit_keeps_what_the_unit_has_or_had(signed_in: SignIn, walked: Walked) -> None:
    walked("hat-kham", "service-quality", until="order")
    walked("hat-kham", "service-quality", until="review")
    works = Unit.objects.get(agency__slug="hat-kham", key="public-works")
    assert listed(signed_in(CENTRE), unit=works.pk) == [2]


@pytest.mark.parametrize(
    "asked",
    [
        {"status": "lost"},
        {"step": "nowhere.step"},
        {"kind": "x" * 300},
        {"unit": "999999"},
        {"category": "service-quality"},
        {"received_from": "31/2/2569"},
        {"received_from": "2/11/2569", "received_to": "1/11/2569"},
        {"year": "ปีนี้"},
        {"year": "99999999999999999999"},
        {"q": "ก" * 201},
    ],
)
def test_a_filter_that_cannot_be_read_is_said_beside_it(signed_in: SignIn, asked: dict[str, str]) -> None:
    answer = signed_in(CENTRE).get("/desk/register", asked)
    assert answer.status_code == 400
    assert "โปรดแก้ไขข้อมูลต่อไปนี้" in answer.content.decode()


@pytest.mark.parametrize("before", ["x", "2570", "2570-", "-1", "9999-999999999", "๒๕๗๐-๑", "2570-1 OR 1=1"])
def test_a_place_that_nobody_gave_does_no_harm(signed_in: SignIn, walked: Walked, before: str) -> None:
    walked("hat-kham", "service-quality", until="record")
    assert listed(signed_in(CENTRE), before=before) == [1]


def test_pages_go_through_120_cases_once_each(signed_in: SignIn, offices: dict[str, Agency], clock: Clock) -> None:
    for number in range(120):
        if number == 60:
            clock(MONDAY + timedelta(days=365))
        submitted(offices["hat-kham"], subject=f"เรื่อง {number}")
    client, address, found = signed_in(CENTRE), "/desk/register?status=open", []
    while address:
        answer = client.get(address)
        found.append([(row.case.year, row.case.number) for row in answer.context["rows"]])
        address = answer.context["next_url"]
    assert [len(page) for page in found] == [50, 50, 20]
    expected = [(year, number) for year in (2571, 2570) for number in range(60, 0, -1)]
    assert [place for page in found for place in page] == expected
    assert "หน้าถัดไป" not in answer.content.decode()
    assert answer.context["first_url"] == "/desk/register?status=open"


@pytest.mark.parametrize(
    "address", ["/desk/register", "/desk/register?q=ไฟฟ้า&status=open", "/desk/register?show=waiting"]
)
@pytest.mark.parametrize("account", ["centre", "unit"])
def test_queries_do_not_grow_with_cases(
    signed_in: SignIn, walked: Walked, queries: Callable[[Client, str], int], account: str, address: str
) -> None:
    client = signed_in(f"{account}@hat-kham.example")
    until = "record" if account == "centre" else "report"
    for _ in range(5):
        walked("hat-kham", "service-quality", until=until)
    few = queries(client, address)
    for _ in range(45 if account == "centre" else 10):
        walked("hat-kham", "service-quality", until=until)
    assert queries(client, address) == few <= MOST_QUERIES


def test_nothing_counts_the_register(
    signed_in: SignIn, offices: dict[str, Agency], django_assert_max_num_queries: Any
) -> None:
    for _ in range(51):
        submitted(offices["hat-kham"])
    client = signed_in(CENTRE)
    with django_assert_max_num_queries(MOST_QUERIES) as captured:
        client.get("/desk/register")
    assert not [query for query in captured.captured_queries if "COUNT(" in query["sql"].upper()]


def test_the_empty_register_offers_to_record(signed_in: SignIn) -> None:
    page = signed_in(CENTRE).get("/desk/register").content.decode()
    assert "ยังไม่มีเรื่องในทะเบียนที่ท่านเห็น" in page
    assert not Case.objects.exists()
    assert "ไม่พบเรื่องตามที่ค้นหา" in signed_in(CENTRE).get("/desk/register?q=12").content.decode()
