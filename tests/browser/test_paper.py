"""Paper in a real browser: a letter of three pages photographed on a phone, ordered, read, corrected, recorded."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rabfang.desk.tests.sheets import page as sheet
from tests.browser.hands import fill
from tests.databases import own_database
from tests.site import Site

pytestmark = pytest.mark.site
Person = Callable[..., Page]
Look = Callable[[Page, str], None]
CENTRE = "centre@hat-kham.example"
READ_WITHIN = 60_000  # milliseconds for three pages, while other tests use the machine
FIRST = ("เรื่อง ขอให้ซ่อมไฟฟ้าสาธารณะหน้าวัด", "เรียน นายกองค์การบริหารส่วนตำบลหาดขาม")
SECOND = ("ไฟฟ้าดับมาแล้วสามเดือน", "ตั้งแต่วันที่ 9 เมษายน 2569")
THIRD = ("จึงเรียนมาเพื่อโปรดพิจารณา", "ขอแสดงความนับถือ")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An installation of its own, whose worker reads."""
    running = Site.started(tmp_path_factory.mktemp("paper"), own_database("browser_paper"))
    yield running
    running.stop()


@pytest.fixture
def photographs(tmp_path: Path) -> list[Path]:
    """As they lie on the phone: the second page first, the third held sideways."""
    found = []
    for name, lines, turned in (("2.jpg", SECOND, 0), ("1.jpg", FIRST, 0), ("3.jpg", THIRD, 90)):
        path = tmp_path / name
        path.write_bytes(sheet(lines, turned=turned))
        found.append(path)
    return found


def begun(page: Page, photographs: list[Path]) -> None:
    """An officer begins with the photographs."""
    page.goto("/desk/paper")
    page.get_by_role("button", name="รับเอกสารใหม่").click()
    fill(page.locator("main form"), attachments=photographs)
    page.get_by_role("button", name="เริ่มรับเอกสาร").click()
    page.wait_for_url("**/desk/paper/*")


def test_a_letter_of_three_pages_from_a_phone_to_a_case(person: Person, look: Look, photographs: list[Path]) -> None:
    page = person(CENTRE, phone=True)
    begun(page, photographs)
    look(page, "paper-begun-phone")
    sections = page.locator("section[data-page]")
    expect(sections).to_have_count(3)
    sections.nth(0).get_by_role("button", name="เลื่อนลง").click()
    for _quarter in range(3):
        page.locator("section[data-page]").nth(2).get_by_role("button", name="หมุนขวา").click()
        expect(page.get_by_text("บันทึกเอกสารแล้ว")).to_be_visible()
    words = page.locator("section[data-page] textarea")
    expect(words.nth(0)).to_have_value(_having("ซ่อมไฟฟ้าสาธารณะ"), timeout=READ_WITHIN)
    expect(words.nth(1)).to_have_value(_having("9 เมษายน 2569"), timeout=READ_WITHIN)
    expect(words.nth(2)).to_have_value(_having("โปรดพิจารณา"), timeout=READ_WITHIN)
    expect(page.locator("[data-reading-count]")).to_contain_text("อ่านแล้ว 3 จาก 3 หน้า", timeout=READ_WITHIN)
    words.nth(0).fill("ขอให้ซ่อมไฟฟ้าสาธารณะหน้าวัด")
    for number in (1, 2):
        page.get_by_label(f"ตรวจข้อความหน้า {number} กับภาพแล้ว").check()
    fill(page.locator("main form"), sender="สมหญิง ทดสอบ", envelope_number="RR123456789TH", letter_date="9/4/2569")
    look(page, "paper-read-phone")
    page.get_by_role("button", name="ไปบันทึกเป็นเรื่อง").click()
    page.wait_for_url("**/desk/record?paper=*")
    expect(page.locator("[name=detail]")).to_have_value(_having("ขอให้ซ่อมไฟฟ้าสาธารณะหน้าวัด\n\nไฟฟ้าดับ"))
    expect(page.locator("[name=envelope_number]")).to_be_visible()
    expect(page.get_by_text("ยังไม่ได้ตรวจข้อความหน้า 3")).to_be_visible()
    look(page, "paper-recording-phone")
    page.locator("[name=subject]").fill("ไฟฟ้าสาธารณะหน้าวัดดับ")
    page.get_by_role("button", name="บันทึกเรื่อง", exact=True).click()
    page.get_by_role("heading", name="บันทึกเรื่องแล้ว").wait_for()
    page.get_by_role("button", name="ไปที่เรื่องนี้").click()
    files = page.locator("section[aria-labelledby=files] li a")
    expect(files).to_have_text(["หนังสือที่รับ ทุกหน้า.pdf", "1.jpg", "2.jpg", "3.jpg"])
    expect(page.locator("section[aria-labelledby=summary]")).to_contain_text("RR123456789TH")
    look(page, "paper-case-phone")


def test_without_a_script_it_goes_as_well(person: Person, photographs: list[Path]) -> None:
    page = person(CENTRE, javascript=False)
    begun(page, photographs[:2])
    page.locator("section[data-page]").nth(1).get_by_role("button", name="เลื่อนขึ้น").click()
    page.locator("section[data-page] textarea").nth(0).fill("พิมพ์จากภาพเอง")
    page.get_by_label("ตรวจข้อความหน้า 1 กับภาพแล้ว").check()
    page.get_by_role("button", name="ไปบันทึกเป็นเรื่อง").click()
    expect(page.locator("[name=detail]")).to_have_value("พิมพ์จากภาพเอง")


def test_who_calls_is_known_as_the_number_is_whole(person: Person, look: Look) -> None:
    page = person(CENTRE)
    for subject in ("ท่อแตกหน้าบ้าน", "โทรตามเรื่องท่อแตก"):
        page.goto("/desk/record?channel=telephone")
        expect(page.locator("[name=telephone]")).to_be_focused()
        page.keyboard.type("081 765 4321")
        if subject == "โทรตามเรื่องท่อแตก":
            earlier = page.locator("[data-caller]")
            expect(earlier).to_contain_text("ท่อแตกหน้าบ้าน")
            expect(page.locator("[name=letter_number]")).to_be_hidden()
            look(page, "caller-known")
        fill(page.locator("main form[data-keep]"), subject=subject, detail="น้ำไหลนองถนน")
        page.keyboard.press("Control+Enter")
        page.get_by_role("heading", name="บันทึกเรื่องแล้ว").wait_for()
    expect(page.get_by_role("button", name="พิมพ์บันทึกเพื่อให้ผู้ร้องลงชื่อ (PDF)")).to_be_visible()
    page.get_by_role("button", name="บันทึกเรื่องถัดไป").click()
    page.locator("[name=channel]").select_option("letter")
    expect(page.locator("[name=letter_number]")).to_be_visible()


def test_a_poster_brings_a_citizen_to_the_form(person: Person, look: Look) -> None:
    officer, citizen = person(CENTRE), person()
    officer.goto("/desk/posters")
    fill(officer.locator("main form").last, place="ตลาดสดหาดขาม ประตู 2")
    officer.get_by_role("button", name="ทำป้าย").click()
    expect(officer.locator("table")).to_contain_text("ตลาดสดหาดขาม ประตู 2")
    look(officer, "posters")
    citizen.goto("/hat-kham/submit?from=unknown")
    look(citizen, "submit-with-wishes-phone")


def _having(words: str) -> "re.Pattern[str]":
    return re.compile(re.escape(words))
