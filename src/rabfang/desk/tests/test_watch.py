"""The watch at the desk: what is due stands on my work, one tap marks it, the calendar counts it, figures add up."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.tests.walking import submitted
from rabfang.channels.watch.actions import mark_polled
from rabfang.core.clock import now
from rabfang.desk.tests.conftest import Clock, SignIn

pytestmark = pytest.mark.django_db
CENTRE, UNIT, ADMINISTRATOR = "centre@hat-kham.example", "unit@hat-kham.example", "administrator@hat-kham.example"
EXECUTIVE = "executive@hat-kham.example"
DUE = "ช่องทางที่ต้องตรวจวันนี้"
Queries = Callable[[Client, str], int]


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def tuesday(offices: dict[str, Agency], clock: Clock) -> datetime:
    """The first day on which channels are due: the day after the procedures were published."""
    clock(MONDAY + timedelta(days=1))
    return now()


def test_my_work_names_what_is_due_to_its_owner_and_one_tap_is_enough(signed_in: SignIn, tuesday: datetime) -> None:
    client = signed_in(CENTRE)
    assert DUE in text(client, "/desk/")
    before = [row.channel.key for row in client.get("/desk/").context["watch"]]
    assert before == ["website", "telephone", "letter", "direct-line"]
    answer = client.post("/desk/channels/telephone/check", {"found": "0", "back": "/desk/"}, follow=True)
    assert answer.redirect_chain == [("/desk/", 302)]
    assert "บันทึกการตรวจช่องทาง “ร้องเรียนทางโทรศัพท์” แล้ว" in answer.content.decode()
    assert [row.channel.key for row in answer.context["watch"]] == ["website", "letter", "direct-line"]
    assert signed_in(UNIT).get("/desk/").context["watch"] == []
    assert DUE not in text(signed_in(UNIT), "/desk/")


def test_a_missed_one_is_red_the_next_day_for_owner_and_executive_and_stays_in_the_history(
    signed_in: SignIn, tuesday: datetime, clock: Clock
) -> None:
    clock(tuesday + timedelta(days=1))
    for account in (CENTRE, EXECUTIVE):
        page = text(signed_in(account), "/desk/")
        assert "ไม่ได้ตรวจ 1 รอบ" in page
        assert "govuk-tag--red" in page
    client = signed_in(CENTRE)
    client.post("/desk/channels/letter/check", {"found": "2", "note": "ตู้หน้าสำนักงาน"})
    page = text(client, "/desk/channels/letter")
    for words in ("ตู้หน้าสำนักงาน", "สมศรี ใจเย็น", "ไม่ได้ตรวจ", "24 พ.ย. 2569"):
        assert words in page
    (row,) = [one for one in client.get("/desk/channels").context["rows"] if one.channel.key == "letter"]
    assert (len(row.standing.missed), row.standing.is_late) == (1, False)


@pytest.mark.parametrize("found", ["", "x", "-1", "100001", "๒๒๒๒๒๒๒๒๒๒", "1.5"])
def test_a_number_that_is_none_comes_back_with_the_note_kept(signed_in: SignIn, tuesday: datetime, found: str) -> None:
    answer = signed_in(CENTRE).post("/desk/channels/letter/check", {"found": found, "note": "เปิดตู้แล้ว"})
    assert answer.status_code == 400
    assert "เปิดตู้แล้ว" in answer.content.decode()
    assert answer.context["form"].errors["found"]


def test_who_may_not_and_what_is_not_there(signed_in: SignIn, tuesday: datetime) -> None:
    assert signed_in(UNIT).post("/desk/channels/letter/check", {"found": "0"}).status_code == 403
    assert signed_in(CENTRE).post("/desk/channels/telegraph/check", {"found": "0"}).status_code == 404
    assert signed_in(CENTRE).get("/desk/channels/telegraph").status_code == 404
    away = signed_in(CENTRE).post("/desk/channels/letter/check", {"found": "0", "back": "//elsewhere.example/"})
    assert away["Location"] == "/desk/channels/letter"
    for nonsense in ("from=x&to=y", "from=0001-01-01&to=9999-12-31", "from=2026-12-01&to=2026-11-01"):
        assert signed_in(CENTRE).get(f"/desk/channels/letter?{nonsense}").status_code == 200


def test_the_calendar_counts_and_each_number_leads_to_what_is_behind_it(
    signed_in: SignIn, offices: dict[str, Agency], tuesday: datetime, clock: Clock
) -> None:
    agency, client = offices["hat-kham"], signed_in(CENTRE)
    submitted(agency)
    mark_polled(agency, "website", 1, tuesday)
    clock(tuesday + timedelta(days=2))
    answer = client.get("/desk/listening?year=2570")
    (cells,) = [cells for line, cells in answer.context["lines"] if line.channel.key == "website"]
    november = cells[1]
    assert (november.cell.done, november.cell.missed, november.cell.cases) == (1, 1, 1)
    assert november.cell.planned == 5  # 24, 25, 26, 27 and 30 November
    assert len(client.get(november.cases_url).context["rows"]) == 1
    assert len([one for one in client.get(november.checks_url).context["entries"] if one.check]) == 1
    assert answer.context["total"].coverage == 12  # 1 of the 8 rounds that are over
    for year in ("2569", "๒๕๗๐", "x", "0", "99999999"):
        assert client.get("/desk/listening", {"year": year}).status_code == 200


def rated(agency: Agency, *ratings: str) -> None:
    for rating in ratings:
        case = submitted(agency).case
        Case.objects.filter(pk=case.pk).update(rating=rating)


def test_satisfaction_totals_a_hundred_and_clicks_through(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    rated(offices["hat-kham"], "very-satisfied", "satisfied", "dissatisfied", "", "satisfied", "satisfied", "satisfied")
    client = signed_in(CENTRE)
    figures = client.get("/desk/satisfaction").context["figures"]
    website, together = figures
    assert website["line"].channel.key == "website"
    assert (website["line"].rated, website["line"].cases) == (6, 7)
    assert [cell["level"].percent for cell in website["cells"]] == [16.7, 66.7, 16.6]
    assert together["line"].levels == website["line"].levels
    assert len(client.get(website["cells"][1]["url"]).context["rows"]) == 4
    assert "จำนวนเรื่องนับเฉพาะเรื่องที่ท่านเห็น" in text(signed_in(UNIT), "/desk/satisfaction")


SAID = {"channel": "telephone", "day": "20/11/2569", "what": "เพิ่มคู่สายเป็นสองคู่สาย", "why": "ร้อยละ 30 แจ้งว่าสายไม่ว่าง"}


def test_what_was_changed_is_kept_with_what_it_said_before(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client = signed_in(ADMINISTRATOR)
    assert client.post("/desk/satisfaction/changes/new", SAID)["Location"] == "/desk/satisfaction?year=2570"
    (change,) = client.get("/desk/satisfaction").context["changes"]
    address = f"/desk/satisfaction/changes/{change['row'].pk}"
    assert SAID["why"] in text(client, address)
    assert client.post(address, SAID | {"what": "เพิ่มคู่สายเป็นสามคู่สาย"}).status_code == 302
    (change,) = client.get("/desk/satisfaction").context["changes"]
    assert change["row"].what == "เพิ่มคู่สายเป็นสามคู่สาย"
    assert [row.what for row in change["earlier"]] == [SAID["what"]]
    assert client.post(address, SAID).status_code == 404  # it has been replaced
    for bad in ({"what": ""}, {"why": "ก" * 1001}, {"day": "1/1/2599"}, {"day": "x"}, {"channel": "telegraph"}):
        answer = client.post("/desk/satisfaction/changes/new", SAID | bad)
        assert answer.status_code == 400
        assert next(iter(bad)) in answer.context["form"].errors
    assert signed_in(UNIT).post("/desk/satisfaction/changes/new", SAID).status_code == 404


def test_the_pages_take_a_fixed_number_of_queries(
    signed_in: SignIn, offices: dict[str, Agency], tuesday: datetime, queries: Queries, actor: Callable[[str], Actor]
) -> None:
    client, agency = signed_in(CENTRE), offices["hat-kham"]
    pages = ("/desk/channels", "/desk/channels/website", "/desk/listening", "/desk/satisfaction")
    few = [queries(client, page) for page in pages]
    for day in range(20):
        mark_polled(agency, "website", 1, tuesday - timedelta(days=day))
    rated(agency, "satisfied", "satisfied")
    assert [queries(client, page) for page in pages] == few
    assert max(few) <= 14
