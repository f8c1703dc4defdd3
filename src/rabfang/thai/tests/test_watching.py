"""Rounds of listening: each working day, week or month once, none twice, none without a working day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabfang.thai.periods import parse_period
from rabfang.thai.watching import longest, round_words, rounds
from rabfang.thai.working_time import DayOff, WorkingCalendar

PLAIN = WorkingCalendar()
HELD = WorkingCalendar(days_off={date(2026, 11, day): DayOff("วันหยุด") for day in range(9, 14)})
WATCHES = ["1 working day", "3 working days", "every week", "every month", "every 2 months", "every 5 months"]


def spans(text: str, first: date, last: date, calendar: WorkingCalendar = PLAIN) -> list[tuple[date, date, date]]:
    return [(one.first, one.last, one.due) for one in rounds(parse_period(text), calendar, first, last)]


def test_each_working_day_is_a_round_and_no_other_day() -> None:
    found = spans("1 working day", date(2026, 11, 6), date(2026, 11, 16), HELD)
    assert [one[0] for one in found] == [date(2026, 11, 6), date(2026, 11, 16)]


def test_a_week_is_due_on_its_last_working_day_and_one_that_is_all_holiday_is_left_out() -> None:
    found = spans("every week", date(2026, 11, 2), date(2026, 11, 22), HELD)
    assert found == [
        (date(2026, 11, 2), date(2026, 11, 8), date(2026, 11, 6)),
        (date(2026, 11, 16), date(2026, 11, 22), date(2026, 11, 20)),
    ]


def test_every_two_months_begins_in_october() -> None:
    found = spans("every 2 months", date(2026, 10, 1), date(2027, 9, 30))
    assert [one[0].month for one in found] == [10, 12, 2, 4, 6, 8]
    assert found[0] == (date(2026, 10, 1), date(2026, 11, 30), date(2026, 11, 30))


def test_three_working_days_are_counted_from_the_start_of_the_fiscal_year() -> None:
    found = spans("3 working days", date(2026, 10, 1), date(2026, 10, 9))
    assert found == [
        (date(2026, 10, 1), date(2026, 10, 5), date(2026, 10, 5)),
        (date(2026, 10, 6), *[date(2026, 10, 8)] * 2),
    ]


@pytest.mark.parametrize("text", ["15 minutes", "7 calendar days", "after the fiscal year", "at once"])
def test_what_does_not_come_round_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no round"):
        list(rounds(parse_period(text), PLAIN, date(2026, 1, 1), date(2026, 2, 1)))


@given(st.sampled_from(WATCHES), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 400), st.integers(0, 400))
def test_asking_in_two_parts_gives_the_same_rounds_and_none_overlap(text: str, day: date, some: int, more: int) -> None:
    middle, end = day + timedelta(days=some), day + timedelta(days=some + more)
    whole = spans(text, day, end, HELD)
    assert whole == spans(text, day, middle, HELD) + spans(text, middle + timedelta(days=1), end, HELD)
    assert all(one[0] <= one[2] <= one[1] for one in whole)
    assert all(early[1] < late[0] for early, late in pairwise(whole))


@given(st.sampled_from(WATCHES), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_within_the_longest_span_lies_a_whole_round(text: str, day: date) -> None:
    every = parse_period(text)
    assert any(one.first >= day for one in rounds(every, HELD, day, day + longest(every)))


def test_how_often_is_said_in_both_languages() -> None:
    said = [round_words(parse_period(text)) for text in WATCHES[:4]]
    assert said == [
        ("ทุกวันทำการ", "every working day"),
        ("ทุก 3 วันทำการ", "every 3 working days"),
        ("ทุกสัปดาห์", "every week"),
        ("ทุกเดือน", "every month"),
    ]
