"""Submitting a matter through the site, well and badly."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case, CaseText, Complainant
from rabfang.cases.verify import faults
from rabfang.documents.tests.pictures import flood
from rabfang.documents.tests.samples import docx, package

pytestmark = pytest.mark.django_db
URL = "/hat-kham/submit"
GOOD = {
    "subject": "ไฟถนนดับ",
    "detail": "เสาไฟหน้าวัดดับมาสามวัน",
    "name": "สมหญิง ทดสอบ",
    "telephone": "๐๘๑-๒๓๔ ๕๖๗๘",
    "subdistrict": "770207",
    "district": "7702",
    "province": "77",
    "place": "หน้าวัด",
}


def sent(client: Client, **changes: Any) -> Any:
    """Opens the form, fills it as GOOD with changes, sends it."""
    page = client.get(URL)
    token = re.search(r'name="submission" value="([^"]+)"', page.content.decode())
    assert token
    return client.post(URL, {**GOOD, "submission": token[1], **changes})


def test_a_good_form_gives_number_secret_and_promised_date(client: Client, offices: dict[str, Agency]) -> None:
    answer = sent(client)
    assert answer.status_code == 200
    case = Case.objects.get()
    text = answer.content.decode()
    assert case.number_text in text
    assert re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", text)
    assert "วันพุธที่ 2 ธันวาคม 2569" in text
    assert "<svg" in text
    assert Complainant.objects.get().telephone == "0812345678"
    assert not list(faults())


def test_sending_again_gives_the_same_receipt(client: Client, offices: dict[str, Agency]) -> None:
    first = sent(client, submission="x" * 40)
    again = sent(client, submission="x" * 40)
    secrets = [re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", one.content.decode()) for one in (first, again)]
    assert secrets[0]
    assert secrets[1]
    assert secrets[0][0] == secrets[1][0]
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"subject": ""}, "subject"),
        ({"subject": "\u200b\u200b"}, "subject"),
        ({"subject": "ก" * 201}, "subject"),
        ({"detail": "ก" * 10_001}, "detail"),
        ({"name": ""}, "name"),
        ({"telephone": "", "email": ""}, "telephone"),
        ({"telephone": "12"}, "telephone"),
        ({"email": "ไม่ใช่อีเมล"}, "email"),
        ({"occurred_on": "เมื่อวาน"}, "occurred_on"),
        ({"subdistrict": "999999"}, "subdistrict"),
        ({"latitude": "abc", "longitude": "100"}, "latitude"),
        ({"latitude": "13.7"}, "latitude"),
        ({"latitude": "NaN", "longitude": "100"}, "latitude"),
        ({"latitude": "51.5", "longitude": "0"}, "latitude"),
        ({"submission": "short"}, "submission"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    client: Client, offices: dict[str, Agency], changes: dict[str, str], field: str
) -> None:
    answer = sent(client, **changes)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    if field != "detail":
        assert GOOD["detail"] in answer.content.decode()
    assert not Case.objects.exists()


def test_look_alike_letters_and_controls_are_kept_readable(client: Client, offices: dict[str, Agency]) -> None:
    assert sent(client, subject="พบປະເຍີມເຍື່ນ กвр.\x00\u202e").status_code == 200
    assert Case.objects.get().subject == "พบປະເຍີມເຍື່ນ กвр."


def test_broken_bytes_are_taken_as_far_as_they_can_be_read(client: Client, offices: dict[str, Agency]) -> None:
    said = urlencode({**GOOD, "submission": "x" * 40, "detail": b"A\xed\xa0\x80B\x00C"})
    assert client.post(URL, said, content_type="application/x-www-form-urlencoded").status_code == 200
    assert CaseText.objects.get(field="detail").body == "A\ufffd\ufffd\ufffdBC"


def test_without_a_name(client: Client, offices: dict[str, Agency]) -> None:
    assert sent(client, anonymous="on", name="คนหนึ่ง", telephone="0812345678").status_code == 200
    person = Complainant.objects.get()
    assert (person.name, person.telephone, person.email) == ("", "", "")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("photo.jpg", b"MZ" + b"\x00" * 2000, "photo.jpg"),
        ("letter.docx", b"\x7fELF\x02\x01\x01" + b"\x00" * 2000, "letter.docx"),
        ("big.pdf", b"%PDF-1.4\n" + b"0" * (20 * 1024 * 1024), "20"),
        ("bomb.docx", docx(**{"word/media.xml": b"\x00" * 80_000_000}), "bomb.docx"),
        ("files.zip", package({"a.txt": b"\x00" * 1000}), "files.zip"),
        ("huge.png", flood(10_000, 10_000), "huge.png"),
        ("empty.png", b"", "empty.png"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(
    client: Client, offices: dict[str, Agency], name: str, content: bytes, said: str
) -> None:
    answer = sent(client, attachments=SimpleUploadedFile(name, content))
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors["attachments"])
    assert GOOD["detail"] in answer.content.decode()
    assert not Case.objects.exists()


def test_the_lists_of_places_fill_without_a_script(client: Client, offices: dict[str, Agency]) -> None:
    answer = sent(client, province="77", district="", subdistrict="", next_area="1")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "กุยบุรี" in text
    assert GOOD["detail"] in text
    assert not Case.objects.exists()


def test_no_token_of_the_site_no_case(offices: dict[str, Agency]) -> None:
    answer = Client(enforce_csrf_checks=True).post(URL, GOOD)
    assert answer.status_code == 403
    assert not Case.objects.exists()


def test_an_unknown_office_is_not_found(client: Client, offices: dict[str, Agency]) -> None:
    assert client.get("/no-such-office/submit").status_code == 404


def test_a_citizen_says_how_to_be_told(client: Client, offices: dict[str, Agency]) -> None:
    assert sent(client, prefers="telephone", discreet="on").status_code == 200
    person = Complainant.objects.get()
    assert (person.prefers, person.discreet) == ("telephone", True)


@pytest.mark.parametrize(("wish", "field"), [("email", "email"), ("post", "address"), ("pigeon", "prefers")])
def test_a_wish_that_cannot_be_fulfilled_is_said(
    client: Client, offices: dict[str, Agency], wish: str, field: str
) -> None:
    answer = sent(client, prefers=wish)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_who_stays_unnamed_is_not_asked_for_an_address(client: Client, offices: dict[str, Agency]) -> None:
    assert sent(client, anonymous="on", name="", telephone="", prefers="post").status_code == 200
    assert Complainant.objects.get().prefers == ""
