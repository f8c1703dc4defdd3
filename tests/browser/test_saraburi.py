"""The story of Saraburi (S0): a meeting yields three needs and one complaint."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import do, follow, open_case, record_case
from tests.site import Site

pytestmark = pytest.mark.site
HERE = "saraburi-treasury"
Person = Callable[..., Page]
Look = Callable[[Page, str], None]
NEEDS = ("ขอคู่มือการเบิกจ่ายฉบับย่อ", "ขออบรมระบบใหม่ทุกไตรมาส", "ขอขยายเวลารับเอกสารช่วงสิ้นปี")


def somebody(email: str) -> str:
    return f"{email}@{HERE}.example"


def test_a_meeting_yields_three_needs_and_a_complaint(person: Person, look: Look, site: Site) -> None:
    organiser, centre, unit = (person(somebody(who)) for who in ("intake", "centre", "unit"))
    treasurer = person(somebody("executive"), phone=True)
    needs = [record_case(organiser, channel="การประชุม", subject=said, detail=said) for said in NEEDS]
    look(organiser, "story-meeting-recorded")
    complaint = record_case(
        organiser,
        channel="การประชุม",
        subject="เจ้าหน้าที่ตอบช้า",
        detail="ส่งหนังสือแล้วสองสัปดาห์ยังไม่ได้คำตอบ",
        name="ประสาน ทดสอบ",
        telephone="0812223333",
    )
    look(treasurer, "story-meeting-treasurer-phone")
    for receipt in (*needs, complaint):
        open_case(treasurer, receipt.number)
        do(treasurer, "assign", reason="มอบเจ้าหน้าที่ที่เกี่ยวข้องดำเนินการ")
    for receipt in needs:
        open_case(centre, receipt.number)
        do(centre, "classify", kind="need")
        do(centre, "forward", memo="เพื่อทราบและใช้ปรับปรุง", units="กลุ่มงานกำกับและพัฒนาระบบบริหารการเงินการคลัง")
        open_case(unit, receipt.number)
        do(unit, "report", findings="นำไปปรับปรุงคู่มือและแผนอบรม")
        do(unit, "close", outcome="noted")
    open_case(centre, complaint.number)
    do(centre, "classify", kind="complaint")
    do(centre, "forward", memo="เพื่อพิจารณาดำเนินการและแจ้งผู้ร้อง", units="กลุ่มงานกำกับและพัฒนาระบบบริหารการเงินการคลัง")
    open_case(unit, complaint.number)
    look(unit, "story-meeting-unit")
    do(
        unit,
        "reply",
        reply="ได้ตรวจสอบและตอบหนังสือของท่านแล้ว ขออภัยในความล่าช้า",
        findings="หนังสือค้างที่ธุรการ",
        letter_number="สบ 0003/128",
    )
    centre.reload()
    expect(centre.locator("main")).to_contain_text("สบ 0003/128")
    do(centre, "close", outcome="solved")
    citizen = person()
    follow(citizen, HERE, complaint)
    expect(citizen.locator("main")).to_contain_text("ขออภัยในความล่าช้า")
    assert site.command("verify").returncode == 0
