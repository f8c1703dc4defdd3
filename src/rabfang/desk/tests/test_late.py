"""Everything late on one page, and one action to chase those chosen: counted, each by itself."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, CaseText, Event
from rabfang.cases.perform import perform
from rabfang.desk.tests.conftest import Clock, SignIn, Walked

pytestmark = pytest.mark.django_db
CENTRE, EXECUTIVE, UNIT = "centre@hat-kham.example", "executive@hat-kham.example", "unit@hat-kham.example"
LATER = MONDAY + timedelta(days=14)
MOST_QUERIES = 20


@pytest.fixture
def overdue(walked: Walked, clock: Clock) -> list[Case]:
    """Three cases that a unit should have reported, the longest overdue first."""
    found = []
    for number in range(3):
        clock(MONDAY + timedelta(hours=number * 24))
        found.append(walked("hat-kham", "service-quality", until="report", subject=f"ไฟดับ {number}"))
    clock(LATER)
    return found


def shown(client: Client) -> list[str]:
    return [one.row.case.subject for one in client.get("/desk/late").context["found"]]


def test_the_longest_overdue_comes_first(signed_in: SignIn, overdue: list[Case], walked: Walked) -> None:
    walked("hat-kham", "service-quality", until="record", subject="ยังไม่ถึงกำหนด")
    assert shown(signed_in(CENTRE)) == ["ไฟดับ 0", "ไฟดับ 1", "ไฟดับ 2"]
    assert "ติดตามเรื่องที่เกินกำหนด" in signed_in(CENTRE).get("/desk/").content.decode()


def test_those_chosen_are_chased_and_counted(signed_in: SignIn, overdue: list[Case]) -> None:
    client, chosen = signed_in(CENTRE), [overdue[0].pk, overdue[2].pk]
    for times in (1, 2):
        answer = client.post("/desk/late", {"cases": chosen, "reminder": "ขอผลภายในพรุ่งนี้"}, follow=True)
        assert "ส่งข้อความติดตามแล้ว 2 เรื่อง" in answer.content.decode()
        assert [one.chases.count for one in answer.context["found"]] == [times, 0, times]
    said = CaseText.objects.filter(case=overdue[0], field="reminder").values_list("body", flat=True)
    assert list(said) == ["ขอผลภายในพรุ่งนี้"] * 2
    page = client.get(f"/desk/cases/{overdue[0].pk}").content.decode()
    assert "ครั้งที่ 2 · ถึง กองช่าง" in page


def test_one_that_was_just_reported_does_not_hold_up_the_others(
    signed_in: SignIn, overdue: list[Case], actor: Callable[[str], Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(CENTRE)
    page = client.get("/desk/late")
    assert len(page.context["found"]) == 3
    perform(overdue[1], "report", by=actor(UNIT), findings="ซ่อมแล้ว")
    said = {"cases": [overdue[0].pk, overdue[1].pk], "reminder": "ขอผล"}
    answer = client.post("/desk/late", said, follow=True)
    assert Event.objects.filter(action="expedite", case=overdue[0]).count() == 1
    assert answer.status_code == 200


def test_nothing_chosen_is_said_and_the_words_are_kept(signed_in: SignIn, overdue: list[Case]) -> None:
    answer = signed_in(CENTRE).post("/desk/late", {"reminder": "คำที่พิมพ์ไว้"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "โปรดเลือกเรื่องอย่างน้อยหนึ่งเรื่อง" in page
    assert "คำที่พิมพ์ไว้" in page
    assert not Event.objects.filter(action="expedite").exists()


def test_another_offices_case_cannot_be_chased(signed_in: SignIn, overdue: list[Case], walked: Walked) -> None:
    theirs = walked("saraburi-treasury", "complaint", until="reply")
    answer = signed_in(CENTRE).post("/desk/late", {"cases": [theirs.pk], "reminder": "ขอผล"})
    assert answer.status_code == 400
    assert not Event.objects.filter(action="expedite").exists()


def test_a_unit_sees_its_own_and_chases_nobody(signed_in: SignIn, overdue: list[Case]) -> None:
    answer = signed_in(UNIT).get("/desk/late")
    assert len(answer.context["found"]) == 3
    assert 'name="reminder"' not in answer.content.decode()
    assert not signed_in("unit.public-health@hat-kham.example").get("/desk/late").context["found"]


def test_queries_do_not_grow_with_cases(
    signed_in: SignIn, overdue: list[Case], walked: Walked, clock: Clock, queries: Callable[[Client, str], int]
) -> None:
    client = signed_in(CENTRE)
    few = queries(client, "/desk/late")
    clock(MONDAY)
    for number in range(8):
        walked("hat-kham", "service-quality", until="report", subject=f"อีกเรื่อง {number}")
    clock(LATER)
    assert queries(client, "/desk/late") == few <= MOST_QUERIES
