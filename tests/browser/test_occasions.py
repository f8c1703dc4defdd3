"""An officer enters a meeting and its matters in a real browser: with a script and without, at a desk, on a phone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rabfang.desk.tests.workbooks import GOOD, with_rows
from tests.browser.hands import fill

pytestmark = pytest.mark.site
Person = Callable[..., Page]
Look = Callable[[Page, str], None]
CENTRE = "centre@saraburi-treasury.example"


def enter(page: Page, title: str) -> None:
    """Enters an occasion of today."""
    page.goto("/desk/occasions/new")
    fill(page.locator("main form"), title=title, channel="การประชุม", place="ห้องประชุม", attendance="12")
    page.get_by_role("button", name="บันทึก", exact=True).last.click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()


@pytest.mark.parametrize(("phone", "script"), [(False, True), (True, True), (True, False)])
def test_a_meeting_and_its_matters(person: Person, look: Look, phone: bool, script: bool) -> None:
    page = person(CENTRE, phone=phone, javascript=script)
    title = f"ประชุมทดลอง {phone} {script}"
    seen = look if script else lambda page, name: None
    size = "phone" if phone else "desk"
    page.goto("/desk/occasions/new")
    seen(page, f"occasion-new-{size}")
    enter(page, title)
    page.get_by_role("link", name="บันทึกหลายเรื่อง").or_(page.get_by_role("button", name="บันทึกหลายเรื่อง")).click()
    fill(page.locator("main form"), **{"r0-subject": f"{title} ขออบรม", "r0-kind": "ความต้องการ"})
    fill(page.locator("main form"), **{"r1-subject": f"{title} โทรไม่ติด", "r1-telephone": "12"})
    page.get_by_role("button", name="เพิ่มแถวว่าง").click()
    expect(page.locator("[name=r19-subject]")).to_be_visible()
    expect(page.locator("[name=r1-telephone]")).to_have_value("12")
    page.get_by_role("button", name="ลงทะเบียนเป็นเรื่อง").click()
    expect(page.get_by_text("ลงทะเบียนแล้ว 1 เรื่อง")).to_be_visible()
    expect(page.locator("#id_r0-telephone_error")).to_be_visible()
    expect(page.locator("[name=r0-subject]")).to_have_value(f"{title} โทรไม่ติด")
    expect(page.locator("[name=r1-subject]")).to_have_value("")
    seen(page, f"occasion-rows-{size}")
    assert page.evaluate("document.documentElement.scrollWidth") <= (390 if phone else 1280) or not script
    page.locator("[name=r0-telephone]").fill("036 211 222")
    page.get_by_role("button", name="ลงทะเบียนเป็นเรื่อง").click()
    expect(page.locator("section[aria-labelledby=cases] tbody tr")).to_have_count(2)
    seen(page, f"occasion-{size}")
    page.locator("section[aria-labelledby=cases] tbody a").first.click()
    expect(page.get_by_text("มาจากกิจกรรม")).to_be_visible()
    seen(page, f"occasion-case-{size}")
    page.get_by_role("link", name=title).click()
    page.get_by_role("link", name="พิมพ์สรุปกิจกรรม").or_(page.get_by_role("button", name="พิมพ์สรุปกิจกรรม")).click()
    expect(page.get_by_text("เรื่องที่รับไว้ 2 เรื่อง")).to_be_visible()
    seen(page, f"occasion-sheet-{size}")
    page.goto("/desk/occasions")
    seen(page, f"occasions-{size}")


def test_a_file_comes_back_with_the_reason(person: Person, look: Look, tmp_path: Path) -> None:
    page = person(CENTRE)
    enter(page, "แบบสอบถามจากไฟล์")
    page.get_by_text("บันทึกจากไฟล์ Excel").click()
    wrong = tmp_path / "list.csv"
    wrong.write_text("เรื่อง\nไฟดับ\n", encoding="utf-8")
    page.get_by_label("ไฟล์ Excel ที่กรอกแล้ว").set_input_files(wrong)
    page.get_by_role("button", name="ส่งไฟล์และลงทะเบียน").click()
    expect(page.get_by_role("heading", name="รับไฟล์นี้ไม่ได้")).to_be_visible()
    look(page, "occasion-upload-refused")
    filled = tmp_path / "list.xlsx"
    filled.write_bytes(with_rows({**GOOD, "subject": "จากไฟล์"}, {"subject": "เบอร์ผิด", "telephone": "1"}))
    page.get_by_label("ไฟล์ Excel ที่กรอกแล้ว").set_input_files(filled)
    page.get_by_role("button", name="ส่งไฟล์และลงทะเบียน").click()
    expect(page.get_by_text("ส่งคืนให้แก้ไข 1 แถว", exact=False).first).to_be_visible()
    look(page, "occasion-returned")
    with page.expect_download() as download:
        page.get_by_role("link", name="ดาวน์โหลดแถวที่ส่งคืนเป็น Excel").click()
    assert download.value.suggested_filename.endswith("-returned.xlsx")
