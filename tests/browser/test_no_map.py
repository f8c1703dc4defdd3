"""An installation without map tiles: nothing of a map is fetched, and a point can still be typed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.hands import open_case, submit_case

pytestmark = pytest.mark.site
Person = Callable[..., Page]


def test_without_tiles_nothing_of_a_map_is_fetched(person: Person) -> None:
    citizen, officer = person(), person("centre@hat-kham.example")
    asked: list[str] = []
    for page in (citizen, officer):
        page.on("request", lambda request: asked.append(request.url))
    citizen.goto("/hat-kham/submit")
    citizen.locator("summary").click()
    receipt = submit_case(
        citizen, "hat-kham", subject="ไฟดับ", detail="หน้าวัด", name="ไม่มีแผนที่ ทดสอบ", telephone="0812345678"
    )
    officer.goto("/desk/record")
    officer.locator("summary", has_text="แผนที่").click()
    officer.locator("[name=latitude]").wait_for()
    open_case(officer, receipt.number)
    assert asked
    assert not [url for url in asked if "leaflet" in url or "map" in url]
