"""Periods as procedure files write them, their labels, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabfang.thai.periods import Period, Unit, parse_period

COUNTED = [Unit.MINUTE, Unit.HOUR, Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.FISCAL_YEAR]
periods = st.one_of(
    st.builds(Period, st.integers(1, 9999), st.sampled_from(COUNTED)),
    st.builds(Period, st.integers(1, 28), st.just(Unit.MONTH_DAY)),
    st.builds(Period, st.just(0), st.sampled_from([Unit.AT_ONCE, Unit.SAME_DAY, Unit.WEEK])),
)


@pytest.mark.parametrize(
    ("text", "period", "thai"),
    [
        ("15 minutes", Period(15, Unit.MINUTE), "ภายใน 15 นาที"),
        ("2 hours", Period(2, Unit.HOUR), "ภายใน 2 ชั่วโมง"),
        ("at once", Period(0, Unit.AT_ONCE), "ทันที"),
        ("same day", Period(0, Unit.SAME_DAY), "ภายในวันที่รับเรื่อง"),
        ("7 working days", Period(7, Unit.WORKING_DAY), "ภายใน 7 วันทำการ"),
        ("1 working day", Period(1, Unit.WORKING_DAY), "ภายใน 1 วันทำการ"),
        ("15 calendar days", Period(15, Unit.CALENDAR_DAY), "ภายใน 15 วัน"),
        ("day 10 of the next month", Period(10, Unit.MONTH_DAY), "ภายในวันที่ 10 ของเดือนถัดไป"),
        ("every week", Period(0, Unit.WEEK), "ทุกสัปดาห์"),
        ("every month", Period(1, Unit.MONTH), "ทุกเดือน"),
        ("every 2 months", Period(2, Unit.MONTH), "ทุก 2 เดือน"),
        ("after the fiscal year", Period(20, Unit.FISCAL_YEAR), "หลังสิ้นปีงบประมาณ"),
        (
            "30 working days after the fiscal year",
            Period(30, Unit.FISCAL_YEAR),
            "ภายใน 30 วันทำการหลังสิ้นปีงบประมาณ",
        ),
    ],
)
def test_written_forms(text: str, period: Period, thai: str) -> None:
    assert parse_period(text) == period
    assert str(period) == text
    assert period.thai() == thai
    assert parse_period(f"  {text.upper()} ") == period


def test_labels() -> None:
    assert parse_period("15 working days").thai(digits=True) == "ภายใน ๑๕ วันทำการ"
    assert parse_period("1 working day").english() == "within 1 working day"
    assert parse_period("7 calendar days").english() == "within 7 days"
    assert parse_period("5 working days after the fiscal year").english() == (
        "within 5 working days after the fiscal year"
    )


@given(periods)
def test_round_trip(period: Period) -> None:
    assert parse_period(str(period)) == period
    assert period.thai()
    assert period.english()


@pytest.mark.parametrize(
    "text", ["", "soon", "0 working days", "-1 hours", "7 days", "7.5 hours", "99999 minutes", "๗ working days"]
)
def test_what_is_no_period_says_what_would_be(text: str) -> None:
    with pytest.raises(ValueError, match="7 working days"):
        parse_period(text)


@pytest.mark.parametrize("day", [0, 29, 31])
def test_a_day_that_some_months_lack(day: int) -> None:
    with pytest.raises(ValueError, match="1 to 28"):
        parse_period(f"day {day} of the next month")


@pytest.mark.parametrize(
    ("amount", "unit"),
    [(1, Unit.AT_ONCE), (0, Unit.WORKING_DAY), (-1, Unit.HOUR), (29, Unit.MONTH_DAY), (10000, Unit.MINUTE)],
)
def test_amounts_a_unit_cannot_have(amount: int, unit: Unit) -> None:
    with pytest.raises(ValueError, match="does not go with"):
        Period(amount, unit)
