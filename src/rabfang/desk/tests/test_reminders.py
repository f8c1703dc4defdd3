"""What an officer was told of, on the desk: their own, of cases in sight, of the last month."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.perform import perform
from rabfang.cases.tests.test_parts import Province
from rabfang.desk.tests.conftest import Clock, SignIn, Walked

pytestmark = pytest.mark.django_db
CENTRE, UNIT = "centre@hat-kham.example", "unit@hat-kham.example"
MOST_QUERIES = 12


def shown(client: Client) -> list[tuple[str, str]]:
    rows = client.get("/desk/reminders").context["rows"]
    return [(row["notice"].case.subject, row["notice"].reason) for row in rows]


def test_the_newest_comes_first_and_only_ones_own(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    first = walked("hat-kham", "service-quality", until="report", subject="ไฟดับ")
    walked("hat-kham", "service-quality", until="report", subject="ถนนพัง")
    perform(first, "expedite", by=actor(CENTRE), reminder="ขอผล")
    assert shown(signed_in(UNIT)) == [("ไฟดับ", "chased"), ("ถนนพัง", "assigned"), ("ไฟดับ", "assigned")]
    assert shown(signed_in(CENTRE)) == []
    page = signed_in(UNIT).get("/desk/reminders").content.decode()
    for words in ("ถูกติดตาม", first.number_text, f"/desk/cases/{first.pk}"):
        assert words in page
    assert 'href="/desk/reminders"' in signed_in(UNIT).get("/desk/").content.decode()


def test_nothing_is_said_when_there_is_nothing(signed_in: SignIn) -> None:
    page = signed_in("executive@hat-kham.example").get("/desk/reminders").content.decode()
    assert "ไม่มีการเตือนถึงท่าน" in page


def test_a_month_later_it_is_gone(signed_in: SignIn, walked: Walked, clock: Clock) -> None:
    walked("hat-kham", "service-quality", until="report")
    clock(MONDAY + timedelta(days=30))
    assert len(shown(signed_in(UNIT))) == 1
    clock(MONDAY + timedelta(days=31))
    assert shown(signed_in(UNIT)) == []


def test_pages_go_on_by_key_with_a_fixed_number_of_queries(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor], queries: Callable[[Client, str], int]
) -> None:
    case, client = walked("hat-kham", "service-quality", until="report"), signed_in(UNIT)
    few = queries(client, "/desk/reminders")
    for _ in range(31):
        perform(case, "expedite", by=actor(CENTRE), reminder="ขอผล")
    assert queries(client, "/desk/reminders") == few <= MOST_QUERIES
    first = client.get("/desk/reminders").context
    second = client.get(first["next_url"]).context
    numbers = [row["notice"].seq for row in [*first["rows"], *second["rows"]]]
    assert len(numbers) == 32
    assert numbers == sorted(numbers, reverse=True)
    assert second["next_url"] == ""


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, ""])
def test_a_place_that_nobody_gave_does_no_harm(signed_in: SignIn, before: str) -> None:
    assert signed_in(UNIT).get("/desk/reminders", {"before": before}).status_code == 200


def test_a_case_of_another_office_names_the_office(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    case = Province(offices).group()
    client = signed_in("executive@school-integrity.example")
    assert shown(client) == [(case.subject, "assigned")]
    page = client.get("/desk/reminders").content.decode()
    assert "เรื่องของ จังหวัดพิษณุโลก" in page
    assert client.get(f"/desk/cases/{case.pk}").status_code == 200
    assert "เรื่องของ" not in signed_in("unit@phitsanulok.example").get("/desk/reminders").content.decode()
    assert shown(signed_in("unit@school-integrity.example")) == []
