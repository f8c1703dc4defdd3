"""The register as a book, and a case as a paper to sign: real PDF pages with the register's own words."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.perform import perform
from rabfang.cases.receive import receive
from rabfang.core.clock import now
from rabfang.desk.tests.conftest import Clock, SignIn, Walked
from rabfang.letters import registers
from rabfang.letters.tests.reading import text_of

pytestmark = pytest.mark.django_db
CENTRE, UNIT = "centre@hat-kham.example", "unit@hat-kham.example"
NOVEMBER = "/desk/register/book?first=1/11/2569&last=30/11/2569"


def printed(client: Client, address: str) -> str:
    """The text of the PDF, without its spaces and line ends, where wrapping may fall."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return "".join(text_of(answer.content).split())


def test_the_book_holds_the_cases_of_the_period_in_the_order_of_their_numbers(
    signed_in: SignIn, walked: Walked, clock: Clock, actor: Callable[[str], Actor]
) -> None:
    walked("hat-kham", "service-quality", until="report", subject="ไฟทางเดินดับ")
    second = walked("hat-kham", "service-quality", until="close", subject="ขยะล้นถัง", name="กัลยา มั่นคง")
    perform(second, "close", by=actor(CENTRE), outcome="solved")
    clock(MONDAY + timedelta(days=30))
    walked("hat-kham", "service-quality", until="record", subject="เรื่องเดือนถัดไป")
    clock(MONDAY + timedelta(days=40))
    text = printed(signed_in(CENTRE), NOVEMBER)
    assert 0 < text.index("ไฟทางเดินดับ") < text.index("ขยะล้นถัง")
    for words in ("๑/๒๕๗๐", "๒/๒๕๗๐", "กองช่าง", "กัลยามั่นคง", "แก้ไขแล้ว", "ดำเนินการแก้ไข"):
        assert words in text, words
    assert "เรื่องเดือนถัดไป" not in text


def test_the_book_names_the_letter_by_which_a_matter_came(
    signed_in: SignIn, offices: dict[str, Agency], actor: Callable[[str], Actor]
) -> None:
    client = signed_in("centre@phitsanulok.example")
    receive(
        offices["phitsanulok"],
        "ministry",
        by=actor("centre@phitsanulok.example"),
        at=now(),
        subject="น้ำเสีย",
        detail="ส่งเรื่องมา",
        name="กระทรวงตัวอย่าง",
        letter_number="มท 0301/45",
        letter_date=date(2026, 11, 3),
    )
    text = printed(client, "/desk/register/book?first=1/11/2569&last=23/11/2569")
    assert "ที่มท๐๓๐๑/๔๕ลงวันที่๓พ.ย.๒๕๖๙" in text


def test_a_unit_prints_only_what_it_sees(signed_in: SignIn, walked: Walked, clock: Clock) -> None:
    walked("hat-kham", "service-quality", until="report", subject="ของกองช่าง")
    walked("hat-kham", "service-quality", until="record", subject="ยังไม่มอบหมาย")
    clock(MONDAY + timedelta(days=10))
    text = printed(signed_in(UNIT), NOVEMBER)
    assert "ของกองช่าง" in text
    assert "ยังไม่มอบหมาย" not in text


def test_the_page_asks_for_a_period(signed_in: SignIn, walked: Walked) -> None:
    page = signed_in(CENTRE).get("/desk/register/book").content.decode()
    assert 'value="1/11/2569"' in page
    assert 'value="23/11/2569"' in page


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("first=&last=1/11/2569", "โปรดกรอก"),
        ("first=เมื่อวาน&last=1/11/2569", "วันที่ไม่ถูกต้อง"),
        ("first=20/11/2569&last=1/11/2569", "วันสุดท้ายต้องไม่ก่อนวันแรก"),
        ("first=1/11/2569&last=1/1/2580", "ยังมาไม่ถึง"),
    ],
)
def test_a_period_that_cannot_be_is_said(signed_in: SignIn, walked: Walked, asked: str, words: str) -> None:
    answer = signed_in(CENTRE).get(f"/desk/register/book?{asked}")
    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_a_period_too_long_for_one_book_is_said(
    signed_in: SignIn, walked: Walked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "MOST_LINES", 1)
    for number in range(2):
        walked("hat-kham", "service-quality", until="record", subject=f"เรื่อง {number}")
    answer = signed_in(CENTRE).get("/desk/register/book?first=1/11/2569&last=23/11/2569")
    assert answer.status_code == 400
    assert "โปรดเลือกช่วงที่สั้นลง" in answer.content.decode()


def test_what_was_said_by_word_of_mouth_is_printed_to_be_signed(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    client = signed_in(CENTRE)
    office = walked("hat-kham", "service-quality", until="record").agency
    case = receive(
        office,
        "walk-in",
        by=actor(CENTRE),
        at=now(),
        subject="ไฟทางดับที่ปู่ญู",
        detail="ที่ซอยฐี น้ำท่วมซ้ำ\nขอให้แก้ไข",
        place="ซอย 3",
        name="ปรีดา ใจซื่อ",
        address="บ้านเลขที่ 12",
    ).case
    text = printed(client, f"/desk/cases/{case.pk}/oral.pdf")
    for words in (
        "บันทึกการรับเรื่องร้องเรียนด้วยวาจา",
        "๒/๒๕๗๐",
        "ปรีดาใจซื่อ",
        "ไฟทางดับที่ปู่ญู",
        "ที่ซอยฐีน้ำท่วมซ้ำ",
        "สมศรีใจเย็น",
        "ลงชื่อ",
    ):
        assert words in text, words
    assert f"/desk/cases/{case.pk}/oral.pdf" in client.get(f"/desk/cases/{case.pk}").content.decode()


def test_the_receive_stamp_of_a_case_is_printed_as_a_label(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="classify")
    text = printed(signed_in(CENTRE), f"/desk/cases/{case.pk}/stamp.pdf")
    for words in ("องค์การบริหารส่วนตำบลหาดขาม", "เลขรับ๑/๒๕๗๐", "๒๓พฤศจิกายน๒๕๖๙"):
        assert words in text, words
