"""Every kind of period over random offices, moments and pauses, against a simulator written apart."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rabfang.thai.deadlines import Bound, deadline, opening_before, working_days_between
from rabfang.thai.periods import Period, Unit
from rabfang.thai.tests import oracle
from rabfang.thai.tests.offices import at
from rabfang.thai.tests.strategies import aware, calendar, days, moments, offices, pauses, spans_near

thorough = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@thorough
@given(offices, moments)
def test_legal_start(office: oracle.Office, received: datetime) -> None:
    assert calendar(office).legal_start(aware(received)) == aware(oracle.starts(office, received))


@thorough
@given(offices, moments)
def test_is_open(office: oracle.Office, moment: datetime) -> None:
    assert calendar(office).is_open(aware(moment).astimezone(UTC)) == office.open_at(moment)


@thorough
@given(offices, moments, st.integers(0, 25), st.data())
def test_working_days(office: oracle.Office, received: datetime, amount: int, data: st.DataObject) -> None:
    spans = data.draw(spans_near(received))
    first = oracle.starts(office, received).date()
    if amount:
        period = Period(amount, Unit.WORKING_DAY)
        ends = oracle.after_working_days(office, first, amount, spans)
    else:
        period = Period(0, data.draw(st.sampled_from([Unit.SAME_DAY, Unit.AT_ONCE])))
        ends = oracle.landing(office, first, spans)
    due = deadline(period, aware(received).astimezone(UTC), calendar(office), pauses=pauses(spans))
    assert due.due_at == aware(office.closes(ends))


@thorough
@given(offices, moments, st.integers(1, 40), st.data())
def test_calendar_days(office: oracle.Office, received: datetime, amount: int, data: st.DataObject) -> None:
    spans = data.draw(spans_near(received))
    first = oracle.starts(office, received).date()
    last = oracle.after_calendar_days(office, first, amount, spans)
    period, product, held = Period(amount, Unit.CALENDAR_DAY), calendar(office), pauses(spans)
    for_office = deadline(period, aware(received), product, Bound.OFFICE, held)
    for_citizen = deadline(period, aware(received), product, Bound.CITIZEN, held)
    moved = oracle.landing(office, last, spans)
    assert for_office.due_at == aware(office.closes(last))
    assert (for_office.practical_at is None) == (office.open_on(last) is not None)
    assert for_citizen.due_at == aware(datetime.combine(moved, time(23, 59, 59)))
    assert for_citizen.practical_at is None


@thorough
@given(offices, moments, st.integers(1, 1500), st.data())
def test_office_time(office: oracle.Office, received: datetime, amount: int, data: st.DataObject) -> None:
    spans = data.draw(spans_near(received))
    due = deadline(Period(amount, Unit.MINUTE), aware(received), calendar(office), pauses=pauses(spans))
    assert due.due_at == aware(oracle.after_minutes(office, received, amount, spans))


@thorough
@given(offices, moments, st.sampled_from([Unit.WEEK, Unit.MONTH_DAY, Unit.FISCAL_YEAR]), st.data())
def test_named_days(office: oracle.Office, received: datetime, unit: Unit, data: st.DataObject) -> None:
    spans = data.draw(spans_near(received))
    amount = 0 if unit == Unit.WEEK else data.draw(st.integers(1, 28))
    first = oracle.starts(office, received).date()
    if unit == Unit.WEEK:
        ends = oracle.landing(office, oracle.last_open_day_of_week(office, first), spans)
    elif unit == Unit.MONTH_DAY:
        ends = oracle.landing(office, oracle.in_next_month(first, amount), spans)
    else:
        ends = oracle.after_working_days(office, oracle.year_end(first), amount, spans)
    due = deadline(Period(amount, unit), aware(received), calendar(office), pauses=pauses(spans))
    assert due.due_at == aware(office.closes(ends))


@thorough
@given(offices, days, days)
def test_working_days_between(office: oracle.Office, start: date, end: date) -> None:
    expected, day = 0, start
    while day < end:
        day += oracle.DAY
        expected += office.open_on(day) is not None
    assert working_days_between(start, end, calendar(office)) == expected


@thorough
@given(offices, moments, st.integers(1, 12))
def test_opening_some_working_days_before(office: oracle.Office, due: datetime, amount: int) -> None:
    expected = oracle.opens_working_days_before(office, due.date(), amount)
    assert opening_before(aware(due).astimezone(UTC), amount, calendar(office)) == aware(expected)


@pytest.mark.parametrize("amount", [1, 7, 15])
def test_hours_are_sixty_minutes(amount: int) -> None:
    received = at(date(2028, 2, 28), 15)
    product = calendar(oracle.Office())
    assert (
        deadline(Period(amount, Unit.HOUR), received, product).due_at
        == deadline(Period(60 * amount, Unit.MINUTE), received, product).due_at
    )
