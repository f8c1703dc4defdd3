"""Clocks: why a date, pauses, what is overdue, a calendar that changes, an objection's last day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from rabfang.agencies.calendar import touch_calendars
from rabfang.agencies.models import Agency, Holiday
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Clock
from rabfang.cases.perform import perform
from rabfang.cases.sweeps import escalate_overdue, recompute_due_times, resume_paused
from rabfang.cases.tests.walking import submitted, walk
from rabfang.cases.verify import faults
from rabfang.core.clock import BANGKOK, local
from rabfang.core.errors import Conflict, Invalid
from rabfang.thai.deadlines import Deadline

pytestmark = pytest.mark.django_db
Stand = Callable[[datetime], None]


def bangkok(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BANGKOK)


def test_saraburi_promises_fifteen_working_days(offices: dict[str, Agency], clock: Stand) -> None:
    clock(bangkok(2026, 4, 9))
    case = submitted(offices["saraburi-treasury"]).case
    assert case.promised_at is not None
    assert local(case.promised_at) == bangkok(2026, 5, 6, 16, 30)
    row = Clock.objects.get(case=case, due_at=case.promised_at)
    days = Deadline.from_json(row.explanation).days
    assert days[0].day == date(2026, 4, 9)
    assert days[-1].number == 15
    assert [one.day.day for one in days if one.reason == "holiday"] == [13, 14, 15, 4]


def test_after_hours_keeps_the_true_time_and_counts_from_the_next_opening(
    offices: dict[str, Agency], clock: Stand
) -> None:
    clock(bangkok(2026, 11, 20, 20))
    case = submitted(offices["hat-kham"]).case
    assert local(case.received_at) == bangkok(2026, 11, 20, 20)
    assert local(case.legal_at) == bangkok(2026, 11, 23, 8, 30)
    assert case.due_at is not None
    assert local(case.due_at) == bangkok(2026, 11, 24, 16, 30)


def test_a_pause_stops_every_clock_and_its_days_are_not_counted(
    offices: dict[str, Agency], clock: Stand, actor: Callable[[str], Actor]
) -> None:
    case = walk(offices["hat-kham"], "service-quality", until="report")
    assert case.due_at is not None
    assert local(case.due_at) == bangkok(2026, 12, 2, 16, 30)
    clock(bangkok(2026, 11, 25, 10))
    paused = perform(case, "pause", by=actor("centre@hat-kham.example"), reason="รออะไหล่", until=date(2026, 11, 30))
    assert paused.case.due_at is None
    assert escalate_overdue(bangkok(2027, 1, 4)) == 0
    assert resume_paused(bangkok(2026, 11, 29)) == 0
    assert resume_paused(bangkok(2026, 11, 30, 8, 30)) == 1
    after = Case.objects.get(pk=case.pk)
    assert after.due_at is not None
    # 25, 26 and 27 November were paused at closing time: three working days later; 5-7 December are days off.
    assert local(after.due_at) == bangkok(2026, 12, 8, 16, 30)
    assert not list(faults())


def test_a_pause_must_end_later_than_today(offices: dict[str, Agency], actor: Callable[[str], Actor]) -> None:
    case = submitted(offices["hat-kham"]).case
    with pytest.raises(Invalid) as refused:
        perform(case, "pause", by=actor("centre@hat-kham.example"), reason="รอ", until=date(2026, 11, 23))
    assert refused.value.field == "until"


def test_overdue_goes_up_one_level_after_another_and_once_each(offices: dict[str, Agency]) -> None:
    case = submitted(offices["hat-kham"]).case
    due = bangkok(2026, 11, 24, 16, 30)
    assert escalate_overdue(due - timedelta(seconds=1)) == 0
    assert escalate_overdue(due) == 1
    assert escalate_overdue(due + timedelta(minutes=5)) == 0
    row = Clock.objects.get(case=case, key="intake.record")
    assert row.late
    assert row.escalates_at is not None
    assert local(row.escalates_at) == bangkok(2026, 11, 27, 16, 30)
    assert escalate_overdue(bangkok(2026, 11, 27, 16, 30)) == 1
    last = case.events.filter(action="escalate").latest("seq")
    assert (last.facts["level"], last.facts["to"]) == (2, ["executive"])
    assert Case.objects.get(pk=case.pk).escalated == 2
    assert not list(faults())


def test_what_is_done_late_stays_late(offices: dict[str, Agency], clock: Stand, actor: Callable[[str], Actor]) -> None:
    case = submitted(offices["hat-kham"]).case
    clock(bangkok(2026, 11, 24, 16, 31))
    perform(case, "record", by=actor("centre@hat-kham.example"))
    assert Clock.objects.get(case=case, key="intake.record").late
    assert not Clock.objects.get(case=case, key="completion").late


def test_a_cabinet_holiday_moves_open_due_times_visibly_and_leaves_closed_cases(
    offices: dict[str, Agency], clock: Stand
) -> None:
    clock(bangkok(2026, 4, 9))
    agency = offices["saraburi-treasury"]
    case, ended = submitted(agency).case, submitted(agency).case
    perform(ended, "withdraw", by=Actor.citizen(ended.pk))
    before = Case.objects.get(pk=ended.pk).version
    Holiday.objects.create(day=date(2026, 4, 20), name="วันหยุดพิเศษ", source="มติคณะรัฐมนตรี 16 เมษายน 2569")
    touch_calendars(None)
    assert recompute_due_times(None, "วันหยุดพิเศษ 20 เมษายน 2569", bangkok(2026, 4, 17)) == 1
    moved = Case.objects.get(pk=case.pk)
    assert moved.promised_at is not None
    assert local(moved.promised_at) == bangkok(2026, 5, 7, 16, 30)
    event = moved.events.latest("seq")
    assert event.action == "recompute"
    assert [row[0] for row in event.facts["moved"]] == ["answered"]
    assert Case.objects.get(pk=ended.pk).version == before
    assert recompute_due_times(None, "อีกครั้ง", bangkok(2026, 4, 17)) == 0
    assert not list(faults())


def test_an_objection_comes_within_fifteen_days_and_its_last_day_moves_off_a_holiday(
    offices: dict[str, Agency], clock: Stand, actor: Callable[[str], Actor]
) -> None:
    case = walk(offices["hat-kham"], "service-quality", until="close")
    perform(case, "close", by=actor("centre@hat-kham.example"), outcome="solved")  # Monday 23 November
    citizen = Actor.citizen(case.pk)
    # Fifteen days end on Tuesday 8 December.
    clock(bangkok(2026, 12, 9, 0, 0))
    with pytest.raises(Conflict) as refused:
        perform(case, "object", by=citizen, objection="ยังดับ")
    assert refused.value.code == "objection-too-late"
    clock(bangkok(2026, 12, 8, 23, 59))
    again = perform(case, "object", by=citizen, objection="ยังดับ").case
    assert (again.status, again.step) == ("open", "ordered-work.forward")
