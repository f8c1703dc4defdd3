"""Buddhist dates and Thai digits, written and read back."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabfang.thai import dates
from rabfang.thai.digits import to_arabic, to_thai

DAY = date(2026, 4, 9)
LEAP = date(2028, 2, 29)
any_day = st.dates(date(1900, 1, 1), date(2399, 12, 31))


def test_forms() -> None:
    assert dates.long_date(DAY) == "9 เมษายน 2569"
    assert dates.long_date(DAY, thai_digits=True) == "๙ เมษายน ๒๕๖๙"
    assert dates.short_date(DAY) == "9 เม.ย. 2569"
    assert dates.long_date_with_weekday(DAY) == "วันพฤหัสบดีที่ 9 เมษายน 2569"
    assert dates.long_date(DAY, english=True) == "9 April 2569 (2026)"
    assert dates.short_date(DAY, english=True) == "9 Apr 2569"
    assert dates.long_date_with_weekday(DAY, english=True) == "Thursday 9 April 2569 (2026)"


def test_times_are_bangkok_times() -> None:
    moment = datetime(2026, 4, 9, 9, 30, tzinfo=UTC)
    assert dates.time_of_day(moment) == "16:30 น."
    assert dates.time_of_day(moment, thai_digits=True) == "๑๖:๓๐ น."
    assert dates.date_and_time(moment) == "9 เม.ย. 2569 16:30 น."
    assert dates.date_and_time(moment, english=True) == "9 Apr 2569 16:30"
    assert dates.date_and_time(datetime(2026, 12, 31, 17, tzinfo=UTC)) == "1 ม.ค. 2570 00:00 น."


def test_years() -> None:
    assert dates.buddhist_year(DAY) == 2569
    assert dates.fiscal_year(date(2026, 9, 30)) == 2569
    assert dates.fiscal_year(date(2026, 10, 1)) == 2570
    assert dates.fiscal_year_span(2570) == (date(2026, 10, 1), date(2027, 9, 30))
    assert dates.calendar_year_span(2571) == (date(2028, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "9/4/2569",
        "09/04/2569",
        "๙/๔/๒๕๖๙",
        "2026-04-09",
        "2569-04-09",
        "9/4/2026",
        "9 เม.ย. 2569",
        "9เม.ย.2569",
        "๙ เมษายน ๒๕๖๙",
        " 9  เมษายน พ.ศ. 2569 ",
        "9 เม.ย. พ.ศ.2569",
    ],
)
def test_what_people_write(text: str) -> None:
    assert dates.parse_date(text) == DAY


@pytest.mark.parametrize("text", ["29/2/2571", "2028-02-29", "29 ก.พ. 2571", "๒๙ กุมภาพันธ์ ๒๕๗๑"])
def test_the_leap_day_of_2571(text: str) -> None:
    assert dates.parse_date(text) == LEAP
    assert dates.long_date(LEAP) == "29 กุมภาพันธ์ 2571"


@pytest.mark.parametrize(
    "text", ["", "9/4/69", "31/4/2569", "29/2/2569", "9/13/2569", "9 เมษา 2569", "1/1/1899", "1/1/5269", "0/1/2569"]
)
def test_what_is_no_date_says_what_would_be(text: str) -> None:
    with pytest.raises(ValueError, match=r"9/4/2569|no such day|of this age"):
        dates.parse_date(text)


@pytest.mark.parametrize(("written", "year"), [("1900", 1900), ("2399", 2399), ("2400", 1857), ("2569", 2026)])
def test_eras_meet_at_2400(written: str, year: int) -> None:
    assert dates.parse_date(f"1/1/{written}").year == year


@given(any_day)
def test_round_trips(day: date) -> None:
    for text in (dates.long_date(day), dates.short_date(day), dates.long_date(day, thai_digits=True), day.isoformat()):
        assert dates.parse_date(text) == day


@given(any_day)
def test_every_day_lies_in_its_years(day: date) -> None:
    first, last = dates.fiscal_year_span(dates.fiscal_year(day))
    assert first <= day <= last
    first, last = dates.calendar_year_span(dates.buddhist_year(day))
    assert first <= day <= last


def test_days_of() -> None:
    assert dates.days_of(date(2028, 2, 28), date(2028, 3, 1)) == [date(2028, 2, 28), LEAP, date(2028, 3, 1)]
    assert dates.days_of(DAY, date(2026, 4, 8)) == []


@given(st.integers(0))
def test_digits_round_trip(number: int) -> None:
    assert to_arabic(to_thai(number)) == str(number)
    assert not any("0" <= char <= "9" for char in to_thai(number))


def test_digits_leave_the_rest_alone() -> None:
    assert to_thai("ที่ สบ 0003/123") == "ที่ สบ ๐๐๐๓/๑๒๓"
