"""A report in confidence in a real browser: a purchase is reported, and its director sees nothing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import fill
from tests.site import Site

pytestmark = pytest.mark.site
HERE = "school-integrity"
DESK = "/desk/confidential/"
DIRECTOR = "มานพ ผู้นำครู"
WORDS = "จัดซื้อโต๊ะเรียนแพงเกินจริง"
Person = Callable[..., Page]
Look = Callable[[Page, str], None]

REPORT = """
from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.report import Report, report
from rabfang.core.clock import now
from rabfang.vault.queries import desk_of
desk = desk_of(Agency.objects.get(slug="school-integrity"))
said = Report({words!r}, identity={identity!r})
done = report(desk, "website", said, by=Actor.citizen(), at=now(), submission={submission!r})
print("box", done.case.box_id, done.receipt)
"""
ANSWER = """
from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.vault.queries import box_by_receipt, desk_of
box, pair = box_by_receipt(desk_of(Agency.objects.get(slug="school-integrity")), {receipt!r})
case = Case.objects.get(box=box)
perform(case, "message", by=Actor.citizen(case.pk), message={words!r})
"""
READ = """
from rabfang.agencies.models import Agency
from rabfang.cases.confidential import opened_words
from rabfang.cases.models import CaseText
from rabfang.vault.opening import open_by_receipt
from rabfang.vault.queries import box_by_receipt, desk_of
box, pair = box_by_receipt(desk_of(Agency.objects.get(slug="school-integrity")), {receipt!r})
opened = open_by_receipt(box.pk, pair.private)
for text in CaseText.objects.filter(case__box=box, visibility="citizen"):
    print(opened_words(opened, text.seq, text.field, text.body))
"""


def shell(site: Site, code: str) -> str:
    done = site.command("manage", "shell", "-v", "0", "-c", code)
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


def told(site: Site, submission: str, words: str, **identity: str) -> tuple[str, str]:
    code = REPORT.format(words={"subject": words, "detail": words}, identity=identity, submission=submission * 40)
    found = re.search(r"box (\S+) (\S+)", shell(site, code))
    assert found
    return found[1], found[2]


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


def account(name: str) -> str:
    return f"{name}@{HERE}.example"


def test_a_purchase_is_reported_in_confidence(person: Person, look: Look, site: Site) -> None:
    box, receipt = told(site, "a", WORDS)
    named, _other = told(site, "b", "ครูเรียกเงินค่าติว", name="สมหญิง ผู้ปกครอง", telephone="0810000001")
    first, second = person(account("handler")), person(account("handler.second"), phone=True)
    director, custodian = person(account("executive")), person(account("custodian"))
    look(first, "confidential-locked")
    for page in (first, second, custodian):
        unlock(page, site)
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
    shell(site, ANSWER.format(receipt=receipt, words="เดือนที่แล้ว จากร้านเดียวกันทุกครั้ง"))
    second.goto(DESK)
    expect(second.locator("main")).to_contain_text("ข้อความใหม่")
    do(second, box, "report", findings="ราคาสูงกว่าท้องตลาดสองเท่า")
    expect(second.locator("main")).to_contain_text("จากร้านเดียวกันทุกครั้ง")
    first.goto(f"{DESK}cases/{named}/identity")
    first.get_by_label("เหตุที่ต้องทราบตัวตนผู้แจ้ง").fill("ต้องสอบปากคำเป็นพยาน")
    first.get_by_role("button", name="ส่งคำขอ").click()
    custodian.goto(f"{DESK}identities")
    look(custodian, "confidential-requests")
    custodian.locator("tbody a").first.click()
    expect(custodian.locator("main")).to_contain_text("ต้องสอบปากคำเป็นพยาน")
    fill(custodian.locator("main form"), answer="handed", passphrase=site.password)
    custodian.get_by_role("button", name="บันทึกการตัดสิน").click()
    expect(custodian.locator("main")).to_contain_text("สมหญิง ผู้ปกครอง")
    look(custodian, "confidential-identity")
    first.goto(f"{DESK}cases/{named}")
    expect(first.locator("main")).to_contain_text("สมหญิง ผู้ปกครอง")
    look(first, "confidential-case")
    do(first, box, "review")
    do(first, box, "reply", reply="ตรวจสอบแล้วเป็นจริง ผู้เกี่ยวข้องคืนเงิน")
    do(first, box, "close", outcome="solved")
    assert "ผู้เกี่ยวข้องคืนเงิน" in shell(site, READ.format(receipt=receipt))
    director.goto("/desk/counts/confidential")
    expect(director.locator("main")).to_contain_text("น้อยกว่า 3")
    look(director, "confidential-counts")
    first.goto(f"{DESK}people")
    look(first, "confidential-people")
    first.get_by_role("button", name="ล็อกกุญแจ").click()
    first.goto(f"{DESK}cases/{box}")
    expect(first.locator("h1")).to_have_text("ปลดล็อกกุญแจของท่าน")
    assert site.command("verify").returncode == 0
