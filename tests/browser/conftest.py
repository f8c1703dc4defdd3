"""A real browser on the real product."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from rabfang.core.clock import now
from rabfang.project.demonstration.second_factor import code_for
from tests.browser.axe import Checked
from tests.databases import own_database
from tests.plugin import ON_POSTGRES
from tests.site import Site

# Chromium without the windows around its pages: the same engine draws them with half the work.
CHROMIUM = "/usr/bin/chromium-headless-shell"
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
SHOTS = Path(__file__).parents[2] / "test-results" / "pictures"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, headless."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration, served by its own processes, on the database under test."""
    folder = tmp_path_factory.mktemp("site")
    running = Site.started(folder, own_database("site"))
    yield running
    running.stop()


@pytest.fixture
def person(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens a browser of their own for somebody: `person()` a citizen on a phone, `person("centre@...")` an officer.

    Every page they come to is checked for accessibility as they leave it.
    """
    contexts: list[BrowserContext] = []

    def open_for(email: str = "", *, phone: bool | None = None, javascript: bool = True) -> Page:
        small = not email if phone is None else phone
        context = browser.new_context(
            base_url=site.url,
            viewport=PHONE if small else DESKTOP,
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            java_script_enabled=javascript,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        if email:
            page.goto("/accounts/login/")
            page.get_by_label("อีเมล").fill(email)
            page.get_by_label("รหัสผ่าน", exact=True).fill(site.password)
            page.get_by_role("button", name="เข้าสู่ระบบ").click()
            page.wait_for_url(re.compile("/desk/|/accounts/second/"))
            if "/accounts/second/" in page.url:
                page.locator("[name=code]").fill(code_for(site.password, now()))
                page.get_by_role("button", name="ยืนยัน", exact=True).click()
            page.wait_for_url("**/desk/**")
        return page

    yield open_for
    for context in contexts:
        context.close()


@pytest.fixture
def look(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Waits for a page, checks its accessibility and keeps its picture under test-results; these two on SQLite alone,
    since a page is built of the same words whatever database they come from."""
    checked = Checked()

    def at(page: Page, name: str) -> None:
        page.wait_for_load_state()
        if ON_POSTGRES:
            return
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
        assert checked.violations(page) == [], f"{name} at {page.url}"

    return at
