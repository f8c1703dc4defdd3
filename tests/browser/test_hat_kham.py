"""The stories of Hat Kham (S1), in a real browser, by everybody who takes part."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.hands import do, fill, follow, open_case, submit_case, tell
from tests.site import Site

pytestmark = pytest.mark.site
HERE = "hat-kham"
Person = Callable[..., Page]
Look = Callable[[Page, str], None]


def somebody(email: str) -> str:
    return f"{email}@{HERE}.example"


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """A picture of a lamp post in the dark."""
    content = BytesIO()
    Image.new("RGB", (1200, 900), (20, 24, 40)).save(content, "JPEG")
    path = tmp_path / "เสาไฟ.jpg"
    path.write_bytes(content.getvalue())
    return path


def test_a_street_light_is_out(person: Person, look: Look, photograph: Path, site: Site) -> None:
    citizen = person()
    receipt = submit_case(
        citizen,
        HERE,
        subject="ไฟฟ้าสาธารณะดับหน้าวัด",
        detail="เสาไฟต้นที่สามดับมาสามคืนแล้ว ทางมืดมาก",
        name="สมหญิง ทดสอบ",
        telephone="081-234-5678",
        email="somying@people.example",
        attachments=[photograph],
    )
    look(citizen, "story-light-receipt")
    centre, executive, unit = (person(somebody(who)) for who in ("centre", "executive", "unit"))
    look(centre, "story-light-centre-work")
    open_case(centre, receipt.number)
    look(centre, "story-light-case-received")
    do(centre, "record")
    do(centre, "classify", kind="service-quality", category="ไฟฟ้าสาธารณะ (กองช่าง)", urgency="urgent")
    do(
        centre,
        "forward",
        memo="เห็นควรสั่งการกองช่างตรวจสอบและแก้ไข",
        telephoned_unit="กองช่าง",
        telephoned="แจ้งนายช่างเวรแล้ว",
    )
    executive.goto("/desk/")
    look(executive, "story-light-executive-work")
    open_case(executive, receipt.number)
    do(executive, "order", outcome="act", order="ให้กองช่างดำเนินการ", units="กองช่าง")
    unit.goto("/desk/")
    expect(unit.locator("main")).to_contain_text(receipt.number)
    open_case(unit, receipt.number)
    look(unit, "story-light-unit-case")
    do(unit, "ask", question="เสาไฟต้นใดนับจากประตูวัด")
    follow(citizen, HERE, receipt)
    expect(citizen.locator("main")).to_contain_text("เสาไฟต้นใดนับจากประตูวัด")
    look(citizen, "story-light-question")
    tell(citizen, HERE, "message", message="ต้นที่สามจากประตู")
    do(unit, "report", findings="เปลี่ยนหลอดและสวิตช์แสงเรียบร้อย", attachments=[photograph])
    do(centre, "review")
    do(centre, "reply", reply="กองช่างเปลี่ยนหลอดไฟให้แล้ว ขอบคุณที่แจ้ง")
    citizen.goto(f"/{HERE}/track/case")
    expect(citizen.locator("main")).to_contain_text("กองช่างเปลี่ยนหลอดไฟให้แล้ว")
    tell(citizen, HERE, "rate", rating="very-satisfied", reason="รวดเร็ว")
    do(centre, "close", outcome="solved")
    look(centre, "story-light-closed")
    citizen.reload()
    expect(citizen.locator("main")).to_contain_text("แก้ไขแล้ว")
    look(citizen, "story-light-followed-to-the-end")
    assert site.command("verify").returncode == 0


def test_information_is_answered_at_once(person: Person) -> None:
    citizen, centre, holder = person(), person(somebody("centre")), person(somebody("unit.office"))
    receipt = submit_case(
        citizen,
        HERE,
        subject="ขอแผนพัฒนาท้องถิ่น",
        detail="ขอสำเนาแผนพัฒนาท้องถิ่นปี 2570",
        name="วิชา ทดสอบ",
        email="w@people.example",
    )
    open_case(centre, receipt.number)
    do(centre, "record")
    do(centre, "classify", kind="information")
    do(centre, "forward", memo="ขอให้สำนักปลัดให้ข้อมูล", units="สำนักปลัด")
    open_case(holder, receipt.number)
    do(holder, "answer", reply="แผนพัฒนาท้องถิ่นเผยแพร่ที่ป้ายประกาศ และแนบมาพร้อมนี้")
    do(holder, "close", outcome="explained")
    follow(citizen, HERE, receipt)
    expect(citizen.locator("main")).to_contain_text("แผนพัฒนาท้องถิ่นเผยแพร่")


def test_a_matter_of_the_highways_office_is_passed_outside_and_tracked(person: Person, look: Look) -> None:
    citizen, centre = person(), person(somebody("centre"))
    receipt = submit_case(
        citizen, HERE, subject="ถนนเพชรเกษมเป็นหลุม", detail="ช่องซ้ายเป็นหลุมลึก", name="มานะ ทดสอบ", telephone="0898765432"
    )
    open_case(centre, receipt.number)
    do(centre, "record")
    do(centre, "classify", kind="outside")
    do(
        centre,
        "refer",
        outside_agency="แขวงทางหลวงประจวบคีรีขันธ์",
        letter_number="ปข 71001/45",
        told="ส่งเรื่องให้แขวงทางหลวงประจวบคีรีขันธ์แล้ว และจะติดตามผล",
    )
    follow(citizen, HERE, receipt)
    expect(citizen.locator("main")).to_contain_text("แขวงทางหลวงประจวบคีรีขันธ์")
    do(centre, "expedite", reminder="โทรศัพท์ติดตามแขวงทางหลวง")
    look(centre, "story-outside-tracked")
    do(centre, "report", findings="แขวงทางหลวงซ่อมหลุมแล้ว")
    do(centre, "reply", reply="แขวงทางหลวงซ่อมหลุมให้แล้ว")
    do(centre, "close", outcome="referred")


def test_a_procurement_complaint_is_investigated(person: Person) -> None:
    citizen = person()
    receipt = submit_case(
        citizen, HERE, subject="สอบถามความโปร่งใสการจัดซื้อ", detail="ราคากลางสูงกว่าตลาด", anonymous=["ไม่ประสงค์ออกนาม"]
    )
    centre, executive, audit = (person(somebody(who)) for who in ("centre", "executive", "unit.audit"))
    open_case(centre, receipt.number)
    do(centre, "record")
    do(centre, "classify", kind="affecting-organization")
    do(centre, "forward", memo="เสนอพิจารณาสั่งการตรวจสอบ")
    open_case(executive, receipt.number)
    do(executive, "order", order="ให้หน่วยตรวจสอบภายในตรวจสอบ", units="หน่วยตรวจสอบภายใน")
    open_case(audit, receipt.number)
    do(audit, "report", findings="ตรวจเอกสารแล้วบางส่วน")
    do(centre, "return_for_more", missing="ขอใบเสนอราคาเปรียบเทียบสามราย")
    do(audit, "report", findings="เปรียบเทียบสามรายแล้ว ราคาอยู่ในเกณฑ์")
    do(centre, "review")
    do(centre, "reply", reply="ตรวจสอบแล้ว การจัดซื้อเป็นไปตามระเบียบ")
    do(centre, "close", outcome="explained")
    follow(citizen, HERE, receipt)
    tell(citizen, HERE, "object", objection="ขอให้เปิดเผยใบเสนอราคา")
    centre.reload()
    expect(centre.locator("main")).to_contain_text("ขอให้เปิดเผยใบเสนอราคา")


def test_two_officers_at_once_lose_nothing(person: Person, look: Look) -> None:
    citizen, first, second = person(), person(somebody("centre")), person(somebody("centre"))
    receipt = submit_case(citizen, HERE, subject="ต้นไม้ล้ม", detail="ล้มขวางถนน", name="ใจดี ทดสอบ", telephone="0811112222")
    open_case(first, receipt.number)
    case = first.url
    do(first, "record")
    second.goto(f"{case}/classify")
    form = second.locator("main form[data-keep]")
    fill(form, kind="service-quality", opinion="ความเห็นที่พิมพ์ไว้นาน")
    first.goto(case)
    do(first, "note", note="โทรแจ้งผู้ร้องแล้ว", visibility="unit")
    form.locator("button:not([name])").last.click()
    expect(second.locator("main")).to_contain_text("มีผู้อื่นดำเนินการกับเรื่องนี้ไปก่อนแล้ว")
    expect(second.locator("[name=opinion]")).to_have_value("ความเห็นที่พิมพ์ไว้นาน")
    look(second, "story-two-officers")
