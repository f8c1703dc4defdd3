"""Deadlines that a person can check with a wall calendar: CCC s.193/3-193/8, APA s.64, standards 1.2."""

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest

from rabfang.thai.deadlines import Bound, CountedDay, Pause, deadline, working_days_between
from rabfang.thai.periods import Period, Unit, parse_period
from rabfang.thai.tests.offices import GOVERNMENT, PLAIN, at
from rabfang.thai.working_time import DayOff, NeverOpen, OfficeHours, WorkingCalendar

THURSDAY = date(2026, 4, 9)
WEDNESDAY = date(2026, 6, 10)


def test_fifteen_working_days_over_songkran() -> None:
    due = deadline(parse_period("15 working days"), at(THURSDAY, 10), GOVERNMENT)
    assert due.due_at == at(date(2026, 5, 6), 16, 30)
    assert due.days[0] == CountedDay(THURSDAY, None, "first-day")
    assert [row.day.day for row in due.days if row.reason == "holiday"] == [13, 14, 15, 4]
    assert {row.label for row in due.days if row.reason == "holiday"} == {"วันสงกรานต์", "วันฉัตรมงคล"}
    labour_day = next(row for row in due.days if row.day == date(2026, 5, 1))
    assert labour_day.counted
    assert working_days_between(THURSDAY, due.due_at.date(), GOVERNMENT) == 15


@pytest.mark.parametrize(
    ("received", "starts"),
    [
        (at(WEDNESDAY, 16, 29, 59), at(WEDNESDAY, 16, 29, 59)),
        (at(WEDNESDAY, 16, 30), at(date(2026, 6, 11), 8, 30)),
        (at(WEDNESDAY, 8, 29, 59), at(WEDNESDAY, 8, 30)),
        (at(WEDNESDAY, 8, 30), at(WEDNESDAY, 8, 30)),
        (at(date(2026, 6, 12), 22), at(date(2026, 6, 15), 8, 30)),  # Friday night
        (at(date(2026, 4, 10), 17), at(date(2026, 4, 16), 8, 30)),  # the eve of Songkran
        (at(date(2026, 12, 30), 16, 30), at(date(2027, 1, 4), 8, 30)),  # over New Year
        (at(date(2028, 2, 28), 18), at(date(2028, 2, 29), 8, 30)),  # 29 February 2571
    ],
)
def test_counts_from_the_legal_start(received: datetime, starts: datetime) -> None:
    due = deadline(parse_period("1 working day"), received, GOVERNMENT)
    assert due.received_at == received
    assert due.counts_from == starts
    assert due.due_at.date() == GOVERNMENT.next_working_day(starts.date())


def test_a_moment_in_another_zone_counts_in_bangkok() -> None:
    nine_thirty_utc = datetime.fromisoformat("2026-06-10T09:30:00+00:00")  # 16:30 in Bangkok
    assert deadline(parse_period("at once"), nine_thirty_utc, PLAIN).due_at == at(date(2026, 6, 11), 16, 30)


@pytest.mark.parametrize("text", ["at once", "same day"])
def test_same_day_ends_as_the_office_closes(text: str) -> None:
    assert deadline(parse_period(text), at(WEDNESDAY, 9), PLAIN).due_at == at(WEDNESDAY, 16, 30)
    assert deadline(parse_period(text), at(WEDNESDAY, 17), PLAIN).due_at == at(date(2026, 6, 11), 16, 30)


def test_calendar_days_that_end_on_a_holiday() -> None:
    """15 days from Thursday 26 March end on Friday 10 April; 18 end on Monday 13 April, Songkran."""
    office = deadline(parse_period("18 calendar days"), at(date(2026, 3, 26)), GOVERNMENT)
    assert office.due_at == at(date(2026, 4, 13), 16, 30)
    assert office.practical_at == at(date(2026, 4, 10), 16, 30)
    assert office.days[-1] == CountedDay(date(2026, 4, 13), 18, "kept-on-holiday", "วันสงกรานต์")
    citizen = deadline(parse_period("18 calendar days"), at(date(2026, 3, 26)), GOVERNMENT, Bound.CITIZEN)
    assert citizen.due_at == at(date(2026, 4, 16), 23, 59, 59)
    assert [row.reason for row in citizen.days[-4:]] == ["holiday", "holiday", "holiday", "moved"]
    assert deadline(parse_period("15 calendar days"), at(date(2026, 3, 26)), GOVERNMENT).due_at == at(
        date(2026, 4, 10), 16, 30
    )


@pytest.mark.parametrize(
    ("text", "received", "ends"),
    [
        ("15 minutes", at(WEDNESDAY, 9), at(WEDNESDAY, 9, 15)),
        ("15 minutes", at(WEDNESDAY, 16, 20), at(date(2026, 6, 11), 8, 35)),
        ("15 minutes", at(WEDNESDAY, 16, 15), at(WEDNESDAY, 16, 30)),
        ("15 minutes", at(date(2026, 6, 12), 16, 29, 59), at(date(2026, 6, 15), 8, 44, 59)),
        ("8 hours", at(WEDNESDAY, 8, 30), at(WEDNESDAY, 16, 30)),
        ("9 hours", at(WEDNESDAY, 8, 30), at(date(2026, 6, 11), 9, 30)),
    ],
)
def test_office_time(text: str, received: datetime, ends: datetime) -> None:
    assert deadline(parse_period(text), received, GOVERNMENT).due_at == ends


def test_named_days() -> None:
    assert deadline(parse_period("day 10 of the next month"), at(date(2026, 4, 20)), GOVERNMENT).due_at == at(
        date(2026, 5, 11), 16, 30
    )  # 10 May is a Sunday
    assert deadline(parse_period("day 1 of the next month"), at(date(2026, 12, 8)), GOVERNMENT).due_at == at(
        date(2027, 1, 4), 16, 30
    )
    assert deadline(parse_period("every week"), at(WEDNESDAY), GOVERNMENT).due_at == at(date(2026, 6, 12), 16, 30)
    new_year = deadline(parse_period("every week"), at(date(2025, 12, 30)), GOVERNMENT)
    assert new_year.due_at == at(date(2025, 12, 31), 16, 30)  # 1 and 2 January are off: the week ends before them


@pytest.mark.parametrize(
    ("received", "year"), [(date(2026, 9, 30), 2026), (date(2026, 10, 1), 2027), (date(2026, 1, 5), 2026)]
)
def test_after_the_fiscal_year(received: date, year: int) -> None:
    due = deadline(Period(10, Unit.FISCAL_YEAR), at(received), PLAIN)
    assert working_days_between(date(year, 9, 30), due.due_at.date(), PLAIN) == 10
    assert due.days[1].day == date(year, 9, 30)


def test_a_pause_over_closing_time_takes_the_day() -> None:
    three = parse_period("3 working days")
    closing = at(date(2026, 6, 11), 16, 30)
    over = Pause(at(date(2026, 6, 11), 16), at(date(2026, 6, 12), 9))
    due = deadline(three, at(WEDNESDAY), PLAIN, pauses=[over])
    assert due.due_at == at(date(2026, 6, 16), 16, 30)
    assert due.days[1] == CountedDay(date(2026, 6, 11), None, "paused")
    within = Pause(at(date(2026, 6, 11), 9), closing - timedelta(minutes=1))
    from_closing = Pause(closing, at(date(2026, 6, 12), 8))
    for harmless in (within, from_closing):
        assert deadline(three, at(WEDNESDAY), PLAIN, pauses=[harmless]).due_at == at(date(2026, 6, 15), 16, 30)
    until_closing = Pause(at(date(2026, 6, 11), 9), closing)
    assert deadline(three, at(WEDNESDAY), PLAIN, pauses=[until_closing]).due_at == at(date(2026, 6, 16), 16, 30)


def test_overlapping_pauses_are_taken_once() -> None:
    pauses = [
        Pause(at(WEDNESDAY, 10), at(WEDNESDAY, 11)),
        Pause(at(WEDNESDAY, 9, 30), at(WEDNESDAY, 10, 30)),
    ]
    assert deadline(parse_period("2 hours"), at(WEDNESDAY), PLAIN, pauses=pauses).due_at == at(WEDNESDAY, 12, 30)


def test_a_pause_has_its_start_and_not_its_end_and_a_backward_one_nothing() -> None:
    ten, two = at(WEDNESDAY, 10), at(WEDNESDAY, 14)
    assert Pause(ten, two).covers(ten)
    assert not Pause(ten, two).covers(two)
    backward = [Pause(two, ten)]
    assert deadline(parse_period("6 hours"), at(WEDNESDAY), PLAIN, pauses=backward).due_at == at(WEDNESDAY, 15)


def test_half_days_and_own_opening() -> None:
    saturday = date(2026, 6, 13)
    calendar = WorkingCalendar(
        days_off={date(2026, 6, 12): DayOff("วันหยุดของสำนักงาน")},
        special_hours={
            date(2026, 6, 11): OfficeHours(time(8, 30), time(12)),
            saturday: OfficeHours(time(9), time(11)),
        },
    )
    assert deadline(parse_period("1 working day"), at(WEDNESDAY), calendar).due_at == at(date(2026, 6, 11), 12)
    assert deadline(parse_period("2 working days"), at(WEDNESDAY), calendar).due_at == at(saturday, 11)
    spent = Counter(row.reason for row in deadline(parse_period("12 hours"), at(WEDNESDAY), calendar).days)
    assert spent == {"hours": 3, "holiday": 1}


@pytest.mark.parametrize("text", ["1 working day", "15 minutes", "at once", "30 calendar days", "every week"])
def test_a_calendar_without_working_days_says_so(text: str) -> None:
    ten_years = {date(2026, 6, 1) + timedelta(days=ahead): DayOff("ปิด") for ahead in range(3653)}
    with pytest.raises(NeverOpen, match="no working day"):
        deadline(parse_period(text), at(WEDNESDAY), WorkingCalendar(days_off=ten_years))


@pytest.mark.parametrize("text", ["2 working days", "9 hours"])
def test_a_calendar_that_closes_for_ever_says_so(text: str) -> None:
    ten_years = {date(2026, 6, 11) + timedelta(days=ahead): DayOff("ปิด") for ahead in range(3653)}
    with pytest.raises(NeverOpen, match="no working day"):
        deadline(parse_period(text), at(WEDNESDAY), WorkingCalendar(days_off=ten_years))


def test_naive_moments_are_refused() -> None:
    naive = at(WEDNESDAY).replace(tzinfo=None)
    with pytest.raises(ValueError, match="aware"):
        deadline(parse_period("1 working day"), naive, PLAIN)
    with pytest.raises(ValueError, match="aware"):
        Pause(naive, naive)


def test_every_month_ends_with_the_month_and_every_two_with_the_next() -> None:
    assert deadline(parse_period("every month"), at(WEDNESDAY), GOVERNMENT).due_at == at(date(2026, 6, 30), 16, 30)
    assert deadline(parse_period("every 2 months"), at(WEDNESDAY), GOVERNMENT).due_at == at(date(2026, 7, 31), 16, 30)
