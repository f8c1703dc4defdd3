"""Opening, closing, days off, half-days, and who wins when two rules speak of one day."""

from datetime import date, time

import pytest

from rabfang.thai.tests.offices import GOVERNMENT, PLAIN, at
from rabfang.thai.working_time import DayOff, NeverOpen, OfficeHours, WorkingCalendar

SATURDAY = date(2026, 6, 13)
SONGKRAN = date(2026, 4, 13)
MORNING = OfficeHours(time(9), time(12))


def test_usual_hours() -> None:
    assert PLAIN.hours_on(date(2026, 6, 12)) == OfficeHours(time(8, 30), time(16, 30))
    assert PLAIN.hours_on(SATURDAY) is None
    assert not GOVERNMENT.is_working_day(SONGKRAN)


def test_an_office_opens_before_it_closes() -> None:
    with pytest.raises(ValueError, match="before"):
        OfficeHours(time(16, 30), time(8, 30))


def test_why_closed() -> None:
    assert GOVERNMENT.why_closed(SONGKRAN) == ("holiday", "วันสงกรานต์")
    assert GOVERNMENT.why_closed(SATURDAY) == ("weekend", "")
    assert GOVERNMENT.why_closed(date(2026, 12, 5))[0] == "holiday"  # a Saturday: the holiday is the better answer
    assert GOVERNMENT.why_closed(date(2026, 6, 12)) == ("", "")


def test_special_hours_win_over_days_off_and_those_over_a_working_weekend() -> None:
    calendar = WorkingCalendar(
        days_off={SONGKRAN: DayOff("วันสงกรานต์"), SATURDAY: DayOff("วันหยุดพิเศษ")},
        special_hours={SONGKRAN: MORNING},
        working_weekend={5: MORNING},
    )
    assert calendar.hours_on(SONGKRAN) == MORNING
    assert calendar.hours_on(SATURDAY) is None
    assert calendar.hours_on(date(2026, 6, 20)) == MORNING
    assert calendar.hours_on(date(2026, 6, 21)) is None


def test_next_and_last_working_day() -> None:
    assert GOVERNMENT.next_working_day(date(2026, 4, 10)) == date(2026, 4, 16)
    assert GOVERNMENT.next_working_day(date(2026, 4, 9)) == date(2026, 4, 10)
    assert GOVERNMENT.last_working_day(SONGKRAN) == date(2026, 4, 10)
    assert GOVERNMENT.last_working_day(date(2026, 4, 10)) == date(2026, 4, 10)


def test_closing_on_a_day_off_is_the_usual_time() -> None:
    assert PLAIN.closing(SATURDAY) == at(SATURDAY, 16, 30)
    assert PLAIN.opening(date(2026, 6, 12)) == at(date(2026, 6, 12), 8, 30)


def test_an_office_that_never_opened() -> None:
    closed = {date(2025, 1, 1 + ahead % 28): DayOff("ปิด") for ahead in range(28)}
    assert WorkingCalendar(days_off=closed).last_working_day(date(2025, 1, 20)) == date(2024, 12, 31)
    with pytest.raises(NeverOpen, match="before"):
        _Never().last_working_day(SATURDAY)
    with pytest.raises(NeverOpen, match="after"):
        _Never().next_working_day(SATURDAY)


class _Never(WorkingCalendar):
    def hours_on(self, day: date) -> OfficeHours | None:
        return None
