"""Letters in a real browser: an office sets its letterhead, a letter is written on a phone, numbered and sent."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rabfang.documents.tests.pictures import picture
from tests.browser.hands import fill
from tests.databases import own_database
from tests.site import Site

pytestmark = pytest.mark.site
Person = Callable[..., Page]
Look = Callable[[Page, str], None]
CENTRE, ADMINISTRATOR = "centre@hat-kham.example", "administrator@hat-kham.example"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration with its month of cases."""
    running = Site.started(tmp_path_factory.mktemp("letters"), own_database("browser_letters"), cases=True)
    yield running
    running.stop()


def test_an_administrator_sets_the_letterhead_and_a_text(person: Person, look: Look, tmp_path: Path) -> None:
    emblem = tmp_path / "emblem.png"
    emblem.write_bytes(picture("PNG"))
    page = person(ADMINISTRATOR, phone=True)
    page.goto("/desk/settings/letterhead/")
    fill(page.locator("main form"), reference="ปข 71801", unit="สำนักปลัด", emblem=str(emblem))
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_text("บันทึกหัวหนังสือแล้ว")).to_be_visible()
    look(page, "letterhead-phone")
    page.goto("/desk/settings/templates/")
    look(page, "letter-texts-phone")
    page.get_by_role("link", name="หนังสือแจ้งผลผู้ร้อง").click()
    page.get_by_label("ข้อความ", exact=True).fill("เรียนให้ทราบ {foo}")
    page.get_by_role("button", name="ดูตัวอย่าง").click()
    expect(page.get_by_role("link", name="ไม่รู้จักช่องเติม {foo}")).to_be_visible()
    look(page, "letter-text-wrong-phone")
    page.get_by_label("ข้อความ", exact=True).fill("เรียน {complainant} ให้ทราบว่าดำเนินการแล้ว")
    page.get_by_role("button", name="ดูตัวอย่าง").click()
    expect(page.get_by_text("เรียน นายปรีดา ใจซื่อ ให้ทราบว่าดำเนินการแล้ว")).to_be_visible()
    page.get_by_role("button", name="บันทึก", exact=True).click()
    page.wait_for_url("**/templates/")
    page.get_by_role("link", name="หนังสือแจ้งผลผู้ร้อง").click()
    look(page, "letter-text-phone")


@pytest.mark.parametrize("phone", [True, False])
def test_a_letter_is_written_numbered_and_sent(person: Person, look: Look, phone: bool) -> None:
    page, where = person(CENTRE, phone=phone), "phone" if phone else "desk"
    page.goto("/desk/register?status=closed")
    page.locator("main table a").first.click()
    page.wait_for_url("**/desk/cases/*")
    page.get_by_text("ทำหนังสืออื่น").click()
    look(page, f"case-letters-{where}")
    page.get_by_role("link", name=re.compile("หนังสือแจ้งผลผู้ร้อง")).last.click()
    page.get_by_label("ข้อความ", exact=True).fill("ดำเนินการเรียบร้อยแล้ว\n\nจึงเรียนมาเพื่อโปรดทราบ")
    look(page, f"letter-write-{where}")
    page.get_by_role("button", name="บันทึกร่าง").click()
    expect(page.get_by_text("บันทึกร่างหนังสือแล้ว")).to_be_visible()
    look(page, f"letter-draft-{where}")
    page.get_by_role("link", name="ออกเลขและลงวันที่").click()
    look(page, f"letter-issue-{where}")
    page.get_by_role("button", name="ออกเลข").click()
    expect(page.get_by_text("ออกเลขหนังสือแล้ว")).to_be_visible()
    page.get_by_role("link", name="บันทึกการส่ง").click()
    fill(page.locator("main form"), way="registered", note="RX 1234")
    look(page, f"letter-send-{where}")
    page.get_by_role("button", name="บันทึกการส่ง").click()
    expect(page.get_by_text("บันทึกการส่งแล้ว")).to_be_visible()
    look(page, f"letter-sent-{where}")
    page.get_by_role("link", name="หนังสือ", exact=True).click()
    look(page, f"letters-{where}")
    expect(page.get_by_role("table", name="ทะเบียนหนังสือ").get_by_text("ส่งแล้ว").first).to_be_visible()
