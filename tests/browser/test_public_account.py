"""The public account on a telephone and at a desk, with and without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.site
PAGES = ("guide", "statistics", "statistics/corruption", "data/")


@pytest.mark.parametrize("phone", [True, False])
def test_every_page_is_for_everybody(
    person: Callable[..., Page], look: Callable[[Page, str], None], phone: bool
) -> None:
    reader = person(phone=phone)
    for language in ("th", "en"):
        for name in PAGES:
            reader.goto(f"/school-integrity/{name}?language={language}")
            look(reader, f"account-{name.strip('/').replace('/', '-')}-{language}-{'phone' if phone else 'desk'}")
            assert reader.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert reader.context.cookies() == []


def test_without_script_one_finds_it_from_the_front_page(person: Callable[..., Page]) -> None:
    reader = person(javascript=False)
    reader.goto("/hat-kham/")
    reader.get_by_role("link", name="สถิติเรื่องร้องเรียน", exact=True).click()
    expect(reader.locator("h1")).to_have_text("สถิติเรื่องร้องเรียน")
    reader.get_by_role("link", name="English").click()
    reader.get_by_role("link", name="Guide", exact=True).click()
    expect(reader.locator("h1")).to_have_text("How complaints are handled")
    with reader.expect_download() as download:
        reader.goto("/hat-kham/data/")
        reader.get_by_role("link", name="cases-monthly.csv").click()
    assert download.value.suggested_filename == "cases-monthly.csv"
