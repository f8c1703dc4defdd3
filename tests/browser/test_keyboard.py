"""By keyboard alone: a citizen submits, an officer records, and every page shows where the focus is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.site, pytest.mark.once]
Person = Callable[..., Page]


def go_to(page: Page, name: str) -> None:
    """Presses Tab until the field of that name has the focus."""
    for _ in range(60):
        if page.evaluate("document.activeElement.name || ''") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {name}")


def test_a_citizen_submits_by_keyboard(person: Person) -> None:
    page = person()
    page.goto("/hat-kham/submit")
    for name, words in (
        ("subject", "ขยะล้นถัง"),
        ("detail", "ไม่มีรถมาเก็บสองสัปดาห์"),
        ("name", "คีย์บอร์ด ทดสอบ"),
        ("telephone", "0812345678"),
    ):
        go_to(page, name)
        page.keyboard.type(words)
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            break
    page.keyboard.press("Enter")
    expect(page.locator(".govuk-panel")).to_contain_text("รับเรื่องของท่านแล้ว")


def test_an_officer_records_by_keyboard(person: Person) -> None:
    page = person("centre@hat-kham.example")
    page.goto("/desk/record")
    expect(page.locator("[name=channel]")).to_be_focused()
    presses = 0
    for name, words in (
        ("telephone", "0899998888"),
        ("name", "โทร ทดสอบ"),
        ("subject", "ท่อแตก"),
        ("detail", "น้ำไหลนองถนน"),
    ):
        go_to(page, name)
        page.keyboard.type(words)
        presses += len(words) + 2
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="บันทึกเรื่องแล้ว")).to_be_visible()
    # At one key a second, slower than a beginner, it is done within a minute and a half; a clerk needs far less.
    assert presses < 90


def test_without_a_script_a_case_is_submitted_and_followed(person: Person) -> None:
    page = person(javascript=False)
    page.goto("/hat-kham/submit")
    page.locator("[name=subject]").fill("ไฟดับ")
    page.locator("[name=detail]").fill("หน้าบ้าน")
    page.locator("[name=province]").select_option(label="ประจวบคีรีขันธ์")
    page.locator("[name=next_area]").click()
    page.locator("[name=district]").select_option(label="กุยบุรี")
    page.locator("[name=next_area]").click()
    page.locator("[name=subdistrict]").select_option(label="หาดขาม")
    page.locator("[name=name]").fill("ไม่มีสคริปต์ ทดสอบ")
    page.locator("[name=telephone]").fill("0812345678")
    page.get_by_role("button", name="ส่งเรื่อง", exact=True).click()
    expect(page.locator(".govuk-panel")).to_contain_text("รับเรื่องของท่านแล้ว")


def test_a_lost_connection_loses_no_word(person: Person) -> None:
    page = person()
    page.goto("/hat-kham/submit")
    page.locator("[name=subject]").fill("พิมพ์ไว้ยาว")
    page.locator("[name=detail]").fill("ข้อความที่ไม่ควรหาย")
    page.context.set_offline(True)
    page.locator("[name=name]").fill("ออฟไลน์ ทดสอบ")
    page.locator("[name=telephone]").fill("0812345678")
    page.get_by_role("button", name="ส่งเรื่อง", exact=True).click()
    expect(page.locator("[name=detail]")).to_have_value("ข้อความที่ไม่ควรหาย")
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("[name=detail]")).to_have_value("ข้อความที่ไม่ควรหาย")
    page.get_by_role("button", name="ส่งเรื่อง", exact=True).click()
    expect(page.locator(".govuk-panel")).to_contain_text("รับเรื่องของท่านแล้ว")
