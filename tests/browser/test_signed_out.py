"""An officer who signed out elsewhere sends a form that was open: the words come back, and copying them is enough."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import do, open_case, submit_case
from tests.site import Site

pytestmark = pytest.mark.site
Person = Callable[..., Page]
Look = Callable[[Page, str], None]
WORDS = "ความเห็นที่พิมพ์ไว้นานมาก"


def test_words_typed_before_signing_out_come_back(person: Person, look: Look, site: Site) -> None:
    receipt = submit_case(
        person(), "hat-kham", subject="ท่อแตก", detail="น้ำไหลนองถนน", name="สายน้ำ ทดสอบ", telephone="0810004444"
    )
    page = person("centre@hat-kham.example", phone=True)
    open_case(page, receipt.number)
    do(page, "record")
    page.goto(f"{page.url.partition('?')[0]}/ask")
    page.locator("[name=question]").fill(WORDS)
    other = page.context.new_page()
    other.goto("/accounts/logout/")
    other.get_by_role("button", name="ออกจากระบบ").last.click()
    page.locator("main form[data-keep] button").last.click()
    expect(page.get_by_role("heading", name="ท่านออกจากระบบแล้ว")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_be_visible()
    look(page, "signed-out-phone")
    page.get_by_role("link", name="เข้าสู่ระบบ", exact=True).click()
    page.get_by_label("อีเมล").fill("centre@hat-kham.example")
    page.get_by_label("รหัสผ่าน", exact=True).fill(site.password)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    page.wait_for_url("**/desk/cases/*/ask")


def test_signing_out_leaves_nothing_typed_in_the_tab(person: Person, site: Site) -> None:
    receipt = submit_case(
        person(), "hat-kham", subject="ไฟดับ", detail="มืดมาก", name="สายไฟ ทดสอบ", telephone="0810005555"
    )
    page = person("centre@hat-kham.example")
    open_case(page, receipt.number)
    do(page, "record")
    page.goto(f"{page.url.partition('?')[0]}/ask")
    page.evaluate("localStorage.setItem('rabfang.keep.submit-hat-kham', 'of a citizen')")
    page.locator("[name=question]").fill(WORDS)
    page.locator("[name=question]").blur()
    assert page.evaluate("Object.values(sessionStorage).join()").count(WORDS) == 1
    page.locator('form[action$="/accounts/logout/"] button').first.click()
    page.wait_for_url(lambda url: "/ask" not in url)
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('rabfang.keep.'))") == []
    assert page.evaluate("localStorage.getItem('rabfang.keep.submit-hat-kham')") == "of a citizen"
