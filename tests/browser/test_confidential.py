"""A report in confidence in a real browser: a purchase is reported, and its director sees nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import fill
from tests.site import Site

pytestmark = pytest.mark.site
HERE = "school-integrity"
REPORT = f"/{HERE}/report-corruption"
DESK = "/desk/confidential/"
DIRECTOR = "มานพ ผู้นำครู"
WORDS = "จัดซื้อโต๊ะเรียนแพงเกินจริง"
TUTORING = "ครูเรียกเงินค่าติว"
Person = Callable[..., Page]
Look = Callable[[Page, str], None]


def told(page: Page, words: str, **more: str) -> str:
    """Reports by the form; the receipt's digits."""
    page.goto(REPORT)
    for name, text in {"subject": words, "detail": words, **more}.items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("main form button").click()
    digits = page.locator("#digits .rabfang-number")
    expect(digits.first).to_be_visible()
    return " ".join(digits.all_inner_texts())


def come_back(page: Page, receipt: str) -> None:
    """Opens the case by its receipt."""
    page.goto(f"{REPORT}/receipt")
    page.locator("#id_receipt").fill(receipt)
    page.locator("main form button").click()


def box_of(page: Page, words: str) -> str:
    """The case of that subject, as the desk's list leads to it."""
    page.goto(DESK)
    address = page.get_by_role("row").filter(has_text=words).get_by_role("link").first.get_attribute("href")
    return str(address).rstrip("/").rpartition("/")[2]


def unlock(page: Page, site: Site) -> None:
    page.goto(f"{DESK}unlock")
    page.get_by_label("วลีรหัสผ่านของกุญแจ").fill(site.password)
    page.get_by_role("button", name="ปลดล็อก", exact=True).click()
    expect(page.get_by_role("button", name="ล็อกกุญแจ")).to_be_visible()


def do(page: Page, box: str, verb: str, **fields: object) -> None:
    page.goto(f"{DESK}cases/{box}/do/{verb}")
    form = page.locator("main form")
    fill(form, **fields)
    form.locator("button[type=submit]").click()
    page.wait_for_url(f"**/cases/{box}?done={verb}")


def handed_over(officer: Page, custodian: Page, named: str, password: str, look: Look) -> None:
    """A custodian opens who reported to the officer who asks with a reason."""
    officer.goto(f"{DESK}cases/{named}/identity")
    officer.get_by_label("เหตุที่ต้องทราบตัวตนผู้แจ้ง").fill("ต้องสอบปากคำเป็นพยาน")
    officer.get_by_role("button", name="ส่งคำขอ").click()
    custodian.goto(f"{DESK}identities")
    look(custodian, "confidential-requests")
    custodian.locator("tbody a").first.click()
    expect(custodian.locator("main")).to_contain_text("ต้องสอบปากคำเป็นพยาน")
    fill(custodian.locator("main form"), answer="handed", passphrase=password)
    custodian.get_by_role("button", name="บันทึกการตัดสิน").click()
    expect(custodian.locator("main")).to_contain_text("สมหญิง ผู้ปกครอง")
    expect(custodian.locator("main")).to_contain_text("บ้านเลขที่ 9")
    look(custodian, "confidential-identity")
    officer.goto(f"{DESK}cases/{named}")
    expect(officer.locator("main")).to_contain_text("สมหญิง ผู้ปกครอง")
    look(officer, "confidential-case")


def account(name: str) -> str:
    return f"{name}@{HERE}.example"


def test_a_purchase_is_reported_in_confidence(person: Person, look: Look, site: Site) -> None:
    parent, another = person(phone=True, javascript=False), person()
    receipt = told(parent, WORDS)
    told(another, TUTORING, name="สมหญิง ผู้ปกครอง", reach="บ้านเลขที่ 9")
    first, second = person(account("handler")), person(account("handler.second"), phone=True)
    director, custodian = person(account("executive")), person(account("custodian"))
    look(first, "confidential-locked")
    for page in (first, second, custodian):
        unlock(page, site)
    box, named = box_of(first, WORDS), box_of(first, TUTORING)
    look(first, "confidential-list")
    look(second, "confidential-list-phone")
    for page in (first, second):
        page.goto(f"{DESK}cases/{box}")
        expect(page.locator("h1")).to_have_text(WORDS)
    look(second, "confidential-case-phone")
    first.goto(f"{DESK}cases/{box}/named")
    first.get_by_label(DIRECTOR, exact=True).check()
    first.get_by_role("button", name="ต่อไป").click()
    look(first, "confidential-named")
    first.get_by_role("button", name="ยืนยันว่าห้ามเห็น").click()
    director.goto(f"{DESK}cases/{box}")
    expect(director.locator("h1")).to_have_text("ไม่พบหน้าที่ต้องการ")
    for address in ("/desk/", "/desk/register", "/desk/late", "/desk/outbox"):
        director.goto(address)
        expect(director.locator("body")).not_to_contain_text(WORDS)
        expect(director.locator("body")).not_to_contain_text(box)
    do(first, box, "record")
    do(first, box, "classify", kind="affecting-agency", urgency="normal")
    do(first, box, "ask", question="ซื้อเมื่อใด")
    come_back(parent, receipt)
    expect(parent.locator("main")).to_contain_text("ซื้อเมื่อใด")
    parent.locator("#id_message").fill("เดือนที่แล้ว จากร้านเดียวกันทุกครั้ง")
    parent.locator("#message button").click()
    second.goto(DESK)
    expect(second.locator("main")).to_contain_text("ข้อความใหม่")
    do(second, box, "report", findings="ราคาสูงกว่าท้องตลาดสองเท่า")
    expect(second.locator("main")).to_contain_text("จากร้านเดียวกันทุกครั้ง")
    handed_over(first, custodian, named, site.password, look)
    do(first, box, "review")
    do(first, box, "reply", reply="ตรวจสอบแล้วเป็นจริง ผู้เกี่ยวข้องคืนเงิน")
    do(first, box, "close", outcome="solved")
    come_back(parent, receipt)
    expect(parent.locator("main")).to_contain_text("ผู้เกี่ยวข้องคืนเงิน")
    assert parent.context.cookies() == []
    director.goto("/desk/counts/confidential")
    expect(director.locator("main")).to_contain_text("น้อยกว่า 3")
    look(director, "confidential-counts")
    first.goto(f"{DESK}people")
    look(first, "confidential-people")
    first.get_by_role("button", name="ล็อกกุญแจ").click()
    first.goto(f"{DESK}cases/{box}")
    expect(first.locator("h1")).to_have_text("ปลดล็อกกุญแจของท่าน")
    assert site.command("verify").returncode == 0
