"""Which reports are owed and when they are due, against a calendar walked day by day; years, versions, days off."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rabfang.procedures.loader import load, preset_text
from rabfang.procedures.schema import Procedure, Report
from rabfang.reports.duties import due_of, owed, running, versions_in_force
from rabfang.thai.periods import parse_period
from rabfang.thai.tests import oracle
from rabfang.thai.tests.offices import GOVERNMENT, at
from rabfang.thai.tests.strategies import FIRST, calendar, offices

DAY = timedelta(days=1)
MONTHS = {"every month": 1, "every 2 months": 2, "every 3 months": 3, "every 6 months": 6}
EVERY = [
    *MONTHS,
    "every week",
    "day 10 of the next month",
    "after the fiscal year",
    "30 working days after the fiscal year",
]
WITHIN = [None, "1 working day", "7 working days", "5 calendar days", "15 calendar days", "day 20 of the next month"]
PRESET = load(preset_text("saraburi-treasury"), name="saraburi")
thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def report(every: str, within: str | None = None, key: str = "a") -> Report:
    said = PRESET.report[0].model_dump() | {"key": key, "every": parse_period(every), "within": within}
    return Report(**(said | {"within": parse_period(within) if within else None}))


def procedure(*reports: Report) -> Procedure:
    return PRESET.model_copy(update={"report": reports})


def ends(every: str, day: date) -> bool:
    """Whether a period ends on that day, asked of the calendar on the wall."""
    after = day + DAY
    if every == "every week":
        return day.isoweekday() == 7
    if "fiscal" in every:
        return (after.month, after.day) == (10, 1)
    return after.day == 1 and (after.month - 10) % MONTHS.get(every, 1) == 0


def due(office: oracle.Office, every: str, within: str | None, last: date) -> datetime:
    """Walks on from the last day to the day said, and then to one on which the office is open."""
    said = within or (every if "day" in every else "20 working days" if "fiscal" in every else "1 working day")
    if "working" in said:
        day = oracle.after_working_days(office, last, int(said.split()[0]), [])
    else:
        number, day = int("".join(letter for letter in said if letter.isdecimal())), last + DAY
        while (day.month == last.month or day.day != number) if "month" in said else (day - last).days < number:
            day += DAY
        day = oracle.landing(office, day, [])
    return office.closes(day)


@thorough
@given(offices, st.sampled_from(EVERY), st.sampled_from(WITHIN), st.integers(0, 200), st.integers(0, 400))
def test_what_is_owed_and_when_is_what_the_wall_calendar_says(
    office: oracle.Office, every: str, within: str | None, ahead: int, long: int
) -> None:
    first = FIRST + ahead * DAY
    last = first + long * DAY
    known = versions_in_force([(1, procedure(report(every, within)), date(2020, 1, 1))])
    expected = [day for day in (first + step * DAY for step in range(long + 1)) if ends(every, day)]
    turns = list(owed(known, first, last))
    assert [turn.last for turn in turns] == expected
    for turn in turns:
        inside = [turn.first + step * DAY for step in range((turn.last - turn.first).days)]
        assert ends(every, turn.first - DAY)
        assert not any(ends(every, day) for day in inside)
        moment = due_of(turn.report, turn.last, calendar(office)).due_at
        assert moment.replace(tzinfo=None) == due(office, every, within, turn.last)
    (now,) = running(known[0], last)
    assert now.first <= last <= now.last


def test_saraburis_november_is_due_on_the_next_working_day_after_constitution_day() -> None:
    known = versions_in_force([(1, PRESET, date(2026, 11, 5))])
    turn, still_open = owed(known, date(2026, 11, 1), date(2026, 12, 30))
    assert (turn.first, turn.last, still_open.report.key) == (date(2026, 11, 1), date(2026, 11, 30), "open-matters")
    counted = due_of(turn.report, turn.last, GOVERNMENT)
    assert counted.due_at == at(date(2026, 12, 11), 16, 30)
    assert [(row.day.day, row.reason) for row in counted.days[-2:]] == [(10, "holiday"), (11, "moved")]


def test_half_years_end_with_march_and_september() -> None:
    known = versions_in_force([(1, procedure(report("every 6 months")), date(2020, 1, 1))])
    found = [(turn.first, turn.last) for turn in owed(known, date(2026, 10, 1), date(2027, 9, 30))]
    assert found == [(date(2026, 10, 1), date(2027, 3, 31)), (date(2027, 4, 1), date(2027, 9, 30))]


def test_a_duty_is_by_the_version_in_force_at_the_end_of_its_period() -> None:
    """Published on the 15th and, twice on one day, on the 31st: added, moved from months to weeks, dropped."""
    monthly, weekly = report("every month"), report("every week")
    added = report("every month", key="b")
    known = versions_in_force(
        [
            (1, procedure(monthly), date(2026, 10, 15)),
            (2, procedure(monthly, added), date(2026, 11, 30)),
            (3, procedure(weekly, added), date(2026, 12, 31)),
            (4, procedure(weekly), date(2026, 12, 31)),
        ]
    )
    found = [(turn.version, turn.report.key, turn.last) for turn in owed(known, date(2026, 9, 1), date(2027, 1, 10))]
    assert found == [
        (1, "a", date(2026, 10, 31)),
        (2, "a", date(2026, 11, 30)),
        (2, "b", date(2026, 11, 30)),
        (4, "a", date(2027, 1, 3)),
        (4, "a", date(2027, 1, 10)),
    ]


def test_what_no_report_can_have_is_refused() -> None:
    known = versions_in_force([(1, procedure(report("7 working days")), date(2020, 1, 1))])
    with pytest.raises(ValueError, match="does not recur"):
        list(owed(known, date(2026, 1, 1), date(2026, 2, 1)))
    with pytest.raises(ValueError, match="no time"):
        due_of(report("every week", "2 hours"), date(2026, 11, 1), GOVERNMENT)
