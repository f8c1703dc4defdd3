"""The executive says by which day (S4-3): the unit's time is that day's, explains itself and keeps to the calendar."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rabfang.agencies.calendar import touch_calendars
from rabfang.agencies.models import Agency, Holiday, Unit
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Clock
from rabfang.cases.perform import perform
from rabfang.cases.sweeps import recompute_due_times
from rabfang.cases.tests.walking import walk
from rabfang.cases.verify import faults
from rabfang.core.clock import BANGKOK, local
from rabfang.core.errors import Invalid
from rabfang.thai.deadlines import Deadline, deadline, working_days_between
from rabfang.thai.periods import Period
from rabfang.thai.periods import Unit as In
from rabfang.thai.working_time import DayOff, OfficeHours, WorkingCalendar

Who = Callable[[str], Actor]
EXECUTIVE = "executive@hat-kham.example"
HOURS = OfficeHours(time(8, 30), time(16, 30))


def ordered(office: Agency, actor: Who, due_on: date | None) -> Clock:
    """The clock of the unit's part after an order on Monday 23 November 2026."""
    case = walk(office, "service-quality", until="order")
    unit = Unit.objects.get(agency=office, key="public-works")
    perform(case, "order", by=actor(EXECUTIVE), outcome="act", order="ซ่อม", units=[unit.pk], due_on=due_on)
    return Clock.objects.get(case=case, key="ordered-work.report")


@pytest.mark.django_db
def test_the_day_of_the_order_takes_the_place_of_the_procedures_time(offices: dict[str, Agency], actor: Who) -> None:
    clock = ordered(offices["hat-kham"], actor, date(2026, 11, 26))
    assert clock.due_at is not None
    assert local(clock.due_at) == datetime(2026, 11, 26, 16, 30, tzinfo=BANGKOK)
    assert clock.within == "3 working days"
    assert [row.number for row in Deadline.from_json(clock.explanation).days] == [None, 1, 2, 3]
    assert Case.objects.get(pk=clock.case_id).assignments.get().due_at == clock.due_at
    assert list(faults()) == []


@pytest.mark.django_db
def test_without_a_day_the_procedures_time_holds(offices: dict[str, Agency], actor: Who) -> None:
    assert ordered(offices["hat-kham"], actor, None).within == "7 working days"


@pytest.mark.django_db
def test_today_means_by_closing_time(offices: dict[str, Agency], actor: Who) -> None:
    clock = ordered(offices["hat-kham"], actor, date(2026, 11, 23))
    assert clock.due_at is not None
    assert local(clock.due_at) == datetime(2026, 11, 23, 16, 30, tzinfo=BANGKOK)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 11, 22), "must-be-later"),
        (date(2026, 11, 28), "closed-that-day"),
        (date(2026, 12, 10), "closed-that-day"),
    ],
)
def test_a_day_that_cannot_be_is_refused(offices: dict[str, Agency], actor: Who, day: date, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        ordered(offices["hat-kham"], actor, day)
    assert (refused.value.code, refused.value.field) == (code, "due_on")


@pytest.mark.django_db
def test_a_day_off_announced_later_moves_it_visibly(
    offices: dict[str, Agency], actor: Who, clock: Callable[[datetime], None]
) -> None:
    row = ordered(offices["hat-kham"], actor, date(2026, 11, 26))
    Holiday.objects.create(agency=None, day=date(2026, 11, 25), name="วันหยุดพิเศษ", source="มติ ครม.")
    touch_calendars(None)
    at = datetime(2026, 11, 24, 9, 0, tzinfo=BANGKOK)
    clock(at)
    assert recompute_due_times(None, "วันหยุดพิเศษ", at) == 1
    row.refresh_from_db()
    assert row.due_at is not None
    assert local(row.due_at) == datetime(2026, 11, 27, 16, 30, tzinfo=BANGKOK)
    assert Case.objects.get(pk=row.case_id).events.filter(action="recompute").exists()


@settings(max_examples=200)
@given(
    off=st.sets(st.dates(date(2026, 1, 1), date(2026, 3, 31)), max_size=40),
    day=st.dates(date(2026, 1, 5), date(2026, 3, 31)),
    hour=st.integers(0, 23),
)
def test_the_length_of_time_ends_on_the_day_that_was_named(off: set[date], day: date, hour: int) -> None:
    calendar = WorkingCalendar(HOURS, days_off={one: DayOff("วันหยุด", "ทดสอบ") for one in off})
    at = datetime(2026, 1, 5, hour, 7, tzinfo=BANGKOK)
    begins = calendar.legal_start(at).date()
    if calendar.is_working_day(day) and day > begins:
        days = working_days_between(begins, day, calendar)
        assert deadline(Period(days, In.WORKING_DAY), at, calendar).due_at == calendar.closing(day)
    else:
        assert day <= begins or day in off or day.weekday() >= 5
    assert timedelta() <= calendar.closing(calendar.next_working_day(begins)) - at
