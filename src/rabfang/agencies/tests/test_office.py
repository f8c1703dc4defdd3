"""The office and its units."""

from dataclasses import replace
from datetime import time

import pytest

from rabfang.agencies.actions.add_unit import add_unit
from rabfang.agencies.actions.change_office import OfficeFacts, change_office
from rabfang.agencies.actions.close_unit import close_unit
from rabfang.agencies.actions.rename_unit import rename_unit
from rabfang.agencies.actions.reopen_unit import reopen_unit
from rabfang.agencies.models import Agency, CalendarChange, Officer, Unit
from rabfang.agencies.queries import active_units
from rabfang.agencies.tests.conftest import AT
from rabfang.audit.models import AuditEntry
from rabfang.core.errors import Conflict, Invalid, NotFound

pytestmark = pytest.mark.django_db

FACTS = OfficeFacts(
    "สำนักงานใหม่", "New Office", "ถนนใหญ่", "02", "a@b.example", "fiscal", time(8, 30), time(16, 30), 5000, 1, "days"
)


def test_names_change_without_moving_due_times(office: Agency, boss: Officer) -> None:
    change_office(office, FACTS, by=boss, at=AT)
    office.refresh_from_db()
    assert (office.name_th, office.telephone) == ("สำนักงานใหม่", "02")
    assert AuditEntry.objects.get().facts["changed"]["name_th"] == ["สำนักงาน", "สำนักงานใหม่"]
    assert not CalendarChange.objects.exists()


def test_new_hours_move_due_times(office: Agency, boss: Officer) -> None:
    change_office(office, replace(FACTS, closes_at=time(17)), by=boss, at=AT)
    change = CalendarChange.objects.get()
    assert (change.agency, change.because) == (office, "เปลี่ยนเวลาทำการเป็น 08:30-17:00 น.")


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"name_th": " "}, "required", "name_th"),
        ({"address": "ก" * 301}, "too-long", "address"),
        ({"closes_at": time(8, 30)}, "hours-order", "closes_at"),
        ({"register_year": "lunar"}, "not-understood", "register_year"),
        ({"export_rows": 0}, "not-understood", "export_rows"),
        ({"export_rows": 1_000_001}, "not-understood", "export_rows"),
        ({"asks_after": 91}, "not-understood", "asks_after"),
        ({"asks_in": "weeks"}, "not-understood", "asks_in"),
    ],
)
def test_a_wrong_office_is_refused(office: Agency, boss: Officer, wrong: dict[str, str], code: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        change_office(office, replace(FACTS, **wrong), by=boss, at=AT)  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not AuditEntry.objects.exists()


def test_another_office_is_not_there(office: Agency, stranger: Officer) -> None:
    with pytest.raises(NotFound):
        change_office(office, FACTS, by=stranger, at=AT)
    with pytest.raises(NotFound):
        add_unit(office, key="works", name_th="กองช่าง", by=stranger, at=AT)


def test_a_unit_is_added_renamed_closed_and_reopened(office: Agency, boss: Officer) -> None:
    unit = add_unit(office, key="works", name_th="กองช่าง", by=boss, at=AT)
    assert unit.name_en == "กองช่าง"
    rename_unit(unit, name_th="กองช่างและผังเมือง", name_en="Works", by=boss, at=AT)
    close_unit(unit, open_work=lambda _: 0, by=boss, at=AT)
    assert not active_units(office).exists()
    reopen_unit(unit, by=boss, at=AT)
    assert active_units(office).get().name_th == "กองช่างและผังเมือง"
    told = list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))
    assert told == ["add-unit", "rename-unit", "close-unit", "reopen-unit"]


def test_a_unit_with_open_work_stays_open(office: Agency, boss: Officer) -> None:
    unit = add_unit(office, key="works", name_th="กองช่าง", by=boss, at=AT)
    with pytest.raises(Conflict) as refused:
        close_unit(unit, open_work=lambda _: 2, by=boss, at=AT)
    assert (refused.value.code, refused.value.params) == ("unit-has-work", {"count": 2})
    assert Unit.objects.get().is_active


@pytest.mark.parametrize(
    ("key", "code"), [("Works", "key-form"), ("", "key-form"), ("1a", "key-form"), ("works", "key-taken")]
)
def test_a_key_is_well_formed_and_given_once(office: Agency, boss: Officer, key: str, code: str) -> None:
    add_unit(office, key="works", name_th="กองช่าง", by=boss, at=AT)
    with pytest.raises(Invalid) as refused:
        add_unit(office, key=key, name_th="กองอื่น", by=boss, at=AT)
    assert (refused.value.code, refused.value.field) == (code, "key")


def test_another_offices_unit_is_not_there(clerk: Officer, stranger: Officer) -> None:
    unit = Unit.objects.get()
    with pytest.raises(NotFound):
        rename_unit(unit, name_th="ก", by=stranger, at=AT)
    with pytest.raises(NotFound):
        close_unit(unit, open_work=lambda _: 0, by=stranger, at=AT)
    with pytest.raises(NotFound):
        reopen_unit(unit, by=stranger, at=AT)
    assert Unit.objects.get() == unit
