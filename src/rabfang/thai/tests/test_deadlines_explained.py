"""The explanation says what the due time says: numbers run, every day stands in it once, JSON loses nothing."""

import json
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rabfang.thai.deadlines import Bound, Deadline, deadline
from rabfang.thai.periods import Period, Unit
from rabfang.thai.tests import oracle
from rabfang.thai.tests.strategies import aware, calendar, days, moments, offices, pauses, spans_near

by_days = st.builds(Period, st.integers(1, 30), st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY]))
by_time = st.builds(Period, st.integers(1, 900), st.just(Unit.MINUTE))
unnumbered = st.builds(Period, st.just(0), st.sampled_from([Unit.AT_ONCE, Unit.SAME_DAY, Unit.WEEK]))
named = st.builds(Period, st.integers(1, 28), st.sampled_from([Unit.MONTH_DAY, Unit.FISCAL_YEAR]))
bounds = st.sampled_from(list(Bound))


@given(offices, moments, st.one_of(by_days, by_time, unnumbered, named), bounds, st.data())
def test_json_round_trip(
    office: oracle.Office, received: datetime, period: Period, bound: Bound, data: st.DataObject
) -> None:
    due = deadline(period, aware(received), calendar(office), bound, pauses(data.draw(spans_near(received))))
    assert Deadline.from_json(json.loads(json.dumps(due.as_json()))) == due


@given(offices, moments, st.one_of(by_days, by_time, unnumbered), bounds, st.data())
def test_every_day_once_and_in_order(
    office: oracle.Office, received: datetime, period: Period, bound: Bound, data: st.DataObject
) -> None:
    due = deadline(period, aware(received), calendar(office), bound, pauses(data.draw(spans_near(received))))
    said = [row.day for row in due.days]
    if period.unit == Unit.WEEK:
        assert said == sorted(set(said))
    else:
        assert said == [due.counts_from.date() + timedelta(days=ahead) for ahead in range(len(said))]
    assert said[-1] == due.due_at.date()
    assert due.received_at <= due.counts_from <= due.due_at


@given(offices, moments, by_days, bounds, st.data())
def test_numbers_run_from_one_to_the_amount(
    office: oracle.Office, received: datetime, period: Period, bound: Bound, data: st.DataObject
) -> None:
    due = deadline(period, aware(received), calendar(office), bound, pauses(data.draw(spans_near(received))))
    assert [row.number for row in due.days if row.counted] == list(range(1, period.amount + 1))
    assert due.days[0].reason == "first-day"
    if period.unit == Unit.WORKING_DAY:
        assert due.days[-1].reason == "counted"


@given(offices, moments, by_time)
def test_office_time_ends_with_all_its_minutes(office: oracle.Office, received: datetime, period: Period) -> None:
    due = deadline(period, aware(received), calendar(office))
    used = [row.number for row in due.days if row.number is not None]
    assert used == sorted(used)
    assert used[-1] == period.amount


@given(offices, moments, by_days, days)
def test_a_new_holiday_never_brings_a_working_day_period_forward(
    office: oracle.Office, received: datetime, period: Period, day: date
) -> None:
    period = Period(period.amount, Unit.WORKING_DAY)
    before = deadline(period, aware(received), calendar(office)).due_at.date()
    office.holidays.add(day)
    assert deadline(period, aware(received), calendar(office)).due_at.date() >= before


@given(offices, moments, st.integers(0, 5000), by_days, bounds)
def test_later_in_later_out(
    office: oracle.Office, received: datetime, minutes: int, period: Period, bound: Bound
) -> None:
    product = calendar(office)
    first = deadline(period, aware(received), product, bound)
    second = deadline(period, aware(received + timedelta(minutes=minutes)), product, bound)
    assert first.due_at <= second.due_at
    longer = Period(period.amount + 1, period.unit)
    assert first.due_at <= deadline(longer, aware(received), product, bound).due_at
