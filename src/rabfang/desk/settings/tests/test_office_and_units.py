"""The office's own page, and its units'."""

from collections.abc import Callable
from datetime import datetime

import pytest

from rabfang.agencies.models import Agency, CalendarChange, Unit
from rabfang.audit.models import AuditEntry
from rabfang.cases.models import Assignment, Case, RegisterBook
from rabfang.cases.tests.walking import submitted
from rabfang.core.clock import BANGKOK, now
from rabfang.desk.settings.tests.conftest import Desk

pytestmark = pytest.mark.django_db


def _office(agency: Agency, **changes: str) -> dict[str, str]:
    names = ("name_th", "name_en", "address", "telephone", "email", "register_year", "export_rows")
    asked = {"asks_after": "1", "asks_in": "working-days"}
    return {
        **{name: getattr(agency, name) for name in names},
        **asked,
        "opens_at": "08:30",
        "closes_at": "16:30",
        **changes,
    }


def test_the_office_is_shown_and_changed(desk: Desk, agency: Agency) -> None:
    assert agency.name_th in desk.read("office")
    assert "บันทึกข้อมูลหน่วยงานแล้ว" in desk.send("office", **_office(agency, telephone="032-000-000 ต่อ 12"))
    agency.refresh_from_db()
    assert agency.telephone == "032-000-000 ต่อ 12"
    assert not CalendarChange.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name_th": ""}, "โปรดกรอก “ชื่อหน่วยงาน”"),
        ({"name_en": " "}, "โปรดกรอก “ชื่อภาษาอังกฤษ”"),
        ({"address": "ก" * 301}, "โปรดย่อให้ไม่เกิน 300 ตัวอักษร"),
        ({"email": "ไม่ใช่อีเมล"}, "อีเมลไม่ถูกต้อง"),
        ({"opens_at": "เช้า"}, "เวลาไม่ถูกต้อง"),
        ({"opens_at": "17:00"}, "เวลาปิดต้องหลังเวลาเปิด"),
        ({"register_year": "lunar"}, "ไม่มีตัวเลือกนี้"),
        ({"export_rows": "0"}, "แถวที่นำออกได้ต่อคนต่อวัน"),
    ],
)
def test_a_wrong_office_is_told_beside_the_field(desk: Desk, agency: Agency, wrong: dict[str, str], said: str) -> None:
    page = desk.send("office", **_office(agency, **{"telephone": "0999", **wrong}))
    assert said in page
    assert 'value="0999"' in page
    assert not AuditEntry.objects.filter(action="change-office").exists()


def test_the_register_year_changes_where_no_number_goes_back(
    desk: Desk, agency: Agency, clock: Callable[[datetime], None]
) -> None:
    """November 2569: the fiscal book is 2570, the calendar book 2569."""
    first = submitted(agency).case
    assert (first.year, first.number) == (2570, 1)
    page = desk.send("office", **_office(agency, register_year="calendar"))
    assert "เล่มปี 2570 ออกเลขไปแล้ว" in page
    clock(datetime(2027, 3, 1, 9, tzinfo=BANGKOK))  # both are 2570 now: the book goes on
    assert "บันทึกข้อมูลหน่วยงานแล้ว" in desk.send("office", **_office(agency, register_year="calendar"))
    agency.refresh_from_db()
    second = submitted(agency).case
    assert (second.year, second.number) == (2570, 2)
    clock(datetime(2027, 11, 1, 9, tzinfo=BANGKOK))
    assert submitted(agency).case.year == 2570
    assert "เรื่องถัดไปจะได้เลข 4 ของเล่มปี 2570" in desk.read("office")
    assert "บันทึกข้อมูลหน่วยงานแล้ว" in desk.send("office", **_office(agency, register_year="fiscal"))
    agency.refresh_from_db()
    third = submitted(agency).case
    assert (third.year, third.number) == (2571, 1)
    assert RegisterBook.objects.filter(agency=agency).count() == 2


UNIT = {"key": "new-unit", "name_th": "กองใหม่", "name_en": "", "telephone": ""}


def test_a_unit_is_added_renamed_closed_and_reopened(desk: Desk, agency: Agency) -> None:
    assert "เพิ่ม “กองใหม่” แล้ว" in desk.send("unit_add", **UNIT)
    unit = Unit.objects.get(agency=agency, key="new-unit")
    assert "บันทึก “กองใหม่กว่า” แล้ว" in desk.send("unit_edit", unit.pk, name_th="กองใหม่กว่า")
    assert "ปิด “กองใหม่กว่า” แล้ว" in desk.send("unit_close", unit.pk)
    assert "ปิดแล้ว" in desk.read("units")
    assert "เปิด “กองใหม่กว่า” อีกครั้งแล้ว" in desk.send("unit_reopen", unit.pk)
    unit.refresh_from_db()
    assert unit.is_active


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"key": "กองช่าง"}, "ใช้ตัวอักษรอังกฤษตัวเล็ก"),
        ({"key": "public-works"}, "มีหน่วยที่ใช้ชื่อย่อนี้แล้ว"),
        ({"key": ""}, "โปรดกรอก “ชื่อย่อในไฟล์ขั้นตอน”"),
        ({"name_th": "\u200b"}, "โปรดกรอก “ชื่อหน่วย”"),
        ({"telephone": "0" * 61}, "โปรดย่อให้ไม่เกิน 60 ตัวอักษร"),
    ],
)
def test_a_wrong_unit_is_told_beside_the_field(desk: Desk, wrong: dict[str, str], said: str) -> None:
    page = desk.send("unit_add", **{**UNIT, "name_en": "Kept", **wrong})
    assert said in page
    assert 'value="Kept"' in page
    assert not Unit.objects.filter(name_en="Kept").exists()


def _give_work(case: Case, unit: Unit) -> None:
    Assignment.objects.create(case=case, number=1, unit=unit, opened_at=now())


def test_a_unit_with_open_work_is_not_closed(desk: Desk, agency: Agency) -> None:
    unit = Unit.objects.get(agency=agency, key="public-works")
    _give_work(submitted(agency).case, unit)
    assert "ยังมีเรื่องที่มอบหมายอยู่ 1 เรื่อง" in desk.send("unit_close", unit.pk)
    unit.refresh_from_db()
    assert unit.is_active
    Assignment.objects.update(state="ended")
    assert "แล้ว" in desk.send("unit_close", unit.pk)
    unit.refresh_from_db()
    assert not unit.is_active


def test_another_offices_unit_is_not_there(desk: Desk, other: Agency) -> None:
    unit = Unit.objects.filter(agency=other).earliest("pk")
    assert {desk.status(name, unit.pk, name_th="ก") for name in ("unit_edit", "unit_close", "unit_reopen")} == {404}
    assert str(unit) not in desk.read("units")


def test_units_that_the_procedure_names_and_nobody_made_are_asked_for(desk: Desk, agency: Agency) -> None:
    Unit.objects.filter(agency=agency, key="public-health").update(key="health")
    assert "อ้างถึงหน่วย “public-health” ที่ยังไม่มี" in desk.read("units")
    assert "อ้างถึงหน่วย “public-health” ที่ยังไม่มี" in desk.read("index")
