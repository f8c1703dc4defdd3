"""What hands do in a browser: fill a form by its fields' names, send it, follow a case."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import OK
from typing import Any

from playwright.sync_api import Locator, Page, expect

from rabfang.core.clock import local, local_date, now
from rabfang.thai.holidays import draft_holidays
from rabfang.web.date_fields import as_typed

FRIDAY = 5  # of isoweekday


@dataclass(frozen=True)
class Receipt:
    """What the citizen took home."""

    number: str
    secret: str


def fill(form: Locator, **fields: Any) -> None:
    """Fills fields of a form by name: text, a choice, ticked boxes (a list of labels), files."""
    for name, value in fields.items():
        found = form.locator(f"[name={name}]")
        kind = found.first.get_attribute("type")
        if kind == "radio":
            form.locator(f"[name={name}][value='{value}']").check()
        elif kind == "checkbox":
            for label in [value] if isinstance(value, str) else value:
                form.get_by_label(label, exact=True).check()
        elif kind == "file":
            found.set_input_files(value)
        elif found.first.evaluate("one => one.tagName") == "SELECT":
            found.select_option(label=value)
        else:
            found.fill(str(value))


def submit_case(page: Page, slug: str, **fields: Any) -> Receipt:
    """A citizen submits; returns the receipt."""
    page.goto(f"/{slug}/submit")
    fill(page.locator("main form[data-keep]"), **fields)
    page.get_by_role("button", name="ส่งเรื่อง", exact=True).click()
    page.locator(".govuk-panel").wait_for()
    return Receipt(
        page.locator(".rabfang-sheet__number").inner_text(), page.locator("dd .rabfang-number").first.inner_text()
    )


def follow(page: Page, slug: str, receipt: Receipt) -> None:
    """A citizen opens their case with number and secret."""
    page.goto(f"/{slug}/track")
    fill(page.locator("form[data-track]"), number=receipt.number, secret=receipt.secret)
    page.get_by_role("button", name="ดูเรื่องของฉัน").click()
    page.wait_for_url("**/track/case")


def tell(page: Page, slug: str, verb: str, **fields: Any) -> None:
    """A citizen who follows a case does something with it."""
    page.goto(f"/{slug}/track/case/{verb}")
    form = page.locator("main form[data-keep]")
    fill(form, **fields)
    form.locator("button[type=submit]").click()
    page.wait_for_url("**/track/case")


def open_case(page: Page, number: str) -> None:
    """An officer finds a case by its number in the register."""
    page.goto(f"/desk/register?q={number}")
    page.locator("main table a, main .rabfang-card a").first.click()
    page.wait_for_url("**/desk/cases/*")
    expect(page.locator("h1")).to_be_visible()


def do(page: Page, verb: str, **fields: Any) -> None:
    """An officer on a case's page performs one verb on its form page, and comes back to the case."""
    case = page.url.partition("?")[0]
    page.goto(f"{case}/{verb}")
    form = page.locator("main form[data-keep]")
    fill(form, **fields)
    form.locator("button:not([name])").last.click()
    page.wait_for_url(f"{case}?done={verb}")


def record_case(page: Page, **fields: Any) -> Receipt:
    """An officer records a case; the keys alone would do (see the keyboard test)."""
    page.goto("/desk/record")
    fill(page.locator("main form[data-keep]"), **fields)
    page.get_by_role("button", name="บันทึกเรื่อง", exact=True).click()
    page.get_by_role("heading", name="บันทึกเรื่องแล้ว").wait_for()
    numbers = page.locator("dd.rabfang-number, dd .rabfang-number")
    return Receipt(numbers.nth(0).inner_text(), numbers.nth(1).inner_text())


def working_day(ahead: int) -> str:
    """A day on which offices work, at least so many days from today, as an officer types it: 9/4/2569."""
    day = local_date(now()) + timedelta(days=ahead)
    closed = {row.day for year in (day.year, day.year + 1) for row in draft_holidays(year)}
    while day.isoweekday() > FRIDAY or day in closed:
        day += timedelta(days=1)
    return as_typed(day)


def typed_moment(moment: datetime) -> str:
    """A moment as an officer types it: 9/4/2569 14:30."""
    return f"{as_typed(local_date(moment))} {local(moment):%H:%M}"


def write_letter(page: Page, title: str, **fields: Any) -> str:
    """An officer on a case's page begins the letter of that title there and saves the draft; its address."""
    links = page.locator("section[aria-labelledby=letters] a", has_text=title)
    if not links.first.is_visible():
        page.get_by_text("ทำหนังสืออื่น").click()
    links.first.click()
    page.wait_for_url("**/letters/new/**")
    form = page.locator("main form")
    fill(form, **fields)
    form.get_by_role("button", name="บันทึกร่าง").click()
    expect(page.get_by_text("บันทึกร่างหนังสือแล้ว")).to_be_visible()
    return page.url


def number_and_send(page: Page, way: str = "registered") -> None:
    """An officer on a draft's page gives it its number and writes down that it was sent."""
    page.get_by_role("link", name="ออกเลขและลงวันที่").click()
    page.get_by_role("button", name="ออกเลข").click()
    expect(page.get_by_text("ออกเลขหนังสือแล้ว")).to_be_visible()
    page.get_by_role("link", name="บันทึกการส่ง").click()
    fill(page.locator("main form"), way=way)
    page.get_by_role("button", name="บันทึกการส่ง").click()
    expect(page.get_by_text("บันทึกการส่งแล้ว")).to_be_visible()


def opens_as_pdf(page: Page, address: str) -> bool:
    """Whether the address gives the signed-in officer a PDF."""
    answer = page.request.get(address)
    return answer.status == OK and answer.body().startswith(b"%PDF")
