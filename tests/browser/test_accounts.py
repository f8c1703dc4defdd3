"""An officer's own account in a real browser: a passkey by a virtual device, an app's codes, shown passwords."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from rabfang.accounts.factors.totp import code_at, step_at
from rabfang.accounts.tests.standin import CLIENT, SECRET, StandIn
from rabfang.core.clock import now
from tests.browser.conftest import DESKTOP, PHONE
from tests.databases import own_database
from tests.site import Site

pytestmark = pytest.mark.site
Look = Callable[[Page, str], None]
CENTRE, UNIT = "centre@hat-kham.example", "unit@hat-kham.example"


@pytest.fixture(scope="module")
def provider() -> Iterator[StandIn]:
    """Who says of everybody that they are an executive who has no second factor."""
    standin = StandIn()
    standin.claims = {"sub": "u-1", "email": "executive@hat-kham.example", "email_verified": True}
    yield standin
    standin.stop()


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory, provider: StandIn) -> Iterator[Site]:
    """The demonstration at a name, since passkeys belong to one and never to a number, with a provider."""
    known = {"ISSUER": provider.issuer, "FOR": "both", "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET}
    settings = {f"RABFANG_OIDC_{name}": value for name, value in known.items()}
    running = Site.started(tmp_path_factory.mktemp("named"), own_database("named"), host="localhost", settings=settings)
    yield running
    running.stop()


@pytest.fixture
def browse(browser: Browser, named: Site) -> Iterator[Callable[..., Page]]:
    """A page of a browser of its own; `device=True` gives it something that makes passkeys and knows its owner."""
    contexts = []

    def opened(*, device: bool = False, phone: bool = False, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=named.url, viewport=PHONE if phone else DESKTOP, java_script_enabled=javascript
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        if device:
            talk = context.new_cdp_session(page)
            talk.send("WebAuthn.enable")
            about = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
            about |= {"isUserVerified": True, "automaticPresenceSimulation": True}
            talk.send("WebAuthn.addVirtualAuthenticator", {"options": about})
        return page

    yield opened
    for context in contexts:
        context.close()


def enter(page: Page, email: str, password: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("อีเมล").fill(email)
    page.get_by_label("รหัสผ่าน", exact=True).fill(password)
    page.get_by_role("button", name="เข้าสู่ระบบ", exact=True).click()


def leave(page: Page) -> None:
    page.get_by_role("button", name="ออกจากระบบ").first.click()
    expect(page.get_by_role("button", name="ออกจากระบบ")).to_have_count(0)


def test_a_passkey_is_made_and_opens_the_desk_alone(browse: Callable[..., Page], named: Site, look: Look) -> None:
    page = browse(device=True)
    look_at = "/accounts/login/"
    page.goto(look_at)
    look(page, "sign-in")
    enter(page, CENTRE, named.password)
    page.wait_for_url("**/desk/**")
    page.goto("/accounts/me/")
    look(page, "account")
    page.get_by_role("button", name="เพิ่มพาสคีย์").click()
    page.get_by_label("ชื่อของพาสคีย์นี้").fill("เครื่องที่ทำงาน")
    look(page, "passkey-new")
    page.get_by_role("button", name="เพิ่มพาสคีย์").click()
    expect(page.get_by_role("heading", name="รหัสสำรอง")).to_be_visible()
    expect(page.locator("main code")).to_have_count(8)
    look(page, "recovery-codes")
    page.get_by_role("button", name="เก็บรหัสแล้ว").click()
    expect(page.get_by_role("rowheader", name="เครื่องที่ทำงาน")).to_be_visible()
    leave(page)
    page.goto("/accounts/login/?next=/desk/register")
    page.get_by_role("button", name="เข้าสู่ระบบด้วยพาสคีย์").click()
    page.wait_for_url("**/desk/register")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    _as_second(page, named, look)


def _as_second(page: Page, named: Site, look: Look) -> None:
    """The same passkey after a password, and before the account is changed."""
    leave(page)
    enter(page, CENTRE, named.password)
    page.wait_for_url("**/accounts/second/")
    look(page, "second-factor")
    page.get_by_role("button", name="ยืนยันด้วยพาสคีย์").click()
    page.wait_for_url("**/desk/**")
    page.goto("/accounts/me/confirm/?next=/accounts/me/")
    look(page, "confirm")
    page.get_by_label("รหัสผ่าน", exact=True).fill(named.password)
    page.get_by_role("button", name="ยืนยัน", exact=True).click()
    page.wait_for_url("**/accounts/me/")


@pytest.mark.once
def test_another_device_opens_nothing(browse: Callable[..., Page]) -> None:
    page = browse(device=True)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="เข้าสู่ระบบด้วยพาสคีย์").click()
    expect(page.get_by_text("เบราว์เซอร์ไม่ได้ยืนยันพาสคีย์")).to_be_visible()
    page.goto("/desk/")
    assert page.url.endswith("/accounts/login/?next=/desk/")


def test_an_app_needs_no_script(browse: Callable[..., Page], named: Site, look: Look) -> None:
    page = browse(phone=True, javascript=False)
    enter(page, UNIT, named.password)
    page.goto("/accounts/me/app/")
    key = page.locator("main code").inner_text().replace(" ", "")
    page.get_by_label("รหัส 6 หลักที่แอปแสดง").fill(code_at(key, step_at(now())))
    page.get_by_role("button", name="ตรวจรหัสและเปิดใช้").click()
    code = page.locator("main code").first.inner_text()
    other = browse(phone=True, javascript=False)
    enter(other, UNIT, named.password)
    other.get_by_label("รหัส").fill(code)
    other.get_by_role("button", name="ยืนยัน").click()
    other.wait_for_url("**/desk/**")


@pytest.mark.once
def test_a_password_can_be_seen_and_its_strength_is_said(browse: Callable[..., Page], named: Site, look: Look) -> None:
    page = browse(phone=True)
    enter(page, "executive@hat-kham.example", named.password)
    page.wait_for_url("**/desk/**")
    page.goto("/accounts/me/password/")
    field = page.get_by_label("รหัสผ่านใหม่", exact=True)
    field.fill("ฝนตก")
    expect(page.get_by_text("สั้นเกินไป ยังขาดอีก 11 ตัวอักษร")).to_be_visible()
    field.fill("ฝนตกที่หน้าต่างบ้านเช้านี้")
    expect(page.get_by_text("ยาวดี เดาได้ยาก")).to_be_visible()
    page.get_by_role("button", name="แสดงรหัสผ่าน").nth(1).click()
    expect(field).to_have_attribute("type", "text")
    look(page, "password-shown-phone")
    page.goto("/accounts/me/app/")
    look(page, "app-new-phone")
    page.goto("/accounts/forgotten/")
    look(page, "forgotten-phone")


def test_the_provider_is_reached_and_leads_back(browse: Callable[..., Page], provider: StandIn) -> None:
    """With and without script: the policy lets no form of ours end at another host."""
    for javascript in (True, False):
        page = browse(phone=True, javascript=javascript)
        page.goto("/accounts/login/?next=/desk/register")
        page.get_by_role("button", name="เข้าสู่ระบบด้วย ThaID").click()
        page.wait_for_url("**/desk/register")
