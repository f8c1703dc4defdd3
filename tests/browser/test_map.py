"""A point chosen on a map, by citizens and officers, where the installation has map tiles."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.hands import fill, open_case
from tests.browser.tiles import Tiles, served
from tests.databases import own_database
from tests.site import Site

pytestmark = pytest.mark.site
Person = Callable[..., Page]
Look = Callable[[Page, str], None]
CENTRE = "centre@hat-kham.example"
CREDIT = '&copy; <a href="https://tiles.example/copyright">ผู้ทำแผนที่</a>'
MATTER = {"subject": "ไฟดับ", "detail": "เสาต้นที่สาม", "name": "ปักหมุด ทดสอบ", "telephone": "0812345678"}
SIX_DECIMALS = re.compile(r"^\d+\.\d{6}$")
WIDE, PIXELS = 360, 256


@pytest.fixture(scope="module")
def tiles() -> Iterator[Tiles]:
    """A map server."""
    with served() as running:
        yield running


@pytest.fixture(scope="module")
def site(tiles: Tiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration, with a map."""
    settings = {"RABFANG_MAP_TILES_URL": f"{tiles.url}/{{z}}/{{x}}/{{y}}.png", "RABFANG_MAP_CREDIT": CREDIT}
    running = Site.started(tmp_path_factory.mktemp("mapped"), own_database("mapped"), settings=settings)
    yield running
    running.stop()


def opened(page: Page, address: str) -> Locator:
    """The map on a form, after its disclosure was opened."""
    page.goto(address)
    page.locator("details", has=page.locator("[data-map]")).locator("summary").click()
    view = page.locator("[data-map-view]")
    expect(page.locator("img.leaflet-tile-loaded").first).to_be_visible()
    return view


def point(page: Page) -> tuple[float, float]:
    """What the two inputs say now."""
    for name in ("latitude", "longitude"):
        expect(page.locator(f"[name={name}]")).to_have_value(SIX_DECIMALS)
    latitude, longitude = (page.locator(f"[name={name}]").input_value() for name in ("latitude", "longitude"))
    return float(latitude), float(longitude)


def tip(page: Page) -> tuple[float, float]:
    """Where the marker points to, from the middle of the map, in pixels."""
    pin, view = (page.locator(one).bounding_box() for one in (".rabfang-map__pin", "[data-map-view]"))
    assert pin is not None
    assert view is not None
    return (
        pin["x"] + pin["width"] / 2 - view["x"] - view["width"] / 2,
        pin["y"] + 46 - view["y"] - view["height"] / 2,
    )


def drag(page: Page, x: int, y: int) -> None:
    """Takes the marker and lets it go that many pixels further."""
    page.locator("[data-map-view]").scroll_into_view_if_needed()
    box = page.locator(".rabfang-map__pin").bounding_box()
    assert box is not None
    start = (box["x"] + 18, box["y"] + 20)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + x / 2, start[1] + y / 2, steps=3)
    page.mouse.move(start[0] + x, start[1] + y, steps=3)
    page.mouse.up()


def test_a_citizen_chooses_and_the_desk_sees_the_same_point(person: Person, look: Look, tiles: Tiles) -> None:
    citizen, officer = person(), person(CENTRE)
    asked: list[str] = []
    refused: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            refused.append(message.text)

    for page in (citizen, officer):
        page.on("console", listen)
    citizen.on("request", lambda request: asked.append(request.url))
    citizen.goto("/hat-kham/submit")
    assert not [url for url in asked if "leaflet" in url or url.startswith(tiles.url)]
    view = opened(citizen, "/hat-kham/submit")
    assert [url for url in asked if url.endswith("rabfang/leaflet.js")]
    view.click(position={"x": 200, "y": 120})
    latitude, longitude = point(citizen)
    assert citizen.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    look(citizen, "map-citizen")
    fill(citizen.locator("main form[data-keep]"), **MATTER)
    citizen.get_by_role("button", name="ส่งเรื่อง", exact=True).click()
    number = citizen.locator(".rabfang-sheet__number").inner_text()
    open_case(officer, number)
    expect(officer.locator("main a[href^='geo:']")).to_have_attribute("href", f"geo:{latitude:.6f},{longitude:.6f}")
    expect(officer.locator("[data-map-view] img.leaflet-tile-loaded").first).to_be_visible()
    assert [abs(pixels) < 1.5 for pixels in tip(officer)] == [True, True]
    look(officer, "map-desk-case")
    officer.set_viewport_size(PHONE)
    assert officer.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    look(officer, "map-desk-case-phone")
    assert refused == []
    origin = citizen.evaluate("location.origin + '/'")
    assert {referer for _, referer in tiles.asked} == {origin}


def test_an_officer_drags_the_marker_and_records(person: Person, look: Look) -> None:
    page = person(CENTRE)
    opened(page, "/desk/record")
    fill(page.locator("main form[data-keep]"), channel="ร้องเรียนทางโทรศัพท์", latitude="12.05", longitude="99.9", **MATTER)
    expect(page.locator(".rabfang-map__pin")).to_be_visible()
    look(page, "map-record")
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    look(page, "map-record-phone")
    assert [abs(pixels) < 1.5 for pixels in tip(page)] == [True, True]
    page.set_viewport_size(DESKTOP)
    drag(page, 80, -40)
    expect(page.locator("[name=latitude]")).not_to_have_value("12.05")
    latitude, longitude = point(page)
    degree = WIDE / (PIXELS * 2**16)
    assert abs(longitude - (99.9 + 80 * degree)) < 2 * degree
    assert abs(latitude - (12.05 + 40 * degree * 0.978)) < 2 * degree  # the cosine of 12 degrees north
    page.get_by_role("button", name="บันทึกเรื่อง", exact=True).click()
    page.get_by_role("heading", name="บันทึกเรื่องแล้ว").wait_for()
    open_case(page, page.locator("dd.rabfang-number, dd .rabfang-number").first.inner_text())
    expect(page.locator("main a[href^='geo:']")).to_have_attribute("href", f"geo:{latitude:.6f},{longitude:.6f}")


def test_typing_moves_the_marker(person: Person) -> None:
    page = person()
    view = opened(page, "/hat-kham/submit")
    pin = page.locator(".rabfang-map__pin")
    page.locator("[name=latitude]").fill("14.5")
    expect(pin).to_have_count(0)
    page.locator("[name=longitude]").fill("๑๐๐.๙")
    expect(pin).to_be_visible()
    assert [abs(pixels) < 1.5 for pixels in tip(page)] == [True, True]
    view.click(position={"x": 200, "y": 60})
    assert point(page) != (14.5, 100.9)
    page.locator("[name=latitude]").fill("ไม่ทราบ")
    expect(pin).to_have_count(0)


def test_the_map_goes_where_the_device_is(person: Person) -> None:
    page = person()
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 14.528333, "longitude": 100.91})
    opened(page, "/hat-kham/submit")
    page.get_by_role("button", name="ใช้ตำแหน่งปัจจุบันของฉัน").click()
    expect(page.locator(".rabfang-map__pin")).to_be_visible()
    assert point(page) == (14.528333, 100.91)
    assert [abs(pixels) < 1.5 for pixels in tip(page)] == [True, True]
    expect(page.locator("img.leaflet-tile[src*='/16/']").first).to_be_attached()


def test_the_map_holds_neither_focus_nor_wheel(person: Person, tiles: Tiles) -> None:
    page = person(CENTRE)
    view = opened(page, "/desk/record")
    view.scroll_into_view_if_needed()
    view.hover()
    before = page.evaluate("window.scrollY")
    page.mouse.wheel(0, 60)
    page.wait_for_function("before => window.scrollY > before", arg=before)
    assert {path.split("/")[1] for path, _ in tiles.asked[-5:]} == {"6"}
    view.click(position={"x": 300, "y": 100})
    page.mouse.wheel(0, -240)
    expect(page.locator("img.leaflet-tile:not([src*='/6/'])").first).to_be_attached()
    view.focus()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "latitude":
            break
    assert page.evaluate("document.activeElement.name") == "latitude"


def test_without_its_pictures_the_map_still_takes_a_point(person: Person, tiles: Tiles) -> None:
    page = person()
    page.route(f"{tiles.url}/**", lambda route: route.abort())
    page.goto("/hat-kham/submit")
    page.locator("details", has=page.locator("[data-map]")).locator("summary").click()
    expect(page.get_by_text("โหลดภาพแผนที่ไม่สำเร็จ")).to_be_visible()
    page.locator("[data-map-view]").click(position={"x": 100, "y": 100})
    point(page)
