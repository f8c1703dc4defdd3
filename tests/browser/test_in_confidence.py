"""Corruption reported in confidence on a phone without JavaScript, every page and state of it looked at."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.site
HERE = "/school-integrity/report-corruption"
Person = Callable[..., Page]
Look = Callable[[Page, str], None]


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_report_its_receipt_and_coming_back(person: Person, look: Look, language: str) -> None:
    page = person(javascript=False)
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
    page = person(javascript=False)
    page.goto("/hat-kham/report-corruption")
    look(page, "confidential-no-desk")
    page.goto("/no-such/report-corruption")
    look(page, "confidential-not-found")
    assert page.context.cookies() == []
