"""The pages of the address book of other agencies."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rabfang.agencies.models import Agency, Partner, RoleHolding
from rabfang.audit.models import AuditEntry
from rabfang.cases.actors import Actor
from rabfang.cases.models import Assignment
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import submitted
from rabfang.core.clock import now
from rabfang.desk.settings.tests.conftest import Desk

pytestmark = pytest.mark.django_db
GIVEN = {"office": "", "name": "การประปา", "addressee": "", "address": "", "telephone": "", "email": ""}


def test_an_entry_is_added_corrected_closed_and_reopened(desk: Desk, agency: Agency) -> None:
    assert "เพิ่ม “การประปา” แล้ว" in desk.send("partner_add", **GIVEN | {"addressee": "ผู้จัดการการประปา"})
    row = Partner.objects.get(agency=agency, name="การประปา")
    assert 'value="ผู้จัดการการประปา"' in desk.read("partner_edit", row.pk)
    assert "บันทึก “การประปาหาดขาม” แล้ว" in desk.send("partner_edit", row.pk, name="การประปาหาดขาม", telephone="032")
    page = desk.read("partners")
    assert "การประปาหาดขาม" in page
    assert "032" in page
    assert "ปิด “การประปาหาดขาม” แล้ว" in desk.send("partner_close", row.pk)
    assert "ปิดแล้ว" in desk.read("partners")
    assert "เปิด “การประปาหาดขาม” อีกครั้งแล้ว" in desk.send("partner_reopen", row.pk)
    row.refresh_from_db()
    assert row.is_active
    told = desk.read("audit")
    for words in ("เพิ่มหน่วยงานอื่น", "แก้ไขหน่วยงานอื่น", "ปิดหน่วยงานอื่น", "เปิดหน่วยงานอื่นอีกครั้ง", "เรียนถึง"):
        assert words in told


def test_an_office_of_this_system_is_chosen_and_gives_its_name(desk: Desk, agency: Agency, other: Agency) -> None:
    assert str(other) in desk.read("partner_add")
    assert f"เพิ่ม “{other.name_th}” แล้ว" in desk.send("partner_add", **GIVEN | {"name": "", "office": str(other.pk)})
    row = Partner.objects.get(agency=agency, office=other)
    assert (row.name, row.address) == (other.name_th, other.address)
    assert f"เป็นหน่วยงานในระบบนี้: {other}" in desk.read("partner_edit", row.pk)
    assert "ระบบนี้" in desk.read("partners")
    assert str(other) not in desk.read("partner_add")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": "\u200b"}, "โปรดกรอกช่องนี้"),
        ({"name": "การไฟฟ้าส่วนภูมิภาคอำเภอกุยบุรี"}, "มีหน่วยงานชื่อนี้ในสมุดหน่วยงานแล้ว"),
        ({"addressee": "ก" * 201}, "โปรดย่อให้ไม่เกิน 200 ตัวอักษร"),
        ({"email": "ไม่ใช่อีเมล"}, "อีเมลไม่ถูกต้อง"),
        ({"office": "999999"}, "ไม่มีตัวเลือกนี้"),
    ],
)
def test_a_wrong_entry_is_told_beside_the_field(desk: Desk, wrong: dict[str, str], said: str) -> None:
    page = desk.send("partner_add", **GIVEN | {"telephone": "0999"} | wrong)
    assert said in page
    assert 'value="0999"' in page
    assert not AuditEntry.objects.filter(action="add-partner").exists()


def test_an_office_that_runs_no_cases_is_not_offered(desk: Desk, agency: Agency) -> None:
    Agency.objects.create(slug="empty", name_th="สำนักงานว่าง", name_en="Empty")
    page = desk.read("partner_add")
    assert "สำนักงานว่าง" not in page
    assert f">{agency}</option>" not in page


def test_a_name_typed_when_a_case_is_referred_is_there_with_its_open_parts(
    desk: Desk, offices: dict[str, Agency], signed_in: Callable[..., Any], actor: Callable[[str], Actor]
) -> None:
    agency = offices["phitsanulok"]
    case = submitted(agency).case
    steps: list[tuple[str, str, dict[str, Any]]] = [
        ("centre", "record", {}),
        ("centre", "classify", {"kind": "grievance", "opinion": "นอกอำนาจ"}),
        ("centre", "forward", {"memo": "เสนอ"}),
        ("executive", "order", {"outcome": "outside", "order": "ส่งเรื่อง"}),
        ("centre", "refer", {"outside_agency": "การประปาส่วนภูมิภาค", "told": "ส่งแล้ว"}),
    ]
    for account, verb, facts in steps:
        perform(case, verb, by=actor(f"{account}@phitsanulok.example"), **facts)
    theirs = Desk(signed_in("administrator@phitsanulok.example"))
    row = Partner.objects.get(agency=agency, name="การประปาส่วนภูมิภาค")
    assert Assignment.objects.get(case=case, state="open").partner == row
    page = theirs.read("partners")
    _before, _name, after = page.partition("การประปาส่วนภูมิภาค</a>")
    assert 'numeric">1</td>' in after.partition("</tr>")[0]
    assert "เรื่องที่ดำเนินการอยู่ 1 เรื่อง" in theirs.read("partner_edit", row.pk)
    assert "การประปาส่วนภูมิภาค" not in desk.read("partners")


def test_another_offices_entry_is_not_there(desk: Desk, offices: dict[str, Agency]) -> None:
    row = Partner.objects.filter(agency=offices["phitsanulok"]).earliest("pk")
    names = ("partner_edit", "partner_close", "partner_reopen")
    assert {desk.status(name, row.pk, name="ก") for name in names} == {404}


def test_a_partner_where_nobody_would_see_the_case_is_a_concern(desk: Desk, agency: Agency, other: Agency) -> None:
    row = Partner.objects.create(agency=agency, office=other, name="คลังจังหวัด")
    assert "“คลังจังหวัด” ใช้ระบบนี้" not in desk.read("index")
    RoleHolding.objects.filter(agency=other).exclude(role="unit").update(ends_on=date(2026, 11, 20))
    page = desk.read("index")
    assert "“คลังจังหวัด” ใช้ระบบนี้ แต่ไม่มีเจ้าหน้าที่" in page
    Partner.objects.filter(pk=row.pk).update(is_active=False)
    assert "“คลังจังหวัด” ใช้ระบบนี้" not in desk.read("index")
    Assignment.objects.create(case=submitted(agency).case, number=1, partner=row, opened_at=now())
    assert "“คลังจังหวัด” ใช้ระบบนี้" in desk.read("index")
