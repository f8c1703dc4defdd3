"""A day the cabinet adds late: open due times follow visibly, closed cases stay, and back again."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from rabfang.agencies.models import Agency, CalendarChange, Holiday
from rabfang.cases import sweeps
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Clock, Event
from rabfang.cases.perform import perform
from rabfang.cases.sweeps import follow_calendar_changes
from rabfang.cases.tests.walking import submitted
from rabfang.cases.verify import faults
from rabfang.core.clock import BANGKOK, now
from rabfang.desk.settings.tests.conftest import Desk

pytestmark = pytest.mark.django_db
RECEIVED = datetime(2026, 4, 9, 10, tzinfo=BANGKOK)
BEFORE = datetime(2026, 5, 6, 16, 30, tzinfo=BANGKOK)
AFTER = datetime(2026, 5, 7, 16, 30, tzinfo=BANGKOK)
CABINET = {
    "scope": "national",
    "day": "20/4/2569",
    "name": "วันหยุดราชการเพิ่มเป็นกรณีพิเศษ",
    "opening": "closed",
    "source": "มติคณะรัฐมนตรี 10 เมษายน 2569",
}


@pytest.fixture
def open_case(other: Agency, clock: Callable[[datetime], None]) -> Case:
    """Received in Saraburi on Thursday 9 April 2026."""
    clock(RECEIVED)
    return submitted(other).case


@pytest.fixture
def closed_case(open_case: Case, other: Agency) -> Case:
    """Received the same day and withdrawn at once."""
    case = submitted(other).case
    return perform(case, "withdraw", by=Actor.citizen(case.pk), reason="ไม่ประสงค์แล้ว").case


def _due(case: Case) -> datetime | None:
    return Clock.objects.get(case=case, within="15 working days").due_at


def test_a_cabinet_day_moves_an_open_case_and_its_removal_moves_it_back(
    open_case: Case, closed_case: Case, desk: Desk
) -> None:
    untouched = (_due(closed_case), closed_case.version)
    assert _due(open_case) == BEFORE
    said = desk.send("holiday_add", **CABINET)
    assert "กำหนดเวลาของ 1 เรื่องเปลี่ยน" in said
    assert _due(open_case) == AFTER
    event = Event.objects.filter(case=open_case).latest("seq")
    assert (event.action, event.actor_kind) == ("recompute", "clock")
    assert "เพิ่มวันหยุด 20 เมษายน 2569" in event.facts["because"]
    moved = {key: (old, new) for key, old, new in event.facts["moved"]}
    assert [datetime.fromisoformat(at) for at in next(iter(moved.values()))] == [BEFORE, AFTER]
    open_case.refresh_from_db()
    assert open_case.promised_at == AFTER

    day = Holiday.objects.get(name=CABINET["name"])
    said = desk.send("holiday_remove", day.pk)
    assert "กำหนดเวลาของ 1 เรื่องเปลี่ยน" in said
    assert _due(open_case) == BEFORE
    closed_case.refresh_from_db()
    assert (_due(closed_case), closed_case.version) == untouched
    assert list(faults()) == []


def test_many_cases_are_left_to_the_worker(
    open_case: Case, desk: Desk, monkeypatch: pytest.MonkeyPatch, clock: Callable[[datetime], None]
) -> None:
    monkeypatch.setattr(sweeps, "AT_ONCE", 0)
    said = desk.send("holiday_add", **CABINET)
    assert "กำลังคำนวณกำหนดเวลาใหม่" in said
    assert _due(open_case) == BEFORE
    later = RECEIVED + timedelta(minutes=2)
    assert follow_calendar_changes(later) == 1
    assert _due(open_case) == AFTER
    assert CalendarChange.objects.get().recomputed_at == later
    assert follow_calendar_changes(later) == 0
    assert Event.objects.filter(case=open_case, action="recompute").count() == 1


def test_a_sweep_that_dies_midway_is_done_again(
    open_case: Case, other: Agency, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = submitted(other).case
    monkeypatch.setattr(sweeps, "AT_ONCE", 0)
    desk.send("holiday_add", **CABINET)
    later = now() + timedelta(minutes=2)

    def dies(case: int, *args: object, **facts: object) -> None:
        if case == second.pk:
            raise KeyboardInterrupt
        perform(case, *args, **facts)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(sweeps, "perform", dies)
        with pytest.raises(KeyboardInterrupt):
            follow_calendar_changes(later)
    assert CalendarChange.objects.get().recomputed_at is None
    assert (_due(open_case), _due(second)) == (AFTER, BEFORE)
    assert follow_calendar_changes(later) == 1
    assert (_due(open_case), _due(second)) == (AFTER, AFTER)
    assert list(faults()) == []


def test_the_worker_looks_again_once_what_was_on_its_way_has_arrived(open_case: Case, desk: Desk) -> None:
    """A case computed by the old calendar and committed after the sweep at once is found by the worker's."""
    desk.send("holiday_add", **CABINET)
    assert follow_calendar_changes(now()) == 0  # not settled yet
    assert CalendarChange.objects.get().recomputed_at is None
    Clock.objects.filter(case=open_case, within="15 working days").update(due_at=BEFORE)  # as if it came late
    assert follow_calendar_changes(now() + timedelta(minutes=2)) == 1
    assert _due(open_case) == AFTER


def test_an_offices_own_day_moves_its_own_cases_only(
    open_case: Case, desk: Desk, signed_in: Callable[[str], Client], agency: Agency
) -> None:
    said = desk.send("holiday_add", **{**CABINET, "scope": "own"})
    assert "ไม่มีเรื่องใดที่กำหนดเวลาเปลี่ยน" in said
    assert _due(open_case) == BEFORE
    saraburi = Desk(signed_in("administrator@saraburi-treasury.example"))
    assert "กำหนดเวลาของ 1 เรื่องเปลี่ยน" in saraburi.send("holiday_add", **{**CABINET, "scope": "own"})
    assert _due(open_case) == AFTER


def test_new_office_hours_move_the_hour(open_case: Case, signed_in: Callable[[str], Client], other: Agency) -> None:
    saraburi = Desk(signed_in("administrator@saraburi-treasury.example"))
    facts = {
        name: getattr(other, name)
        for name in ("name_th", "name_en", "address", "telephone", "register_year", "export_rows")
    }
    facts |= {"asks_after": "1", "asks_in": "days", "email": ""}
    said = saraburi.send("office", **facts, opens_at="8.30", closes_at="16.00 น.")
    assert "กำหนดเวลาของ 1 เรื่องเปลี่ยน" in said
    assert _due(open_case) == BEFORE - timedelta(minutes=30)
    assert list(faults()) == []
