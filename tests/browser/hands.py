"""What hands do in a browser: fill a form by its fields' names, send it, follow a case."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect


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
