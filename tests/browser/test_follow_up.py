"""Follow-up on the demonstration's month: what is late is chased, and a place is visited with a phone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rabfang.documents.tests.pictures import photograph
from tests.browser.hands import do
from tests.databases import own_database
from tests.site import Site

pytestmark = pytest.mark.site
Person = Callable[..., Page]
Look = Callable[[Page, str], None]
EXECUTIVE, UNIT = "executive@hat-kham.example", "unit.public-health@hat-kham.example"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration with its month of cases, of which some are late."""
    running = Site.started(tmp_path_factory.mktemp("month"), own_database("month"), cases=True)
    yield running
    running.stop()


def test_an_executive_finds_and_chases_what_is_late_on_a_phone(person: Person, look: Look) -> None:
    page = person(EXECUTIVE, phone=True)
    page.get_by_role("link", name="ติดตามเรื่องที่เกินกำหนด").last.click()
    page.wait_for_url("**/desk/late")
    look(page, "late-phone")
    boxes = page.locator("input[name=cases]")
    assert boxes.count() >= 3
    for box in boxes.all()[1:]:
        box.uncheck()
    page.get_by_role("button", name="ติดตามเรื่องที่เลือก").click()
    expect(page.get_by_text("ส่งข้อความติดตามแล้ว 1 เรื่อง")).to_be_visible()
    look(page, "late-chased-phone")
    for box in page.locator("input[name=cases]").all():
        box.uncheck()
    page.get_by_label("ข้อความติดตามเร่งรัด").fill("ข้อความที่พิมพ์ไว้")
    page.get_by_role("button", name="ติดตามเรื่องที่เลือก").click()
    expect(page.get_by_role("link", name="โปรดเลือกเรื่องอย่างน้อยหนึ่งเรื่อง")).to_be_visible()
    expect(page.get_by_label("ข้อความติดตามเร่งรัด")).to_have_value("ข้อความที่พิมพ์ไว้")
    look(page, "late-nothing-chosen-phone")


def test_a_unit_visits_the_place_and_sends_a_photograph(person: Person, look: Look, tmp_path: Path) -> None:
    picture = tmp_path / "บ่อบำบัด.jpg"
    picture.write_bytes(photograph())
    page = person(UNIT, phone=True)
    page.get_by_role("table", name="เรื่องที่รอท่านดำเนินการ").get_by_role("link", name="6/2570").click()
    page.wait_for_url("**/desk/cases/*")
    page.get_by_role("link", name="ออกตรวจสถานที่จริง").click()
    page.wait_for_url("**/inspect")
    look(page, "inspect-phone")
    page.go_back()
    do(
        page,
        "inspect",
        partners="สาธารณสุขอำเภอกุยบุรี",
        findings="บ่อบำบัดล้น ให้ฟาร์มสูบออกภายในสามวัน",
        heard="กลิ่นแรงช่วงเย็น",
        attachments=str(picture),
    )
    expect(page.get_by_text("บ่อบำบัดล้น")).to_be_visible()
    expect(page.get_by_role("link", name="บ่อบำบัด.jpg").first).to_be_visible()
    look(page, "inspected-phone")
