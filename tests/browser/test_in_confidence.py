"""Corruption reported in confidence on a phone: without JavaScript, and again with every page and state looked at."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.site
HERE = "/school-integrity/report-corruption"
Person = Callable[..., Page]
Look = Callable[[Page, str], None]


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_and_state(person: Person, look: Look, language: str) -> None:
    _reports_and_comes_back(person(), look, language)


def test_without_javascript(person: Person) -> None:
    def unseen(page: Page, name: str) -> None:
        """The tool that looks at pages needs what is off here."""

    _reports_and_comes_back(person(javascript=False), unseen, "th")


def _reports_and_comes_back(page: Page, look: Look, language: str) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(f"{HERE}?language={language}")
    look(page, f"confidential-{language}-form")
    page.locator("main form button").click()
    look(page, f"confidential-{language}-wrong")
    page.locator("#id_detail").fill("ใบเสนอราคาทั้งสามใบเขียนด้วยลายมือเดียวกัน")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.locator("main form button").click()
    look(page, f"confidential-{language}-nobody")
    expect(page.locator("#id_detail")).to_have_value("ใบเสนอราคาทั้งสามใบเขียนด้วยลายมือเดียวกัน")
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    page.locator("main form button").click()
    look(page, f"confidential-{language}-receipt")
    expect(page.locator("#digits .rabfang-number").first).to_be_visible()
    digits = " ".join(page.locator("#digits .rabfang-number").all_inner_texts())
    page.goto(f"{HERE}/receipt?language={language}")
    look(page, f"confidential-{language}-back")
    page.locator("#id_receipt").fill("1" * 20)
    page.locator("main form button").click()
    look(page, f"confidential-{language}-back-wrong")
    page.locator("#id_receipt").fill(digits)
    page.locator("main form button").click()
    look(page, f"confidential-{language}-case")
    page.locator("#message button").click()
    look(page, f"confidential-{language}-case-wrong")
    page.locator("#id_message").fill("ห้องพัสดุชั้นสอง")
    page.locator("#message button").click()
    expect(page.locator("main")).to_contain_text("ห้องพัสดุชั้นสอง")
    page.locator("summary").last.click()
    look(page, f"confidential-{language}-case-more")
    assert digits.replace(" ", "") not in page.url
    assert page.context.cookies() == []
    assert len(hosts) == 1


def test_elsewhere(person: Person, look: Look) -> None:
    page = person()
    page.goto("/hat-kham/report-corruption")
    look(page, "confidential-no-desk")
    page.goto("/no-such/report-corruption")
    look(page, "confidential-not-found")
    assert page.context.cookies() == []
