"""The address book of other agencies in a real browser, on a phone; and recording what came by official letter."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import fill

pytestmark = pytest.mark.site
Person = Callable[..., Page]
Look = Callable[[Page, str], None]


@pytest.mark.parametrize("phone", [True, False])
def test_an_agency_is_entered_and_found(person: Person, look: Look, phone: bool) -> None:
    page, where = person("administrator@phitsanulok.example", phone=phone), "phone" if phone else "desk"
    name = f"สำนักงานตัวอย่าง {where}"
    page.goto("/desk/settings/partners/")
    look(page, f"partners-{where}")
    page.get_by_role("button", name="เพิ่มหน่วยงานอื่น").click()
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_role("link", name="โปรดกรอกช่องนี้")).to_be_visible()
    look(page, f"partner-wrong-{where}")
    fill(page.locator("main form"), name=name, addressee="ผู้อำนวยการสำนักงานตัวอย่าง")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_text(f"เพิ่ม “{name}” แล้ว")).to_be_visible()
    page.get_by_role("link", name=name).click()
    look(page, f"partner-{where}")


def test_a_matter_that_came_by_letter_is_recorded_on_a_phone(person: Person, look: Look) -> None:
    page = person("centre@phitsanulok.example", phone=True)
    page.goto("/desk/record")
    look(page, "record-letter-phone")
    said = {"letter_number": "มท 0208/123", "letter_date": "1/10/2568", "subject": "น้ำเสีย", "detail": "ปลาตาย"}
    fill(page.locator("main form"), **said)
    page.get_by_role("button", name="บันทึกเรื่อง").last.click()
    expect(page.get_by_role("heading", name="บันทึกเรื่องแล้ว")).to_be_visible()
    page.goto("/desk/register")
    page.locator("main table a").first.click()
    expect(page.get_by_text("เลขที่ มท 0208/123 ลงวันที่ 1 ตุลาคม 2568")).to_be_visible()
