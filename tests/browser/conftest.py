"""A real browser on the real product."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.axe import Checked
from tests.plugin import ON_POSTGRES
from tests.site import Site

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SHOTS = Path(__file__).parents[2] / "test-results" / "pictures"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration, served by its own processes, on the database under test."""
    folder = tmp_path_factory.mktemp("site")
    database_url = _own_database() if ON_POSTGRES else ""
    running = Site.started(folder, database_url)
    yield running
    running.stop()


def _own_database() -> str:
    """A fresh database on the test server."""
    url = os.environ["RABFANG_DATABASE_URL"]
    name = f"site_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}".encode())
        connection.execute(f"CREATE DATABASE {name}".encode())
    return url.rsplit("/", 1)[0] + "/" + name


@pytest.fixture
def person(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens a browser of their own for somebody: `person()` a citizen on a phone, `person("centre@...")` an officer.

    Every page they come to is checked for accessibility as they leave it.
    """
    contexts: list[BrowserContext] = []

    def open_for(email: str = "", *, phone: bool | None = None, javascript: bool = True) -> Page:
        small = not email if phone is None else phone
        size = {"width": 390, "height": 844} if small else {"width": 1280, "height": 900}
        context = browser.new_context(
            base_url=site.url,
            viewport=size,
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            java_script_enabled=javascript,  # type: ignore[arg-type]
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        if email:
            page.goto("/accounts/login/")
            page.get_by_label("อีเมล").fill(email)
            page.get_by_label("รหัสผ่าน", exact=True).fill(site.password)
            page.get_by_role("button", name="เข้าสู่ระบบ").click()
            page.wait_for_url("**/desk/**")
        return page

    yield open_for
    for context in contexts:
        context.close()


@pytest.fixture
def look(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Checks a page's accessibility and keeps its picture under test-results."""
    checked = Checked()

    def at(page: Page, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
        assert checked.violations(page) == [], f"{name} at {page.url}"

    return at
