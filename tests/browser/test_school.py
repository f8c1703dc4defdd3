"""The stories of the school (S2-4), in a real browser: conduct of staff, and a purchase that is not transparent."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import do, follow, open_case, submit_case, tell
from tests.site import Site

pytestmark = pytest.mark.site
HERE = "school-integrity"
Person = Callable[..., Page]
Look = Callable[[Page, str], None]


def somebody(account: str) -> str:
    return f"{account}@{HERE}.example"


def test_conduct_of_staff_goes_straight_to_the_work_group(person: Person, look: Look, site: Site) -> None:
    citizen, centre, personnel = person(), person(somebody("centre")), person(somebody("unit"))
    receipt = submit_case(
        citizen,
        HERE,
        subject="เจ้าหน้าที่พูดจาไม่สุภาพ",
        detail="ติดต่อขอใบรับรองแล้วถูกตวาด ไม่รับเรื่อง",
        name="ผู้ปกครอง ทดสอบ",
        telephone="0810003333",
    )
    look(citizen, "story-conduct-receipt")
    open_case(centre, receipt.number)
    do(centre, "record")
    do(centre, "classify", kind="conduct", urgency="urgent")
    do(centre, "forward", memo="ขอให้ตรวจสอบข้อเท็จจริงโดยเร็ว", units="กลุ่มบริหารงานบุคคล")
    open_case(personnel, receipt.number)
    look(personnel, "story-conduct-unit")
    do(personnel, "report", findings="สอบถามผู้เกี่ยวข้องแล้วเป็นความจริง ได้ว่ากล่าวตักเตือนเป็นหนังสือ")
    centre.reload()
    do(centre, "review")
    do(centre, "reply", reply="โรงเรียนตรวจสอบแล้วและได้ตักเตือนเจ้าหน้าที่ ขออภัยในความไม่สะดวก")
    do(centre, "close", outcome="solved")
    follow(citizen, HERE, receipt)
    expect(citizen.locator("main")).to_contain_text("ได้ตักเตือนเจ้าหน้าที่")
    expect(citizen.locator("main")).not_to_contain_text("เป็นความจริง")
    look(citizen, "story-conduct-followed")
    tell(citizen, HERE, "rate", rating="satisfied", reason="ตรวจสอบจริง")
    assert site.command("verify").returncode == 0


def test_a_purchase_is_investigated_by_order_of_the_head(person: Person, look: Look) -> None:
    citizen, centre, budget = person(), person(somebody("centre")), person(somebody("unit.budget"))
    head = person(somebody("executive"), phone=True)
    receipt = submit_case(
        citizen,
        HERE,
        subject="การจัดซื้ออุปกรณ์กีฬาไม่โปร่งใส",
        detail="ราคาสูงกว่าร้านทั่วไปเกือบเท่าตัว และไม่ประกาศผล",
        anonymous=["ไม่ประสงค์ออกนาม"],
    )
    open_case(centre, receipt.number)
    do(centre, "record")
    do(centre, "classify", kind="affecting-school", opinion="ควรให้ผู้ไม่มีส่วนได้เสียตรวจสอบ")
    do(centre, "forward", memo="เสนอเพื่อโปรดพิจารณาสั่งการตรวจสอบ")
    open_case(head, receipt.number)
    look(head, "story-purchase-head-phone")
    do(head, "order", order="ให้ตรวจสอบเอกสารจัดซื้อทั้งหมดและรายงาน", units="กลุ่มบริหารงบประมาณ")
    open_case(budget, receipt.number)
    do(budget, "report", findings="ตรวจเอกสารแล้วบางส่วน")
    centre.reload()
    do(centre, "return_for_more", missing="ขอใบเสนอราคาเปรียบเทียบสามราย")
    budget.reload()
    expect(budget.locator("main")).to_contain_text("ขอใบเสนอราคาเปรียบเทียบสามราย")
    do(budget, "report", findings="เปรียบเทียบสามรายแล้ว ราคาสูงกว่าจริง ให้คืนเงินส่วนต่าง")
    centre.reload()
    do(centre, "review")
    do(centre, "reply", reply="ตรวจสอบแล้ว ผู้ขายคืนเงินส่วนต่าง และจะประกาศผลการจัดซื้อที่ป้ายโรงเรียนทุกครั้ง")
    do(centre, "close", outcome="solved")
    look(centre, "story-purchase-closed")
    follow(citizen, HERE, receipt)
    expect(citizen.locator("main")).to_contain_text("ผู้ขายคืนเงินส่วนต่าง")
    expect(citizen.locator("main")).not_to_contain_text("ขอใบเสนอราคา")
    tell(citizen, HERE, "object", objection="ขอให้เปิดเผยใบเสนอราคาด้วย")
    centre.reload()
    expect(centre.locator("main")).to_contain_text("ขอให้เปิดเผยใบเสนอราคาด้วย")
