"""The stories of Phitsanulok (S4-1 to S4-6), in a real browser: several agencies on one case, and an urgent visit."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.ExifTags import IFD
from playwright.sync_api import Locator, Page, expect

from rabfang.core.clock import now
from rabfang.documents.tests.pictures import photograph
from tests.browser.hands import (
    Receipt,
    do,
    fill,
    follow,
    number_and_send,
    open_case,
    opens_as_pdf,
    record_case,
    typed_moment,
    working_day,
    write_letter,
)
from tests.databases import own_database
from tests.site import SERVED, Site

pytestmark = pytest.mark.site
HERE = "phitsanulok"
UNIT, SCHOOL, IRRIGATION = "กลุ่มงานทรัพยากรธรรมชาติและสิ่งแวดล้อม", "โรงเรียนตัวอย่างวิทยา", "โครงการชลประทานพิษณุโลก"
Person = Callable[..., Page]
Look = Callable[[Page, str], None]


def somebody(account: str, slug: str = HERE) -> str:
    return f"{account}@{slug}.example"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration without its clock: what is late here is late already, and nothing moves between two clicks."""
    folder = tmp_path_factory.mktemp("province")
    running = Site.started(folder, own_database("province"), words=(*SERVED, "--web-only"))
    yield running
    running.stop()


@dataclass
class Story:
    """A ministry's complaint that concerns three agencies, and everybody who takes part."""

    look: Look
    centre: Page
    head: Page  # on a phone
    unit: Page
    school: Page
    receipt: Receipt
    case: str  # its address at the desk

    @classmethod
    def begun(cls, person: Person, look: Look) -> "Story":
        """The ministry's letter has lain twenty days before it is recorded: it is late from the first."""
        centre, unit = person(somebody("centre")), person(somebody("unit"))
        head, school = person(somebody("executive"), phone=True), person(somebody("executive", "school-integrity"))
        receipt = record_case(
            centre,
            channel="กระทรวงหรือกรม",
            received_at=typed_moment(now() - timedelta(days=20)),
            subject="น้ำในคลองเน่าเสีย",
            detail="กระทรวงส่งเรื่องของผู้เลี้ยงปลา น้ำดำและมีกลิ่นตั้งแต่ต้นเดือน",
            name="ปลาทอง ทดสอบ",
            telephone="0810001111",
        )
        open_case(centre, receipt.number)
        return cls(look, centre, head, unit, school, receipt, centre.url)

    def is_put_to_the_head(self) -> None:
        """Classified with an opinion and put to the head by a memo, of which the office makes a paper too."""
        do(
            self.centre,
            "classify",
            kind="grievance",
            category="น้ำและระบบระบายน้ำ",
            urgency="urgent",
            opinion="เกี่ยวข้องสามหน่วยงาน เห็นควรตั้งคณะทำงาน",
        )
        letter = write_letter(self.centre, "บันทึกข้อความเสนอผู้บริหาร", body="เห็นควรตั้งคณะทำงาน\n\nจึงเรียนมาเพื่อโปรดพิจารณา")
        self.look(self.centre, "story-province-memo")
        assert opens_as_pdf(self.centre, f"{letter}.pdf")
        self.centre.get_by_role("link", name="เรื่องเลขรับ").click()
        self.centre.wait_for_url("**/desk/cases/*")
        do(self.centre, "forward", memo="เสนอเพื่อโปรดพิจารณาแต่งตั้งคณะทำงาน")

    def is_decided_on_a_phone(self) -> None:
        """The head finds the case on top, reads the opinion, and orders a working group."""
        head = self.head
        head.goto("/desk/")
        head.get_by_role("table", name="เรื่องที่รอท่านดำเนินการ").get_by_role("link").first.click()
        head.wait_for_url("**/desk/cases/*")
        head.goto(f"{self.case}/order")
        expect(head.locator("main")).to_contain_text("เกี่ยวข้องสามหน่วยงาน เห็นควรตั้งคณะทำงาน")
        expect(head.get_by_text("เสนอเพื่อโปรดพิจารณาแต่งตั้งคณะทำงาน")).to_be_visible()
        self.look(head, "story-province-order-phone")
        head.goto(self.case)
        do(head, "order", outcome="group", order="ให้ตั้งคณะทำงาน ตรวจสอบทั้งต้นน้ำและปลายน้ำ")

    def gets_a_working_group(self) -> None:
        """A unit, an agency of this system and one outside it, with a leader, people and a day."""
        self.centre.goto(f"{self.case}/appoint")
        self.look(self.centre, "story-province-appoint")
        self.centre.goto(self.case)
        do(
            self.centre,
            "appoint",
            units=UNIT,
            partners=[SCHOOL, IRRIGATION],
            lead=UNIT,
            purpose="ตรวจคุณภาพน้ำ หาที่มา และเสนอทางแก้",
            members="นายอนันต์ นำกลุ่ม, ผู้อำนวยการกลุ่มงาน, ประธานคณะทำงาน\nผู้แทนโครงการชลประทานพิษณุโลก, , คณะทำงาน",
            due_on=working_day(7),
            order_number="12/2569",
        )
        rows = self.parts()
        expect(rows).to_have_count(3)
        for row, name in zip(rows.all(), (f"{UNIT} (หน่วยหลัก)", IRRIGATION, SCHOOL), strict=True):
            expect(row).to_contain_text(name)
            expect(row).to_contain_text("กำหนด")
        self.look(self.centre, "story-province-three-parts")

    def parts(self) -> Locator:
        """Rows of the case page's table of parts."""
        return self.centre.get_by_role("table", name="หน่วยที่ได้รับมอบหมาย").locator("tbody tr")

    def is_reported_by_the_school(self) -> None:
        """Another office's head finds it apart from the school's own work, takes it and reports."""
        school = self.school
        school.goto("/desk/")
        self.look(school, "story-province-school-work")
        school.get_by_role("table", name="เรื่องของหน่วยงานอื่นที่ให้เราร่วมดำเนินการ").get_by_role("link").click()
        school.wait_for_url("**/desk/cases/*")
        expect(school.locator("main")).to_contain_text("น้ำในคลองเน่าเสีย")
        do(school, "acknowledge", received_number="ร.123")
        self.look(school, "story-province-school-case")
        do(school, "report", findings="โรงเรียนไม่ได้ปล่อยน้ำเสีย บ่อดักไขมันใช้การได้")

    def is_returned_to_the_unit_alone(self) -> None:
        """The unit's report is not complete; it goes back while the others still work."""
        open_case(self.unit, self.receipt.number)
        do(self.unit, "report", findings="ตรวจน้ำแล้ว")
        self.centre.goto(self.case)
        do(self.centre, "return_for_more", parts=UNIT, missing="ขอผลตรวจน้ำจากห้องปฏิบัติการ", due_on=working_day(10))
        expect(self.parts()).to_have_count(4)
        self.unit.goto(self.case)
        expect(self.unit.locator("main")).to_contain_text("ขอผลตรวจน้ำจากห้องปฏิบัติการ")

    def is_chased_from_the_late_page(self) -> None:
        """The head chases on a phone; it is counted."""
        self.head.goto("/desk/late")
        row = self.head.get_by_role("row").filter(has_text="น้ำในคลองเน่าเสีย")
        expect(row).to_contain_text("ยังไม่เคย")
        self.look(self.head, "story-province-late-phone")
        self.head.get_by_role("button", name="ติดตามเรื่องที่เลือก").click()
        expect(row).to_contain_text("1 ครั้ง")

    def is_reported_by_the_others(self) -> None:
        """The unit completes its report; the centre enters what the outside agency wrote."""
        do(self.unit, "report", findings="ผลตรวจน้ำ ออกซิเจนต่ำกว่าเกณฑ์ พบท่อรั่วหนึ่งจุดและซ่อมแล้ว")
        self.centre.goto(self.case)
        do(self.centre, "acknowledge", received_number="4471")
        do(self.centre, "report", findings="ชลประทานแจ้งว่าเปิดประตูระบายน้ำไล่น้ำเสียแล้ว")
        expect(self.centre.get_by_role("heading", name="ขั้นต่อไป")).to_contain_text("ประมวลสรุปรายงาน")

    def is_decided_and_answered(self) -> None:
        """The reports are put together, the head agrees, the complainant is told."""
        do(self.centre, "review", remark="รายงานครบทั้งสามหน่วย")
        self.head.goto(self.case)
        do(self.head, "order", outcome="reply", order="เห็นชอบ แจ้งผู้ร้องและรายงานกระทรวง")
        self.centre.goto(self.case)
        do(self.centre, "reply", reply="ซ่อมท่อและไล่น้ำเสียแล้ว น้ำกลับมาใช้เลี้ยงปลาได้")

    def is_reported_upward_and_closed(self) -> None:
        """Closing waits for the report to the ministry; both letters are numbered and sent."""
        self.centre.goto(f"{self.case}/close")
        fill(self.centre.locator("main form[data-keep]"), outcome="solved")
        self.centre.get_by_role("button", name="ยุติเรื่อง", exact=True).click()
        expect(self.centre.get_by_text("ยังขาด").first).to_be_visible()
        self.look(self.centre, "story-province-not-yet-closed")
        body = "ได้ดำเนินการแล้วเสร็จ\n\nจึงเรียนมาเพื่อโปรดทราบ"
        for title, to in (("หนังสือรายงานกระทรวง", "ปลัดกระทรวง"), ("หนังสือรายงานผู้ว่าราชการจังหวัด", "ผู้ว่าราชการจังหวัด")):
            self.centre.goto(self.case)
            also = {"references": "หนังสือกระทรวง ที่ มท ๐๑๐๐/๑"} if "กระทรวง" in title else {}
            letter = write_letter(self.centre, title, body=body, **also)
            assert opens_as_pdf(self.centre, f"{letter}.pdf")
            number_and_send(self.centre)
            number = self.centre.locator(".govuk-caption-l .rabfang-number").inner_text()
            self.centre.goto(self.case)
            do(self.centre, "notify", to=to, letter_number=number, report="ซ่อมท่อและไล่น้ำเสียแล้ว")
        self.look(self.centre, "story-province-notified")
        do(self.centre, "close", outcome="solved")

    def shows_seven_steps(self) -> None:
        """Each of the seven has its date; the paper opens."""
        self.centre.goto(f"{self.case}/steps")
        self.look(self.centre, "story-province-steps")
        done = self.centre.locator("main section", has_text=re.compile("ดำเนินการแล้ว"))
        expect(done).to_have_count(7)
        for section in done.all():
            expect(section.locator("time").first).to_be_visible()
        assert opens_as_pdf(self.centre, f"{self.case}/steps.pdf")

    def tells_the_complainant_nothing_internal(self, person: Person) -> None:
        """The complainant reads what was done in plain words, and nothing that officers wrote to each other."""
        citizen = person()
        follow(citizen, HERE, self.receipt)
        main = citizen.locator("main")
        expect(main).to_contain_text("ยุติเรื่องแล้ว")
        expect(main).to_contain_text("ซ่อมท่อและไล่น้ำเสียแล้ว น้ำกลับมาใช้เลี้ยงปลาได้")
        for words in (
            "เห็นควรตั้งคณะทำงาน",
            "ขอผลตรวจน้ำจากห้องปฏิบัติการ",
            "บ่อดักไขมัน",
            "ครบทั้งสามหน่วย",
            "เห็นชอบ",
            "ปลัดกระทรวง",
        ):
            expect(main).not_to_contain_text(words)
        self.look(citizen, "story-province-citizen")


def test_three_agencies_answer_for_one_complaint(person: Person, look: Look, site: Site) -> None:
    story = Story.begun(person, look)
    story.is_put_to_the_head()
    story.is_decided_on_a_phone()
    story.gets_a_working_group()
    story.is_reported_by_the_school()
    story.is_returned_to_the_unit_alone()
    story.is_chased_from_the_late_page()
    story.is_reported_by_the_others()
    story.is_decided_and_answered()
    story.is_reported_upward_and_closed()
    story.shows_seven_steps()
    story.tells_the_complainant_nothing_internal(person)
    assert site.command("verify").returncode == 0


def test_an_urgent_matter_is_inspected_the_same_day(person: Person, look: Look, tmp_path: Path) -> None:
    centre, head = person(somebody("centre")), person(somebody("executive"), phone=True)
    receipt = record_case(
        centre,
        channel="โทรศัพท์หรือ Call Center",
        subject="ตลิ่งทรุดใกล้บ้าน",
        detail="ฝนตกหนักเมื่อคืน ตลิ่งทรุดเหลือสองเมตร",
        name="ริมน้ำ ทดสอบ",
        telephone="0810002222",
    )
    open_case(centre, receipt.number)
    do(centre, "classify", kind="grievance", urgency="most-urgent", opinion="อันตรายต่อชีวิต")
    do(centre, "forward", memo="เสนอเพื่อโปรดสั่งการทันที")
    open_case(head, receipt.number)
    do(head, "order", outcome="urgent", order="ออกตรวจทันที ผมไปด้วย")
    photographs = [tmp_path / name for name in ("ตลิ่ง.jpg", "บ้าน.jpg")]
    for path in photographs:
        path.write_bytes(photograph())
    do(head, "inspect", findings="กั้นแนวอันตรายและย้ายคนออกแล้ว", attachments=photographs)
    look(head, "story-urgent-inspected-phone")
    for path in photographs:
        content = served(head, path.name)
        assert not Image.open(BytesIO(content)).getexif().get_ifd(IFD.GPSInfo)
        assert b"SecretPhone" not in content
    centre.reload()
    do(centre, "review", remark="แก้ไขเฉพาะหน้าแล้ว")
    head.reload()
    do(head, "order", outcome="reply", order="เห็นชอบ แจ้งผู้ร้อง")
    centre.reload()
    do(centre, "reply", reply="กั้นแนวอันตรายและย้ายคนออกแล้ว")
    do(centre, "close", outcome="solved")
    centre.goto(f"{centre.url.partition('?')[0]}/steps")
    inspected = centre.locator("section[aria-labelledby=inspected]")
    expect(inspected.locator("img")).to_have_count(2)
    look(centre, "story-urgent-steps")


def served(page: Page, name: str) -> bytes:
    """The file of that name as the case's page gives it."""
    address = page.get_by_role("link", name=name).first.get_attribute("href")
    assert address
    answer = page.request.get(address)
    assert answer.ok
    return answer.body()
