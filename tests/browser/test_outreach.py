"""An officer on an outing: airplane mode, matters with photographs, back on line: each is a case once."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, FilePayload, Page, Route, expect

from tests.site import Site

pytestmark = pytest.mark.site
Person = Callable[..., Page]
Look = Callable[[Page, str], None]
UNIT = "unit@saraburi-treasury.example"
CENTRE = "centre@saraburi-treasury.example"
ADDRESS = "/desk/outreach/"


def photograph(colour: str) -> FilePayload:
    """A photograph as a phone takes it: large, with a place in it."""
    made, out = Image.effect_noise((2400, 1800), 60).convert("RGB"), BytesIO()
    made.paste(colour, (0, 0, 900, 900))
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    made.save(out, "JPEG", quality=95, exif=exif)
    return {"name": f"{colour}.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def opened(person: Person, account: str = UNIT) -> Page:
    """The page on a phone, kept for later."""
    page = person(account, phone=True)
    page.goto(ADDRESS)
    page.locator("[data-outreach][data-ready]").wait_for()
    return page


def write(page: Page, subject: str, *photos: FilePayload, **more: str) -> None:
    """Writes one matter down."""
    for name, text in {"subject": subject, **more}.items():
        page.locator(f"[data-outreach-form] [name={name}]").fill(text)
    if photos:
        page.get_by_label("หรือเลือกภาพในเครื่อง").set_input_files(list(photos))
        expect(page.locator("[data-outreach-thumbnails] canvas")).to_have_count(len(photos))
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.locator("[data-outreach-form] [name=subject]")).to_have_value("")


def waiting(page: Page) -> list[str]:
    """The subjects of what waits."""
    return page.locator("[data-outreach-waiting] strong").all_inner_texts()


def registered(page: Page, subject: str) -> int:
    """How many cases of that subject the register holds."""
    page.goto(f"/desk/register?q={subject}")
    return page.locator("main table tbody tr").count()


def airplane(context: BrowserContext, page: Page) -> None:
    """No connection: neither for the page nor for what keeps it."""
    context.set_offline(True)
    reached = "() => fetch('/healthz', {cache: 'no-store'}).then(() => true, () => false)"
    assert page.evaluate(reached) is False


def test_three_matters_without_a_connection_are_three_cases(person: Person, look: Look, site: Site) -> None:
    page = opened(person)
    look(page, "outreach-phone")
    airplane(page.context, page)
    page.reload()
    expect(page.get_by_role("heading", name="รับเรื่องนอกสถานที่")).to_be_visible()
    write(page, "นอกสถานที่ ถนนพัง", photograph("red"), photograph("blue"), detail="หน้าวัด", person="สมหญิง ทดสอบ")
    write(page, "นอกสถานที่ ไฟดับ", photograph("green"))
    write(page, "นอกสถานที่ น้ำไม่ไหล", photograph("yellow"), telephone="12")
    assert waiting(page) == ["นอกสถานที่ ถนนพัง", "นอกสถานที่ ไฟดับ", "นอกสถานที่ น้ำไม่ไหล"]
    page.reload()
    expect(page.locator("[data-outreach-waiting] strong")).to_have_count(3)
    look(page, "outreach-waiting-phone")
    page.get_by_role("button", name="ส่งเดี๋ยวนี้").click()
    expect(page.locator("[data-outreach-problem]")).to_contain_text("ข้อความยังอยู่ครบ")

    page.context.set_offline(False)
    expect(page.locator("[data-outreach-sent] li")).to_have_count(2)
    expect(page.locator("[data-outreach-waiting] .govuk-error-message")).to_contain_text("หมายเลขโทรศัพท์")
    look(page, "outreach-refused-phone")
    page.get_by_role("button", name="แก้ไข นอกสถานที่ น้ำไม่ไหล").click()
    expect(page.locator("[data-outreach-thumbnails] canvas")).to_have_count(1)
    expect(page.get_by_role("button", name="ไม่แก้ไข")).to_be_visible()
    page.locator("[data-outreach-form] [name=telephone]").fill("036 211 222")
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.locator("[data-outreach-sent] li")).to_have_count(3)
    expect(page.locator("[data-outreach-sent]")).to_contain_text("รหัสลับ")
    assert waiting(page) == []
    for name in ("ไม่แก้ไข", "ส่งเดี๋ยวนี้"):
        expect(page.get_by_role("button", name=name)).to_be_hidden()
    assert page.evaluate("indexedDB.databases().then(all => all.map(one => one.name).sort())") == [
        "rabfang-outreach",
        "rabfang-outreach-key",
    ]

    office = person(CENTRE)
    for subject in ("นอกสถานที่ ถนนพัง", "นอกสถานที่ ไฟดับ", "นอกสถานที่ น้ำไม่ไหล"):
        assert registered(office, subject) == 1
    office.goto("/desk/register?q=นอกสถานที่ ถนนพัง")
    office.locator("main table tbody a").first.click()
    expect(office.locator("#files ~ ul li, section[aria-labelledby=files] li")).to_have_count(2)
    picture = office.locator("section[aria-labelledby=files] a").first.get_attribute("href") or ""
    sent = Image.open(BytesIO(office.request.get(picture).body()))
    assert max(sent.size) == 1600
    assert not sent.getexif()


def test_an_answer_that_is_lost_makes_no_second_case(person: Person) -> None:
    page = opened(person)
    page.context.set_offline(True)
    write(page, "คำตอบหายระหว่างทาง", photograph("red"))
    lost: list[int] = []

    def lose(route: Route) -> None:
        """The office has handled it; the phone never hears of it."""
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/desk/outreach/send", lose, times=1)
    page.context.set_offline(False)
    expect(page.locator("[data-outreach-waiting]")).to_contain_text("ยังไม่ได้รับคำตอบ")
    assert lost == [200]
    assert not page.get_by_role("button", name="แก้ไข คำตอบหายระหว่างทาง").is_visible()
    page.get_by_role("button", name="ส่งเดี๋ยวนี้").click()
    expect(page.locator("[data-outreach-sent] li")).to_have_count(1)
    assert registered(person(CENTRE), "คำตอบหายระหว่างทาง") == 1


def test_signed_out_meanwhile_nothing_is_lost_and_nothing_can_be_read(person: Person, site: Site) -> None:
    page = opened(person)
    page.context.set_offline(True)
    write(page, "ความลับในเครื่อง", person="ชื่อในเครื่อง")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.context.set_offline(False)
    expect(page.locator("[data-outreach-problem]")).to_contain_text("หมดเวลาเข้าสู่ระบบ")
    assert waiting(page) == ["ความลับในเครื่อง"]

    page.context.add_cookies([{"name": one["name"], "value": one["value"], "url": site.url} for one in cookies])
    page.context.set_offline(True)
    page.context.set_offline(False)
    expect(page.locator("[data-outreach-sent] li")).to_have_count(1)

    page.context.set_offline(True)
    write(page, "เขียนก่อนออกจากระบบ")
    page.get_by_role("button", name="ล็อก", exact=True).click()
    expect(page.locator("[data-outreach-locked]")).to_be_visible()
    assert "เขียนก่อนออกจากระบบ" not in page.content()
    page.reload()
    expect(page.locator("[data-outreach-locked]")).to_be_visible()
    kept = """() => new Promise(resolve => { const asked = indexedDB.open("rabfang-outreach");
        asked.onsuccess = () => { asked.result.transaction("entries").objectStore("entries").getAll().onsuccess =
        event => resolve(new TextDecoder().decode(event.target.result[0].words.box)); }; })"""
    assert "เขียนก่อน" not in page.evaluate(kept)
    page.context.set_offline(False)
    page.goto(ADDRESS)
    expect(page.locator("[data-outreach-sent]")).to_contain_text("เลขรับ")
    expect(page.locator("[data-outreach-sent] li")).to_have_count(2)
    assert registered(person(CENTRE), "เขียนก่อนออกจากระบบ") == 1


def test_signing_out_locks_the_phone_and_another_officer_reads_nothing(person: Person, site: Site) -> None:
    page = opened(person)
    page.context.set_offline(True)
    write(page, "เรื่องของคนแรก")
    page.route("**/desk/outreach/send", lambda route: route.abort())  # it would be sent at once
    page.context.set_offline(False)
    page.goto("/desk/")
    page.get_by_role("button", name="ออกจากระบบ").first.click()
    page.wait_for_url(lambda url: "/desk/" not in url)
    names = "indexedDB.databases().then(all => all.map(one => one.name))"
    assert page.evaluate(names) == ["rabfang-outreach"]
    page.goto("/accounts/login/?next=/desk/outreach/")
    page.get_by_label("อีเมล").fill(CENTRE)
    page.get_by_label("รหัสผ่าน", exact=True).fill(site.password)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    expect(page.locator("[data-outreach-others]")).to_contain_text("มี 1 เรื่องของเจ้าหน้าที่คนอื่น")
    assert waiting(page) == []
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="ลบทุกอย่างในเครื่องนี้").click()
    expect(page.locator("[data-outreach-others]")).to_be_hidden()


def test_without_a_script_the_ordinary_form_is_named(person: Person, look: Look) -> None:
    page = person(UNIT, phone=True, javascript=False)
    page.goto(ADDRESS)
    expect(page.get_by_role("link", name="ไปที่แบบรับเรื่องปกติ")).to_be_visible()
    expect(page.locator("[data-outreach]")).to_be_hidden()


def test_without_storage_the_ordinary_form_is_named(person: Person) -> None:
    page = person(UNIT, phone=True)
    page.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    page.goto(ADDRESS)
    expect(page.get_by_role("link", name="ไปที่แบบรับเรื่องปกติ")).to_be_visible()
    expect(page.locator("[data-outreach]")).to_be_hidden()
