"""The draft of 2026 against the government's own list, and the corrections it rests on."""

from datetime import date

import pytest

from rabfang.thai.holidays import NOTE_ADDED, NOTE_IN_LIEU, draft_holidays, missing_for

ON_WORKDAYS_2026 = [
    (1, 1),
    (1, 2),  # added by the cabinet
    (3, 3),
    (4, 6),
    (4, 13),
    (4, 14),
    (4, 15),
    (5, 4),
    (5, 13),  # Royal Ploughing Day
    (6, 1),  # for Visakha Bucha, a Sunday
    (6, 3),
    (7, 28),
    (7, 29),
    (7, 30),
    (8, 12),
    (10, 13),
    (10, 23),
    (12, 7),  # for 5 December, a Saturday
    (12, 10),
    (12, 31),
]


def test_2026_is_the_governments_year() -> None:
    weekdays = [row.day for row in draft_holidays(2026) if row.day.weekday() < 5]
    assert weekdays == [date(2026, *day) for day in ON_WORKDAYS_2026]


@pytest.mark.parametrize("year", range(2015, 2046))
def test_offices_work_on_labour_day_and_childrens_day(year: int) -> None:
    for row in draft_holidays(year):
        assert "แรงงาน" not in row.name_th
        assert "วันเด็ก" not in row.name_th
        assert "Labor" not in row.name_en
        assert "Children" not in row.name_en


@pytest.mark.parametrize("year", range(2015, 2046))
def test_every_day_has_names_source_and_year(year: int) -> None:
    rows = draft_holidays(year)
    assert len(rows) >= 15
    assert [row.day for row in rows] == sorted({row.day for row in rows})
    for row in rows:
        assert row.day.year == year
        assert row.name_th
        assert row.name_en
        assert "ต้องตรวจกับมติคณะรัฐมนตรี" in row.source


def test_notes() -> None:
    notes = {row.day: row.note for row in draft_holidays(2026)}
    assert notes[date(2026, 6, 1)] == NOTE_IN_LIEU
    assert notes[date(2026, 1, 2)] == NOTE_ADDED
    assert notes[date(2026, 4, 13)] == ""


def test_ploughing_day_is_said_to_be_missing_until_it_is_announced() -> None:
    assert missing_for(2026) == ()
    assert len(missing_for(2040)) == 1
