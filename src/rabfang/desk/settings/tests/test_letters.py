"""The letterhead and the office's own texts."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.audit.models import AuditEntry
from rabfang.cases.actors import Actor
from rabfang.cases.tests.walking import submitted
from rabfang.core.clock import now
from rabfang.desk.settings.tests.conftest import Desk
from rabfang.documents.models import StoredFile
from rabfang.documents.tests.pictures import picture
from rabfang.letters.actions.draft import draft
from rabfang.letters.models import Letterhead, LetterTemplate
from rabfang.letters.tests.reading import text_of
from rabfang.letters.texts import built_in

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
HEAD = {"reference": "ปข 71801", "unit": "สำนักปลัด", "telephone": "101"}


def _text(**changes: str) -> dict[str, str]:
    names = ("subject", "salutation", "addressee", "references", "enclosures", "body", "closing")
    text = built_in()["reply"]
    return {name: getattr(text, name) for name in names} | changes


def _emblem(name: str = "emblem.png", kind: str = "PNG") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture(kind))


def test_the_letterhead_is_kept_shown_on_paper_and_recorded(
    desk: Desk, agency: Agency, signed_in: Callable[[str], Client]
) -> None:
    assert "บันทึกหัวหนังสือแล้ว" in desk.send("letterhead", **HEAD, emblem=_emblem())
    head = Letterhead.objects.get(agency=agency)
    assert (head.reference, head.thai_digits, head.emblem is not None) == ("ปข 71801", False, True)
    answer = desk.client.get("/desk/settings/letterhead/sample.pdf")
    text = "".join(text_of(answer.content).split())
    assert "ปข71801/" in text
    assert "สำนักปลัด" in text
    assert "แก้ไขหัวหนังสือ" in desk.read("audit")
    assert "ขณะนี้ใช้ภาพ emblem.png" in desk.read("letterhead")


def test_another_emblem_takes_the_place_of_the_first(desk: Desk, agency: Agency) -> None:
    desk.send("letterhead", **HEAD, emblem=_emblem())
    desk.send("letterhead", **HEAD, emblem=_emblem("new.jpg", "JPEG"))
    assert [row.name for row in StoredFile.objects.all()] == ["new.jpg"]
    desk.send("letterhead", **HEAD)
    assert Letterhead.objects.get(agency=agency).emblem is not None
    desk.send("letterhead", **HEAD, without_emblem="on")
    assert Letterhead.objects.get(agency=agency).emblem is None
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"emblem": SimpleUploadedFile("note.txt", "ตรา".encode())}, "ตราหน่วยงานต้องเป็นภาพ PNG หรือ JPEG"),
        ({"emblem": SimpleUploadedFile("broken.png", b"\x89PNG\r\n\x1a\nxx")}, "เสียหาย"),
        ({"reference": "ก" * 41}, "โปรดย่อให้ไม่เกิน 40 ตัวอักษร"),
    ],
)
def test_a_wrong_letterhead_is_told_beside_the_field(desk: Desk, wrong: dict[str, Any], said: str) -> None:
    page = desk.send("letterhead", **{**HEAD, "telephone": "0999", **wrong})
    assert said in page
    assert 'value="0999"' in page
    assert not Letterhead.objects.exists()
    assert not StoredFile.objects.exists()


def test_an_own_text_is_used_shown_and_given_up_again(
    desk: Desk, agency: Agency, actor: Callable[[str], Actor]
) -> None:
    case = submitted(agency).case
    assert "แล้ว" in desk.send("letter_template", "reply", **_text(body="เรื่อง {subject} เรียบร้อย"))
    assert "ของหน่วยงาน" in desk.read("letter_templates")
    assert "ข้อความของระบบ" in desk.read("letter_template", "reply")
    letter = draft(agency, "reply", by=actor(CENTRE), at=now(), case=case)
    assert letter.content["body"] == "เรื่อง ไฟฟ้าสาธารณะดับ เรียบร้อย"
    page = desk.read("audit")
    assert "แก้ไขแบบหนังสือ" in page
    assert "ส่วนที่แก้ไข: ข้อความ" in page
    assert "กลับไปใช้ข้อความของระบบแล้ว" in desk.send("letter_template_reset", "reply")
    assert not LetterTemplate.objects.exists()
    assert desk.status("letter_template_reset", "reply") == 404


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("เรียน {foo}", "ไม่รู้จักช่องเติม {foo}"),
        ("{{7*7}}", "วงเล็บปีกกาซ้อนกัน"),
        ("{% load static %}", "ไม่รู้จักช่องเติม {% load static %}"),
        ("{case.__class__}", "ไม่รู้จักช่องเติม {case.__class__}"),
        ("{subject", "เปิดหรือปิดไม่ครบคู่"),
        ("", "โปรดกรอก “ข้อความ”"),
    ],
)
def test_a_wrong_text_is_told_and_kept_in_the_form(desk: Desk, body: str, said: str) -> None:
    page = desk.send("letter_template", "reply", **_text(body=body, subject="เรื่องที่พิมพ์ไว้"))
    assert said in page
    assert "เรื่องที่พิมพ์ไว้" in page
    assert not LetterTemplate.objects.exists()


def test_a_text_is_looked_at_with_samples_before_it_is_kept(desk: Desk) -> None:
    page = desk.send("letter_template", "reply", **_text(body="ถึง {complainant}"), preview="1")
    assert "ถึง นายปรีดา ใจซื่อ" in page
    assert not LetterTemplate.objects.exists()


def test_saving_the_systems_own_text_leaves_no_other(desk: Desk, agency: Agency) -> None:
    desk.send("letter_template", "reply", **_text(subject="แจ้งผล"))
    assert LetterTemplate.objects.get(agency=agency).subject == "แจ้งผล"
    desk.send("letter_template", "reply", **_text())
    assert not LetterTemplate.objects.exists()
    assert AuditEntry.objects.filter(action="save-letter-template").count() == 2


def test_markup_of_other_programs_is_printed_as_words(
    desk: Desk, agency: Agency, actor: Callable[[str], Actor], signed_in: Callable[[str], Client]
) -> None:
    words = '#read("/etc/passwd") $x^2$ *ตัวหนา* \\ <b>'
    desk.send("letter_template", "reply", **_text(body=words))
    letter = draft(agency, "reply", by=actor(CENTRE), at=now(), case=submitted(agency, subject=words).case)
    text = text_of(signed_in(CENTRE).get(f"/desk/letters/{letter.pk}.pdf").content)
    assert text.count('#read("/etc/passwd")') == 2
    assert "root:" not in text


def test_the_texts_of_another_office_are_not_touched(desk: Desk, agency: Agency, other: Agency) -> None:
    desk.send("letter_template", "reply", **_text(subject="แจ้งผล"))
    assert not LetterTemplate.objects.filter(agency=other).exists()
