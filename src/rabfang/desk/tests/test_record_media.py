"""The record form follows the channel: who called before, which letter it was, how the person is told."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case, OutboxMessage
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import somebody, submitted
from rabfang.cases.verify import faults
from rabfang.channels.models import PaperIntake
from rabfang.desk.tests.conftest import SignIn, Walked
from rabfang.desk.tests.sheets import FIRST, pdf
from rabfang.desk.tests.test_paper import recorded, sent
from rabfang.procedures.queries import current

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
UNIT = "unit@hat-kham.example"
NUMBER = "0812345678"
SAID = {"received_at": "23/11/2569 08:55", "subject": "น้ำท่วมซอย", "detail": "ท่วมตั้งแต่เช้า"}


def asked(client: Client, number: str) -> str:
    """What the form shows of a number by its button, without a script."""
    answer = client.post("/desk/record", {**SAID, "channel": "telephone", "telephone": number, "caller": "1"})
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "ท่วมตั้งแต่เช้า" in text
    assert not answer.context["form"].is_bound
    return text


def test_who_called_before_is_shown_with_state_and_answer(
    signed_in: SignIn, offices: dict[str, Agency], walked: Walked
) -> None:
    case = walked("hat-kham", "service-quality", until="close", telephone=NUMBER)
    other = submitted(offices["hat-kham"], telephone="0899999999", subject="เรื่องของคนอื่น").case
    client = signed_in(CENTRE)
    for text in (
        asked(client, "๐๘๑-๒๓๔ ๕๖๗๘"),
        client.post("/desk/record/caller", {"telephone": NUMBER}).content.decode(),
    ):
        assert f"/desk/cases/{case.pk}" in text
        assert "ตอบล่าสุด: แก้ไขแล้ว" in text
        assert f"/desk/cases/{other.pk}" not in text
        assert "เรื่องของคนอื่น" not in text


def test_nobody_sees_of_a_caller_what_they_may_not(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    mine = submitted(offices["hat-kham"], telephone=NUMBER, subject="เรื่องลับของผู้โทร").case
    elsewhere = submitted(offices["saraburi-treasury"], telephone=NUMBER, subject="เรื่องที่สระบุรี").case
    for client in (signed_in(UNIT), signed_in("administrator@hat-kham.example")):
        text = client.post("/desk/record/caller", {"telephone": NUMBER}).content.decode()
        assert f"/desk/cases/{mine.pk}" not in text
        assert "เรื่องลับของผู้โทร" not in text
        assert f"ไม่พบเรื่องเดิมของหมายเลข {NUMBER}" in text
    centre = signed_in(CENTRE).post("/desk/record/caller", {"telephone": NUMBER}).content.decode()
    assert f"/desk/cases/{mine.pk}" in centre
    assert f"/desk/cases/{elsewhere.pk}" not in centre


@pytest.mark.parametrize("number", ["", "12", "โทรมาเอง", "'; --", "9" * 500, "\x00"])
def test_what_is_no_number_shows_nothing(signed_in: SignIn, number: str) -> None:
    answer = signed_in(CENTRE).post("/desk/record/caller", {"telephone": number})
    assert answer.status_code == 200
    assert not answer.content.strip()


def test_a_caller_of_many_matters_costs_the_same_queries(
    signed_in: SignIn, offices: dict[str, Agency], django_assert_max_num_queries: Callable[..., Any]
) -> None:
    client = signed_in(CENTRE)
    for _ in range(12):
        submitted(offices["hat-kham"], telephone=NUMBER)
    client.post("/desk/record/caller", {"telephone": NUMBER})
    with django_assert_max_num_queries(10):
        text = client.post("/desk/record/caller", {"telephone": NUMBER}).content.decode()
    assert text.count("/desk/cases/") == 10
    assert f"/desk/register?q={NUMBER}" in text


def test_a_call_begins_with_the_number(signed_in: SignIn) -> None:
    page = signed_in(CENTRE).get("/desk/record?channel=telephone").content.decode()
    assert page.count("autofocus") == 1
    field = page[page.index('name="telephone"') - 200 : page.index('name="telephone"') + 200]
    assert "autofocus" in field
    assert page.index('name="telephone"') < page.index('name="subject"')


def test_letters_are_asked_of_only_with_a_channel_that_brings_them(signed_in: SignIn) -> None:
    page = signed_in(CENTRE).get("/desk/record").content.decode()
    assert 'data-shown-with="channel=letter"' in page
    assert 'name="envelope_number"' in page
    assert 'name="envelope_number"' not in signed_in(UNIT).get("/desk/record").content.decode()


def test_what_was_typed_of_a_letter_is_not_kept_of_a_call(signed_in: SignIn) -> None:
    said = {**SAID, "channel": "telephone", "letter_number": "มท 1", "sent_by": "กรมหนึ่ง", "letter_date": "20/11/2569"}
    assert signed_in(CENTRE).post("/desk/record", said).status_code == 200
    facts = Case.objects.get().events.get(seq=1).facts
    assert not {"letter_number", "sent_by", "letter_date", "envelope_number"} & facts.keys()


def test_who_sent_an_official_letter_is_kept_shown_and_told(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client = signed_in("centre@phitsanulok.example")
    said = {
        **SAID,
        "channel": "ministry",
        "sent_by": "กระทรวงตัวอย่าง",
        "envelope_number": "EMS 12",
        "name": "สมชาย ทดสอบ",
    }
    assert client.post("/desk/record", said).status_code == 200
    case = Case.objects.get()
    page = client.get(f"/desk/cases/{case.pk}").content.decode()
    assert "กระทรวงตัวอย่าง" in page
    assert "EMS 12" in page
    assert not list(faults())


def test_the_report_goes_to_who_sent_the_matter(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client = signed_in("centre@phitsanulok.example")
    said = {**SAID, "channel": "ministry", "sent_by": "กระทรวงตัวอย่าง"}
    client.post("/desk/record", said)
    form = client.get(f"/desk/cases/{Case.objects.get().pk}/notify").context["form"]
    assert form["to"].value() == "กระทรวงตัวอย่าง"


@pytest.mark.parametrize(
    ("wish", "given", "needed"),
    [("email", {}, "email"), ("telephone", {}, "telephone"), ("post", {}, "address"), ("pigeon", {}, "prefers")],
)
def test_a_wish_needs_what_it_takes(signed_in: SignIn, wish: str, given: dict[str, str], needed: str) -> None:
    answer = signed_in(CENTRE).post("/desk/record", {**SAID, **given, "channel": "telephone", "prefers": wish})
    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [needed]
    assert "ท่วมตั้งแต่เช้า" in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "shown", "queued"),
    [
        ({"telephone": NUMBER}, "แจ้งทางโทรศัพท์ เจ้าหน้าที่ต้องโทรแจ้งผู้ร้องที่ 0812345678", 0),
        ({"telephone": NUMBER, "email": "a@b.example"}, "แจ้งทางอีเมล", 1),
        ({"telephone": NUMBER, "email": "a@b.example", "prefers": "telephone"}, "แจ้งทางโทรศัพท์", 0),
        ({"address": "12 หมู่ 4", "prefers": "post"}, "แจ้งทางไปรษณีย์", 0),
        ({"email": "a@b.example", "prefers": "none"}, "ผู้ร้องติดตามเอง", 0),
        ({"email": "a@b.example", "discreet": "on"}, "แจ้งทางอีเมล บอกเพียงว่ามีความคืบหน้า", 1),
        ({}, "ไม่ได้ให้ช่องทางติดต่อไว้", 0),
    ],
)
def test_how_the_person_is_told_stands_on_the_case(
    signed_in: SignIn, said: dict[str, str], shown: str, queued: int
) -> None:
    client = signed_in(CENTRE)
    assert client.post("/desk/record", {**SAID, "channel": "telephone", **said}).status_code == 200
    case = Case.objects.get()
    assert shown in client.get(f"/desk/cases/{case.pk}").content.decode()
    assert OutboxMessage.objects.filter(case=case).count() == queued


def test_what_was_said_aloud_is_printed_to_be_signed(signed_in: SignIn) -> None:
    client = signed_in(CENTRE)
    for channel, spoken in (("telephone", True), ("walk-in", True), ("letter", False)):
        page = client.post("/desk/record", {**SAID, "channel": channel}).content.decode()
        assert ("/oral.pdf" in page) is spoken
        assert f"/desk/record?channel={channel}" in page


def test_one_can_still_act_on_what_was_recorded(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    signed_in(CENTRE).post("/desk/record", {**SAID, "channel": "letter", "envelope_number": "RR1TH"})
    case = Case.objects.get()
    _, procedure = current(offices["hat-kham"])
    perform(case.pk, "note", by=somebody(case, "note", procedure), note="ตรวจซองแล้ว")
    assert not list(faults())


def test_an_official_letter_of_another_agency_keeps_who_sent_it(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client = signed_in("centre@phitsanulok.example")
    said = {"channel": "ministry", "received_at": "20/11/2569 10:00"}
    client.post("/desk/paper/new", {**said, "attachments": SimpleUploadedFile("letter.pdf", pdf(FIRST))})
    intake = PaperIntake.objects.get()
    sent(client, intake, "record", sent_by="กระทรวงตัวอย่าง", letter_number="มท 0208/123", letter_date="15/11/2569")
    recorded(client, client.get(f"/desk/record?paper={intake.pk}").context["form"], subject="น้ำเสีย", detail="ปลาตาย")
    case = Case.objects.get()
    facts = case.events.get(seq=1).facts
    assert (facts["sent_by"], facts["letter_number"], facts["letter_date"]) == (
        "กระทรวงตัวอย่าง",
        "มท 0208/123",
        "2026-11-15",
    )
    assert "กระทรวงตัวอย่าง" in client.get(f"/desk/cases/{case.pk}").content.decode()
    assert client.get(f"/desk/cases/{case.pk}/notify").context["form"]["to"].value() == "กระทรวงตัวอย่าง"
