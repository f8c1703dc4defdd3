"""What needs attention, the record of changes, and what the lists cost."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.models import Agency, CalendarChange, Delegation, Holiday, Officer, RoleHolding, Unit
from rabfang.audit.actions import record
from rabfang.core.clock import local_date, now
from rabfang.desk.settings.tests.conftest import Desk

pytestmark = pytest.mark.django_db


def _entries(agency: Agency, count: int) -> None:
    for number in range(count):
        facts = {"changed": {"name": [f"ก{number}", f"ข{number}"]}}
        record("edit-officer", f"คนที่ {number}.", at=now(), actor_id=1, actor_name="ก", agency_id=agency.pk, facts=facts)


def test_a_change_says_who_what_old_and_new(desk: Desk, agency: Agency) -> None:
    unit = Unit.objects.get(agency=agency, key="finance")
    desk.send("unit_edit", unit.pk, name_th="กองคลังใหม่", name_en=unit.name_en)
    page = desk.read("audit")
    assert "ดนัย ดูแลระบบ" in page
    assert "แก้ไขหน่วย" in page
    assert "<del>กองคลัง</del> → <ins>กองคลังใหม่</ins>" in page


def test_how_long_cases_are_kept_is_on_record_in_words(desk: Desk) -> None:
    desk.send("retention", kind="service-quality", years=5, after="archive", source="ตารางกำหนดอายุการเก็บ")
    page = desk.read("audit")
    assert "service-quality" not in page
    assert "คุณภาพการให้บริการ" in page
    assert "ส่งมอบหอจดหมายเหตุแห่งชาติ แล้วลบ" in page


def test_national_days_show_to_every_office_and_the_rest_to_its_own(
    desk: Desk, agency: Agency, signed_in: Callable[[str], Client]
) -> None:
    given = {"scope": "national", "day": "20/4/2569", "name": "วันพิเศษ", "opening": "closed", "source": "มติ"}
    desk.send("holiday_add", **given)
    desk.send("unit_add", key="secret-unit", name_th="หน่วยของหาดขาม")
    record("other-thing", "ของระบบ", at=now(), actor_id=None, actor_name="", agency_id=None)
    page = Desk(signed_in("administrator@saraburi-treasury.example")).read("audit")
    assert "20 เม.ย. 2569 วันพิเศษ" in page
    assert "ทุกหน่วยงาน" in page
    assert "หน่วยของหาดขาม" not in page
    assert "ของระบบ" not in page


def test_the_record_pages_by_key(desk: Desk, agency: Agency) -> None:
    _entries(agency, 60)
    first = desk.read("audit")
    assert "คนที่ 59." in first
    assert "คนที่ 9." not in first
    older = first.split("?before=")[1].split('"')[0]
    second = desk.read("audit", before=older)
    assert "คนที่ 9." in second
    assert "คนที่ 10." not in second
    for nonsense in ("x", "-1", "9" * 30):
        assert "คนที่ 59." in desk.read("audit", before=nonsense)


def test_what_needs_attention_is_said(desk: Desk, agency: Agency, officer: Callable[[str], Officer]) -> None:
    centre, executive = officer("centre@hat-kham.example"), officer("executive@hat-kham.example")
    today = local_date(now())
    Delegation.objects.create(
        holding=executive.holdings.get(), to=centre, starts_on=today, ends_on=today + timedelta(days=3), reason="ลา"
    )
    Holiday.objects.filter(day__year=2027).delete()
    RoleHolding.objects.filter(officer=centre).update(ends_on=date(2026, 1, 1))
    CalendarChange.objects.create(because="ก", at=now() - timedelta(hours=1))
    page = desk.read("index")
    for said in (
        "วันหยุดปี 2569 เป็นร่างที่ยังไม่ได้ตรวจ",
        "ยังไม่มีวันหยุดราชการปี 2570",
        "“กองคลัง” ไม่มีเจ้าหน้าที่",
        "ไม่มีผู้ใดมีบทบาท “เจ้าหน้าที่ศูนย์รับเรื่องร้องเรียน”",
        "ปฏิบัติหน้าที่แทน บุญมี มีวิสัยทัศน์ ถึงวันที่ 26 พ.ย. 2569",
        "ยังคำนวณกำหนดเวลาใหม่ไม่เสร็จ",
    ):
        assert said in page


def _grow(agency: Agency) -> None:
    """Three times the people, units, delegations and entries."""
    today = local_date(now())
    for number in range(30):
        unit = Unit.objects.create(agency=agency, key=f"u{number}", name_th=f"หน่วย {number}", name_en="U")
        person = Officer.objects.create(
            agency=agency, email=f"p{number}@hat-kham.example", name=f"คน {number}", date_joined=now()
        )
        holding = RoleHolding.objects.create(agency=agency, officer=person, role="unit", unit=unit, starts_on=today)
        Delegation.objects.create(holding=holding, to=person, starts_on=today, ends_on=today, reason="ลา")
    _entries(agency, 30)


def _cost(desk: Desk, name: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        desk.read(name)
    return len(asked)


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("index", 20),
        ("holidays", 12),
        ("units", 12),
        ("officers", 12),
        ("delegations", 12),
        ("procedures", 12),
        ("audit", 12),
        ("delegation_add", 12),
    ],
)
def test_a_list_costs_the_same_however_long(desk: Desk, agency: Agency, name: str, most: int) -> None:
    desk.read(name)
    before = _cost(desk, name)
    _grow(agency)
    assert _cost(desk, name) == before
    assert before <= most


def test_a_long_list_of_officers_pages_by_name(desk: Desk, agency: Agency) -> None:
    for number in range(60):
        Officer.objects.create(agency=agency, email=f"p{number}@a.example", name=f"ก {number:02}", date_joined=now())
    Officer.objects.filter(email__in=["p48@a.example", "p49@a.example", "p50@a.example"]).update(name="ก 49")
    seen: list[str] = []
    address = "/desk/settings/officers/"
    while address:
        page = desk.client.get(address).content.decode()
        seen += [part.split("<")[0] for part in page.split("@a.example</td>")[:-1] for part in [part.rsplit(">", 1)[1]]]
        more = page.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0] if 'rel="next"' in page else ""
        address = more.replace("&amp;", "&")
    assert sorted(seen) == sorted(f"p{number}" for number in range(60))
