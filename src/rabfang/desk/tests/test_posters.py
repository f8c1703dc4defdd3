"""Posters: a place is written down, its paper printed, and what comes from it says so, whatever is done to the link."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.cases.verify import faults
from rabfang.channels.chat.tests.chatting import account
from rabfang.channels.models import ChatAccount, Poster
from rabfang.desk.tests.conftest import SignIn
from rabfang.letters.tests.reading import text_of

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
MARKET = {"place": "ตลาดสดหาดขาม ประตู 2", "channel": "website"}
GOOD = {"subject": "ขยะล้น", "detail": "ล้นสามวัน", "name": "สมหญิง ทดสอบ", "telephone": "0812345678"}


@pytest.fixture
def poster(signed_in: SignIn) -> Poster:
    assert signed_in(CENTRE).post("/desk/posters", MARKET).status_code == 302
    return Poster.objects.get()


def submitted_from(client: Client, link: str, **changes: Any) -> Any:
    """A citizen opens the link of a poster and sends the form."""
    page = client.get(link)
    assert page.status_code == 200
    form = page.context["form"]
    hidden = {name: form[name].value() for name in ("submission", "came_from")}
    return client.post("/hat-kham/submit", {**GOOD, **hidden, **changes})


def test_a_matter_from_a_poster_says_where_it_hangs(poster: Poster, client: Client, signed_in: SignIn) -> None:
    assert submitted_from(client, f"/hat-kham/submit?from={poster.code}").status_code == 200
    case = Case.objects.get()
    assert case.events.get(seq=1).facts["poster"] == MARKET["place"]
    assert case.place == ""
    page = signed_in(CENTRE).get(f"/desk/cases/{case.pk}").content.decode()
    assert "มาจากป้ายคิวอาร์ที่" in page
    assert MARKET["place"] in page
    assert not list(faults())


@pytest.mark.parametrize("code", ["", "zzz", "0" * 10, "x" * 500, "'; DROP", "%FF", "<script>"])
def test_a_link_that_was_changed_still_brings_the_matter(poster: Poster, client: Client, code: str) -> None:
    assert submitted_from(client, f"/hat-kham/submit?from={code}").status_code == 200
    assert "poster" not in Case.objects.get().events.get(seq=1).facts


@pytest.mark.parametrize("code", ["x" * 5000, "a\x00b", "<b>"])
def test_a_form_that_was_changed_still_brings_the_matter(offices: dict[str, Agency], client: Client, code: str) -> None:
    assert submitted_from(client, "/hat-kham/submit", came_from=code).status_code == 200
    assert "poster" not in Case.objects.get().events.get(seq=1).facts


def test_a_poster_of_another_office_is_not_told(poster: Poster, client: Client) -> None:
    form = client.get(f"/phitsanulok/submit?from={poster.code}").context["form"]
    hidden = {name: form[name].value() for name in ("submission", "came_from")}
    assert client.post("/phitsanulok/submit", {**GOOD, **hidden}).status_code == 200
    assert "poster" not in Case.objects.get().events.get(seq=1).facts


def test_a_form_with_a_mistake_still_knows_its_poster(poster: Poster, client: Client) -> None:
    again = submitted_from(client, f"/hat-kham/submit?from={poster.code}", subject="")
    assert again.status_code == 422
    assert f"ท่านสแกนป้ายที่ {MARKET['place']}" in again.content.decode()
    assert f'value="{poster.code}"' in again.content.decode()


@pytest.mark.parametrize("tail", ["", "-card"])
def test_the_paper_says_how_and_how_long_in_two_languages(
    poster: Poster, signed_in: SignIn, settings: Any, tail: str
) -> None:
    settings.BASE_URL = "https://hear.example"
    answer = signed_in(CENTRE).get(f"/desk/posters/{poster.pk}{tail}.pdf")
    text = re.sub(r"\s+", " ", text_of(answer.content))
    for words in (
        "hear.example/hat-kham/submit",
        "ภายใน 1 วันทำการ และแจ้งผลภายใน 7 วันทำการ",
        "answer within 7 working days",
        "Follow your case",
        "Hat Kham",
        "ประตู 2",
    ):
        assert words in text, words


def test_a_poster_is_taken_down_and_its_place_still_told(poster: Poster, signed_in: SignIn, client: Client) -> None:
    officer = signed_in(CENTRE)
    assert MARKET["place"] in officer.get("/desk/posters").content.decode()
    officer.post(f"/desk/posters/{poster.pk}/down")
    assert MARKET["place"] not in officer.get("/desk/posters").content.decode()
    submitted_from(client, f"/hat-kham/submit?from={poster.code}")
    assert Case.objects.get().events.get(seq=1).facts["poster"] == MARKET["place"]


def test_a_poster_of_the_telephone_calls(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    officer = signed_in(CENTRE)
    Agency.objects.filter(slug="hat-kham").update(telephone="0 3282 2269")
    assert officer.post("/desk/posters", {"place": "ศาลา", "channel": "telephone"}).status_code == 302
    text = text_of(officer.get(f"/desk/posters/{Poster.objects.get().pk}.pdf").content)
    assert "Scan to call" in text
    assert "3282 2269" in text


def test_it_says_how_many_cases_it_brought_and_leads_to_them(
    poster: Poster, signed_in: SignIn, client: Client, queries: Callable[[Client, str], int]
) -> None:
    officer = signed_in(CENTRE)
    assert officer.post("/desk/posters", {"place": "ศาลากลางบ้าน", "channel": "website"}).status_code == 302
    before = queries(officer, "/desk/posters")
    for subject in ("ขยะล้น", "ไฟดับ"):
        submitted_from(client, f"/hat-kham/submit?from={poster.code}", subject=subject)
    submitted_from(client, "/hat-kham/submit", subject="ไม่ใช่จากป้าย")
    page = officer.get("/desk/posters").content.decode()
    assert f'href="/desk/register?poster={poster.pk}">2 เรื่อง' in page
    assert queries(officer, "/desk/posters") == before
    found = officer.get(f"/desk/register?poster={poster.pk}").content.decode()
    assert f"เฉพาะเรื่องจากป้ายคิวอาร์ที่ {MARKET['place']}" in found
    assert all(subject in found for subject in ("ขยะล้น", "ไฟดับ"))
    assert "ไม่ใช่จากป้าย" not in found
    officer.post(f"/desk/posters/{poster.pk}/down")
    page = officer.get("/desk/posters").content.decode()
    assert "ป้ายที่ปลดแล้ว" in page
    assert f"/desk/register?poster={poster.pk}" in page


def test_the_same_form_sent_twice_counts_once(poster: Poster, client: Client) -> None:
    form = client.get(f"/hat-kham/submit?from={poster.code}").context["form"]
    hidden = {name: form[name].value() for name in ("submission", "came_from")}
    for _ in range(2):
        assert client.post("/hat-kham/submit", {**GOOD, **hidden}).status_code == 200
    assert poster.cases.count() == Case.objects.count() == 1


@pytest.mark.parametrize("asked", ["x", "0", "-1", "99999999999", "1.5"])
def test_a_poster_that_cannot_be_read_asks_for_none(poster: Poster, signed_in: SignIn, asked: str) -> None:
    assert signed_in(CENTRE).get(f"/desk/register?poster={asked}").status_code == 400


def test_a_poster_of_another_office_brings_nothing_to_the_register(
    poster: Poster, client: Client, signed_in: SignIn
) -> None:
    submitted_from(client, f"/hat-kham/submit?from={poster.code}")
    page = signed_in("centre@phitsanulok.example").get(f"/desk/register?poster={poster.pk}").content.decode()
    assert MARKET["place"] not in page
    assert "ขยะล้น" not in page


@pytest.mark.parametrize(
    ("platform", "channel", "link"),
    [("line", "line", "https://line.me/R/ti/p/@example"), ("messenger", "facebook", "https://m.me/@example")],
)
def test_a_chat_leads_to_the_offices_own_account(
    signed_in: SignIn, offices: dict[str, Agency], platform: str, channel: str, link: str
) -> None:
    chat = account(offices["school-integrity"], platform)
    officer = signed_in("centre@school-integrity.example")
    key = f"{channel}:{chat.pk}"
    assert f'value="{key}"' in officer.get("/desk/posters").content.decode()
    assert officer.post("/desk/posters", {"place": "หน้าประตู", "channel": channel, "link": link}).status_code == 400
    assert officer.post("/desk/posters", {"place": "หน้าประตู", "channel": key}).status_code == 302
    poster = Poster.objects.get()
    assert (poster.channel, poster.link) == (channel, link)
    assert "นับไม่ได้" in officer.get("/desk/posters").content.decode()
    assert link.removeprefix("https://") in text_of(officer.get(f"/desk/posters/{poster.pk}.pdf").content)
    ChatAccount.objects.update(is_active=False)
    assert f'value="{key}"' not in officer.get("/desk/posters").content.decode()


@pytest.mark.parametrize(
    ("link", "good"),
    [
        ("https://line.me/R/ti/p/@school", True),
        ("", False),
        ("http://line.me/x", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://[", False),
    ],
)
def test_a_chat_needs_its_link(signed_in: SignIn, link: str, good: bool) -> None:
    officer = signed_in("centre@school-integrity.example")
    answer = officer.post("/desk/posters", {"place": "หน้าประตูโรงเรียน", "channel": "line", "link": link})
    assert Poster.objects.exists() is good
    if good:
        text = text_of(officer.get(f"/desk/posters/{Poster.objects.get().pk}.pdf").content)
        assert "line.me/R/ti/p/@school" in text
    else:
        assert list(answer.context["form"].errors) == ["link"]
        assert "หน้าประตูโรงเรียน" in answer.content.decode()


@pytest.mark.parametrize("said", [{"place": ""}, {"place": "\u200b"}, {"place": "ก" * 201}, {"channel": "walk-in"}])
def test_a_wrong_poster_is_said_beside_its_field(signed_in: SignIn, said: dict[str, str]) -> None:
    answer = signed_in(CENTRE).post("/desk/posters", MARKET | said)
    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == list(said)
    assert not Poster.objects.exists()
