"""What something took is what a deadline would have given it, over random offices, moments and pauses."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rabfang.thai.due import Pause
from rabfang.thai.elapsed import working_days_taken
from rabfang.thai.tests import oracle
from rabfang.thai.tests.offices import GOVERNMENT, at
from rabfang.thai.tests.strategies import aware, calendar, moments, offices, pauses, spans_near

ONE_DAY = timedelta(days=1)
thorough = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@thorough
@given(offices, moments, st.integers(1, 25), st.data())
def test_done_on_its_last_day_it_took_its_standard(
    office: oracle.Office, received: datetime, amount: int, data: st.DataObject
) -> None:
    spans = data.draw(spans_near(received))
    first = oracle.starts(office, received).date()
    ends = oracle.after_working_days(office, first, amount, spans)
    taken = [
        working_days_taken(calendar(office), aware(received), aware(office.closes(day)), pauses(spans))
        for day in (ends, ends - ONE_DAY)
    ]
    assert taken == [amount, amount - 1]


@thorough
@given(offices, moments)
def test_done_at_once_it_took_no_day(office: oracle.Office, received: datetime) -> None:
    assert working_days_taken(calendar(office), aware(received), aware(received)) == 0


def test_days_off_and_pauses_are_left_out() -> None:
    friday, eleventh = at(date(2026, 12, 4)), at(date(2026, 12, 11))  # 7 (for the 5th) and 10 December are days off
    assert working_days_taken(GOVERNMENT, friday, at(date(2026, 12, 10))) == 2
    assert working_days_taken(GOVERNMENT, friday, eleventh) == 3
    still = Pause(at(date(2026, 12, 8), 10), at(date(2026, 12, 9), 10))
    assert working_days_taken(GOVERNMENT, friday, eleventh, [still]) == 2
    evening = at(date(2026, 12, 4), 17)  # legally received on the next working day
    assert working_days_taken(GOVERNMENT, evening, at(date(2026, 12, 8), 15)) == 0


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        working_days_taken(GOVERNMENT, at(date(2026, 12, 4)).replace(tzinfo=None), at(date(2026, 12, 4)))
