"""Who gets to the desk: sign-in, sign-out, officers without a role, closed accounts."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from conftest import PASSWORD
from rabfang.agencies.models import Agency, Officer, RoleHolding
from rabfang.core.clock import local_date, now
from rabfang.desk.tests.conftest import SignIn
from rabfang.procedures.models import ProcedureVersion

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
PAGES = ("/desk/", "/desk/register", "/desk/record", "/desk/procedure", "/desk/outbox", "/desk/cases/1")


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_is_asked_to_sign_in_and_comes_back(offices: dict[str, Agency], address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 302
    assert answer["Location"] == f"/accounts/login/?next={address}"


def test_signing_in_leads_to_the_page_asked_for(offices: dict[str, Agency]) -> None:
    client = Client()
    assert "เข้าสู่ระบบสำหรับเจ้าหน้าที่" in client.get("/accounts/login/?next=/desk/register").content.decode()
    said = {"login": CENTRE, "password": PASSWORD, "next": "/desk/register"}
    answer = client.post("/accounts/login/", said)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/register")
    assert client.session.get_expire_at_browser_close()
    assert "สมศรี ใจเย็น" in client.get("/desk/register").content.decode()


@pytest.mark.parametrize(
    "said",
    [
        {"login": CENTRE, "password": "wrong"},
        {"login": "nobody@hat-kham.example", "password": PASSWORD},
        {"login": "not an address", "password": PASSWORD},
        {"login": "", "password": ""},
        {"login": "ก" * 5000, "password": "\u200b"},
    ],
)
def test_a_wrong_sign_in_says_so_and_opens_nothing(offices: dict[str, Agency], said: dict[str, str]) -> None:
    client = Client()
    answer = client.post("/accounts/login/", said)
    assert answer.status_code == 400
    assert "โปรดแก้ไขข้อมูลต่อไปนี้" in answer.content.decode()
    assert client.get("/desk/").status_code == 302


def test_signing_out_needs_a_button_and_ends_the_session(signed_in: SignIn) -> None:
    client = signed_in(CENTRE)
    assert "ท่านต้องการออกจากระบบใช่หรือไม่" in client.get("/accounts/logout/").content.decode()
    assert client.get("/desk/").status_code == 200
    assert client.post("/accounts/logout/").status_code == 302
    assert client.get("/desk/").status_code == 302


def test_a_closed_account_is_told_so(officer: Callable[[str], Officer]) -> None:
    Officer.objects.filter(pk=officer(CENTRE).pk).update(is_active=False)
    answer = Client().post("/accounts/login/", {"login": CENTRE, "password": PASSWORD})
    assert answer.status_code == 403
    assert "บัญชีนี้ปิดแล้ว" in answer.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_an_officer_without_a_role_learns_whom_to_ask(
    signed_in: SignIn, officer: Callable[[str], Officer], address: str
) -> None:
    yesterday = local_date(now()) - timedelta(days=1)
    RoleHolding.objects.filter(officer=officer(CENTRE)).update(ends_on=yesterday)
    answer = signed_in(CENTRE).get(address)
    assert answer.status_code == 403
    assert "ไม่ได้รับมอบหมายบทบาทใด" in answer.content.decode()


def test_a_role_that_the_procedure_does_not_know_opens_nothing(
    signed_in: SignIn, officer: Callable[[str], Officer]
) -> None:
    RoleHolding.objects.filter(officer=officer(CENTRE)).update(role="abolished")
    assert signed_in(CENTRE).get("/desk/").status_code == 403


def test_an_office_without_a_procedure_says_so(
    signed_in: SignIn, officer: Callable[[str], Officer], offices: dict[str, Agency]
) -> None:
    bare = Agency.objects.create(slug="bare", name_th="หน่วยงานใหม่", name_en="New office")
    assert not ProcedureVersion.objects.filter(agency=bare).exists()
    client = signed_in(CENTRE)
    Officer.objects.filter(pk=officer(CENTRE).pk).update(agency=bare)
    answer = client.get("/desk/")
    assert answer.status_code == 403
    assert "ยังไม่ได้ประกาศใช้ขั้นตอน" in answer.content.decode()


@pytest.mark.parametrize(
    ("account", "offered", "missing"),
    [
        ("centre", ["งานของฉัน", "ทะเบียน", "ภาพรวม", "รับเรื่องใหม่", "หนังสือ", "รายงาน", "ช่องทาง", "ขั้นตอน"], ["ตั้งค่า"]),
        ("administrator", ["งานของฉัน", "ทะเบียน", "ช่องทาง", "ขั้นตอน", "ตั้งค่า"], ["รับเรื่องใหม่", "หนังสือ", "รายงาน"]),
    ],
)
def test_the_bar_offers_what_the_roles_carry(
    signed_in: SignIn, account: str, offered: list[str], missing: list[str]
) -> None:
    answer = signed_in(f"{account}@hat-kham.example").get("/desk/")
    labels = [item["label"] for item in answer.context["navigation"]]
    assert labels == offered
    assert not set(missing) & set(labels)
    assert answer["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_the_procedure_is_shown_with_its_version(signed_in: SignIn) -> None:
    page = signed_in("unit@saraburi-treasury.example").get("/desk/procedure").content.decode()
    assert "ฉบับที่ 1" in page
    assert "<svg" in page
    assert "พบปะเยี่ยมเยียน" in page


AFTER = ["ข้อความออก", "ปฏิทินการรับฟัง", "ป้ายคิวอาร์", "ความพึงพอใจและการปรับปรุง"]


@pytest.mark.parametrize(
    ("account", "before"),
    [
        ("centre@hat-kham.example", ["การตรวจช่องทาง", "เอกสารเข้า"]),
        ("centre@saraburi-treasury.example", ["การตรวจช่องทาง", "ข้อความเข้า", "กิจกรรมรับฟัง"]),
    ],
)
def test_below_channels_stand_the_ways_in_and_out_that_the_office_has(
    signed_in: SignIn, account: str, before: list[str]
) -> None:
    answer = signed_in(account).get("/desk/outbox")
    assert [item["label"] for item in answer.context["places"]] == [*before, *AFTER]
    assert [item["label"] for item in answer.context["places"] if item["current"]] == ["ข้อความออก"]
    assert [item["label"] for item in answer.context["navigation"] if item["current"]] == ["ช่องทาง"]
    assert signed_in(account).get("/desk/").context["places"] == []
