"""The pages of officers, their roles, and those who stand in for them."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from rabfang.agencies.models import Agency, Delegation, Officer, RoleHolding, Unit
from rabfang.core.clock import BANGKOK
from rabfang.desk.settings.tests.conftest import ADMINISTRATOR, Desk

pytestmark = pytest.mark.django_db
GOOD = "ฝนตกที่หน้าต่างบ้านเช้านี้"
NEW = {"email": "New@Hat-Kham.example", "name": "คุณใหม่ มาแล้ว", "position": "", "telephone": ""}


def link_in(page: str) -> str:
    """The link that a page shows to hand over, as a path."""
    found = re.search(r"http://[^/]+(/accounts/link/\d+/\w+/)", page)
    assert found
    return found[1]


@pytest.fixture
def centre(officer: Callable[[str], Officer]) -> Officer:
    """The complaint centre's officer."""
    return officer("centre@hat-kham.example")


def test_an_officer_is_invited_with_roles_and_sets_their_own_password(
    desk: Desk, agency: Agency, client: Client
) -> None:
    unit = Unit.objects.get(agency=agency, key="finance")
    page = desk.send("officer_add", **NEW, roles=["unit", "centre"], unit=unit.pk)
    link = link_in(page)
    officer = Officer.objects.get(email="new@hat-kham.example")
    assert not officer.has_usable_password()
    assert {(one.role, one.unit) for one in officer.holdings.all()} == {("unit", unit), ("centre", None)}
    assert "คุณใหม่ มาแล้ว" in unescape(client.get(link).content.decode())
    assert client.post(link, {"password": GOOD, "again": GOOD}).status_code == 302
    given = {"login": NEW["email"], "password": GOOD}
    assert client.post(reverse("account_login"), given).status_code == 302
    assert client.get("/desk/").status_code == 200
    assert link not in desk.read("officer", officer.pk)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"email": ""}, "โปรดกรอก “อีเมล”"),
        ({"email": "x"}, "อีเมลไม่ถูกต้อง"),
        ({"email": "CENTRE@hat-kham.example"}, "อีเมลนี้มีบัญชีอยู่แล้ว"),
        ({"email": "centre@saraburi-treasury.example"}, "อีเมลนี้มีบัญชีอยู่แล้ว"),
        ({"name": "\u200b"}, "โปรดกรอก “ชื่อ - สกุล”"),
        ({"roles": ["king"]}, "ไม่มีตัวเลือกนี้"),
        ({"roles": ["unit"]}, "บทบาทนี้เห็นเฉพาะเรื่องของหน่วย โปรดเลือกหน่วย"),
        ({"position": "ก" * 201}, "โปรดย่อให้ไม่เกิน 200 ตัวอักษร"),
    ],
)
def test_a_wrong_account_is_told_and_nothing_is_added(desk: Desk, wrong: dict[str, str], said: str) -> None:
    page = desk.send("officer_add", **{**NEW, "telephone": "1234", **wrong})
    assert said in page
    assert 'value="1234"' in page
    assert not Officer.objects.filter(telephone="1234").exists()


def test_who_an_officer_is_can_be_corrected(desk: Desk, centre: Officer) -> None:
    assert "บันทึกข้อมูลของ สมศรี ใหม่ แล้ว" in desk.send("officer", centre.pk, name="สมศรี ใหม่")
    page = desk.send("officer", centre.pk, name="", position="ยังอยู่")
    assert "โปรดกรอก “ชื่อ - สกุล”" in page
    assert 'value="ยังอยู่"' in page


def test_a_closed_account_is_signed_out_at_once(
    desk: Desk, centre: Officer, signed_in: Callable[[str], Client]
) -> None:
    theirs = signed_in(centre.email)
    assert "ปิดบัญชีของ" in desk.send("officer_close", centre.pk)
    assert theirs.get("/desk/settings/").status_code == 302
    assert "ปิดบัญชีแล้ว" in desk.read("officers")
    assert "อีกครั้งแล้ว" in desk.send("officer_reopen", centre.pk)
    centre.refresh_from_db()
    assert centre.is_active


def test_a_new_password_ends_the_old_ones_sessions(
    desk: Desk, centre: Officer, signed_in: Callable[[str], Client], client: Client
) -> None:
    theirs = signed_in(centre.email)
    link = link_in(desk.send("officer_invite", centre.pk))
    assert theirs.get("/desk/").status_code == 200
    assert client.post(link, {"password": GOOD, "again": GOOD}).status_code == 302
    assert theirs.get("/desk/").status_code == 302


def test_the_last_administrator_stays(desk: Desk, officer: Callable[[str], Officer], centre: Officer) -> None:
    boss = officer(ADMINISTRATOR)
    holding = boss.holdings.get()
    assert "ปิดบัญชีของตนเองไม่ได้" in desk.send("officer_close", boss.pk)
    assert "ต้องมีผู้ดูแลระบบ" in desk.send("role_end", holding.pk, last_day="23/11/2569")
    desk.send("role_give", centre.pk, role="administrator", starts_on="23/11/2569", ends_on="30/11/2569")
    assert "ต้องมีผู้ดูแลระบบ" in desk.send("role_end", holding.pk, last_day="23/11/2569")
    desk.send("role_give", centre.pk, role="administrator", starts_on="1/12/2569")
    assert "ต้องมีผู้ดูแลระบบ" in desk.send("role_end", holding.pk, last_day="23/11/2569")
    RoleHolding.objects.filter(officer=centre, role="administrator").update(starts_on=date(2026, 1, 1))
    assert "บันทึกการสิ้นสุดบทบาท" in desk.send("role_end", holding.pk, last_day="23/11/2569")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"role": ""}, "โปรดเลือก “บทบาท”"),
        ({"role": "king"}, "ไม่มีตัวเลือกนี้"),
        ({"role": "unit"}, "บทบาทนี้เห็นเฉพาะเรื่องของหน่วย โปรดเลือกหน่วย"),
        ({"role": "centre"}, "เจ้าหน้าที่มีบทบาทนี้ในช่วงเวลานั้นอยู่แล้ว"),
        ({"starts_on": "วันนี้"}, "วันที่ไม่ถูกต้อง"),
        ({"ends_on": "1/1/2569"}, "วันสิ้นสุดต้องไม่ก่อนวันเริ่ม"),
    ],
)
def test_a_wrong_role_is_told_beside_the_field(desk: Desk, centre: Officer, given: dict[str, str], said: str) -> None:
    facts = {"role": "executive", "starts_on": "23/11/2569", **given}
    assert said in desk.send("role_give", centre.pk, **facts)
    assert centre.holdings.count() == 1


def test_another_offices_unit_cannot_be_chosen(desk: Desk, centre: Officer, other: Agency) -> None:
    unit = Unit.objects.filter(agency=other).earliest("pk")
    assert "ไม่มีตัวเลือกนี้" in desk.send("role_give", centre.pk, role="unit", unit=unit.pk, starts_on="23/11/2569")


def test_another_offices_people_are_not_there(desk: Desk, officer: Callable[[str], Officer]) -> None:
    theirs = officer("centre@saraburi-treasury.example")
    holding = theirs.holdings.get()
    for name in (
        "officer",
        "officer_invite",
        "officer_withdraw",
        "officer_reset",
        "officer_close",
        "officer_reopen",
        "role_give",
    ):
        assert desk.status(name, theirs.pk, name="ก", reason="ก") == 404
    assert desk.status("role_end", holding.pk, last_day="23/11/2569") == 404
    assert theirs.email not in desk.read("officers")
    assert theirs.name not in desk.read("delegation_add")


def _delegate(desk: Desk, holding: RoleHolding, to: Officer, **given: str) -> str:
    facts = {"starts_on": "25/11/2569", "ends_on": "27/11/2569", "reason": "ลาพักผ่อน", **given}
    return desk.send("delegation_add", holding=holding.pk, to=to.pk, **facts)


def test_a_delegate_administers_within_the_days_only(
    desk: Desk,
    centre: Officer,
    officer: Callable[[str], Officer],
    signed_in: Callable[[str], Client],
    clock: Callable[[datetime], None],
) -> None:
    assert "ปฏิบัติหน้าที่แทน" in _delegate(desk, officer(ADMINISTRATOR).holdings.get(), centre)
    first, last = datetime(2026, 11, 25, tzinfo=BANGKOK), datetime(2026, 11, 28, tzinfo=BANGKOK)
    second = timedelta(seconds=1)
    answers = []
    for at in (first - second, first, last - second, last):
        clock(at)
        answers.append(signed_in(centre.email).get(reverse("settings:index")).status_code)
    assert answers == [404, 200, 200, 404]


def test_a_delegation_ends_early(desk: Desk, centre: Officer, officer: Callable[[str], Officer]) -> None:
    _delegate(desk, officer("executive@hat-kham.example").holdings.get(), centre, starts_on="23/11/2569")
    row = Delegation.objects.get()
    assert "ลาพักผ่อน" in desk.read("delegations")
    assert "โปรดกรอกวันที่ไม่หลังวันสิ้นสุดเดิม" in desk.send("delegation_end", row.pk, last_day="30/11/2569")
    assert "วันที่ไม่ถูกต้อง" in desk.send("delegation_end", row.pk, last_day="x")
    assert "บันทึกการสิ้นสุดการมอบหมายแล้ว" in desk.send("delegation_end", row.pk, last_day="24/11/2569")
    row.refresh_from_db()
    assert row.ends_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"starts_on": "1/11/2569"}, "วันที่นี้ผ่านไปแล้ว"),
        ({"ends_on": "24/11/2569"}, "วันสิ้นสุดต้องไม่ก่อนวันเริ่ม"),
        ({"reason": ""}, "โปรดกรอก “เหตุผล”"),
        ({"ends_on": ""}, "โปรดกรอก “ถึงวันที่”"),
    ],
)
def test_a_wrong_delegation_is_told_beside_the_field(
    desk: Desk, centre: Officer, officer: Callable[[str], Officer], given: dict[str, str], said: str
) -> None:
    assert said in _delegate(desk, officer(ADMINISTRATOR).holdings.get(), centre, **given)
    assert not Delegation.objects.exists()


def test_nobody_stands_in_for_themselves_or_from_another_office(
    desk: Desk, centre: Officer, officer: Callable[[str], Officer]
) -> None:
    boss, stranger = officer(ADMINISTRATOR), officer("centre@saraburi-treasury.example")
    assert "ต้องไม่ใช่ผู้มอบหมายเอง" in _delegate(desk, boss.holdings.get(), boss)
    assert "ไม่มีตัวเลือกนี้" in _delegate(desk, boss.holdings.get(), stranger)
    assert "ไม่มีตัวเลือกนี้" in _delegate(desk, stranger.holdings.get(), centre)
    assert not Delegation.objects.exists()
    foreign = Delegation.objects.create(
        holding=stranger.holdings.get(), to=stranger, starts_on="2026-11-25", ends_on="2026-11-26", reason="ลา"
    )
    assert desk.status("delegation_end", foreign.pk, last_day="25/11/2569") == 404
