"""What a phone sends after an outing: once each, in an occasion, whatever went wrong on the way."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import MONDAY
from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import Attachment, Case
from rabfang.channels.occasions.queries import Occasion, OccasionEntry
from rabfang.core.tokens import hash_secret
from rabfang.desk.tests.conftest import Clock, SignIn
from rabfang.desk.tests.occasions import CENTRE, UNIT, held
from rabfang.documents.models import StoredFile
from rabfang.documents.tests.pictures import photograph

pytestmark = pytest.mark.django_db
TOKEN = "a-token-of-the-phone-1234"


@pytest.fixture
def client(signed_in: SignIn, offices: dict[str, Agency]) -> Client:
    return signed_in(UNIT)


def sent(**more: Any) -> dict[str, Any]:
    """One matter as the page's script sends it."""
    said = {"channel": "visit", "subject": "ถนนพัง", "detail": "หน้าวัด", "person": "สมหญิง", "telephone": "081-234-5678"}
    owner = Officer.objects.get(email=UNIT).pk
    return {**said, "submission": TOKEN, "owner": owner, "said_at": "2026-11-23T01:30:00.000Z", **more}


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("photo-1.jpg", photograph(), "image/jpeg")


def test_a_matter_arrives_with_its_photographs_and_gets_a_receipt(client: Client) -> None:
    answer = client.post("/desk/outreach/send", sent(attachments=[photo(), photo()]))
    assert answer.status_code == 200
    case = Case.objects.get()
    told = answer.json()
    assert told["number"] == case.number_text
    assert hash_secret(told["secret"]) == case.secret_hash
    assert (case.channel, case.complainant.telephone) == ("visit", "0812345678")
    assert Attachment.objects.filter(case=case).count() == 2
    entry = OccasionEntry.objects.get()
    assert (entry.case, entry.said) == (case, {})


def test_the_phones_clock_is_kept_and_not_believed(client: Client) -> None:
    assert client.post("/desk/outreach/send", sent(said_at="2026-11-20T10:00:00+07:00")).status_code == 200
    assert Case.objects.get().received_at == MONDAY
    assert OccasionEntry.objects.get().said_at == MONDAY - timedelta(days=3) + timedelta(hours=1)
    assert Occasion.objects.get().starts_on == (MONDAY - timedelta(days=3)).date()


@pytest.mark.parametrize(
    "said_at", ["", "พรุ่งนี้", "2026-11-23T09:00", "1970-01-01T00:00:00Z", "2190-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]
)
def test_a_clock_that_cannot_be_right_counts_as_today(client: Client, said_at: str) -> None:
    for _ in range(2):
        assert client.post("/desk/outreach/send", sent(said_at=said_at)).status_code == 200
    assert Occasion.objects.get().starts_on == MONDAY.date()
    assert Case.objects.count() == 1


def test_the_same_again_gives_the_same_receipt_and_stores_nothing(client: Client, clock: Clock) -> None:
    first = client.post("/desk/outreach/send", sent(attachments=[photo()])).json()
    files = StoredFile.objects.count()
    clock(MONDAY + timedelta(days=2))
    again = client.post("/desk/outreach/send", sent(attachments=[photo()]))
    assert again.json() == first
    assert StoredFile.objects.count() == files
    other_occasion = held(UNIT, channel="visit")
    assert client.post("/desk/outreach/send", sent(occasion=other_occasion.pk)).json() == first
    assert Case.objects.count() == 1


def test_matters_of_one_day_stand_in_one_occasion(client: Client) -> None:
    for number in range(3):
        client.post("/desk/outreach/send", sent(submission=f"{TOKEN}-{number}"))
    occasion = Occasion.objects.get()
    assert occasion.owner.email == UNIT
    assert Case.objects.filter(occasion_entry__occasion=occasion).count() == 3
    assert occasion.title in client.get("/desk/occasions").content.decode()


def test_an_occasion_that_was_chosen_holds_it(client: Client) -> None:
    chosen, theirs = held(UNIT, channel="visit"), held(CENTRE)
    assert client.post("/desk/outreach/send", sent(occasion=chosen.pk)).status_code == 200
    assert OccasionEntry.objects.get().occasion == chosen
    answer = client.post("/desk/outreach/send", sent(submission=f"{TOKEN}-2", occasion=theirs.pk))
    assert answer.status_code == 400
    assert "occasion" in answer.json()["problems"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", ""),
        ("subject", "ก" * 201),
        ("detail", "ก" * 10_001),
        ("telephone", "12"),
        ("kind", "ไม่รู้"),
        ("channel", "telephone"),
        ("submission", "short"),
        ("submission", "ไทย" * 10),
        ("owner", "ฉัน"),
        ("occasion", "999999999999999999999999"),
    ],
)
def test_what_is_wrong_is_said_by_field_and_nothing_is_kept(client: Client, field: str, value: str) -> None:
    answer = client.post("/desk/outreach/send", sent(**{field: value}))
    assert answer.status_code == 400
    assert list(answer.json()["problems"]) == [field]
    assert not Case.objects.exists()
    assert not OccasionEntry.objects.exists()
    assert not Occasion.objects.exists()


def test_a_bad_photograph_is_said_and_leaves_nothing(client: Client) -> None:
    bad = SimpleUploadedFile("photo-1.jpg", b"no picture")
    answer = client.post("/desk/outreach/send", sent(attachments=[bad]))
    assert answer.status_code == 400
    assert answer.json()["problems"]["attachments"]
    assert not StoredFile.objects.exists()


def test_another_officers_matters_are_not_sent_in_ones_own_name(client: Client) -> None:
    other = Officer.objects.get(email=CENTRE).pk
    assert client.post("/desk/outreach/send", sent(owner=other)).status_code == 409
    assert not Case.objects.exists()


def test_each_officer_has_a_key_of_their_own(signed_in: SignIn, client: Client) -> None:
    mine = client.get("/desk/outreach/session").json()
    assert client.get("/desk/outreach/session").json()["key"] == mine["key"]
    assert signed_in(CENTRE).get("/desk/outreach/session").json()["key"] != mine["key"]
    assert mine["officer"] == Officer.objects.get(email=UNIT).pk


def test_signed_out_the_script_is_sent_to_sign_in(offices: dict[str, Agency]) -> None:
    assert Client().get("/desk/outreach/session").status_code == 302
    assert Client().post("/desk/outreach/send", sent()).status_code in (302, 403)
    assert not Case.objects.exists()


def test_the_page_that_stays_on_the_phone_names_nobody(client: Client) -> None:
    page = client.get("/desk/outreach/")
    officer = Officer.objects.get(email=UNIT)
    assert officer.name not in page.content.decode()
    assert "default-src 'self'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    assert "แบบรับเรื่องปกติ" in page.content.decode()
    worker = client.get("/desk/outreach/worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert client.get("/desk/outreach/outreach.webmanifest").json()["scope"] == "/desk/outreach/"


def test_an_office_without_such_channels_has_no_such_page(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client = signed_in("centre@hat-kham.example")
    for address in ("", "session", "send"):
        assert client.post(f"/desk/outreach/{address}").status_code in (404, 405)
    assert client.get("/desk/outreach/").status_code == 404
