"""Days of the calendar: added, corrected, removed, checked, filled; each with its entry and its change of due times."""

from datetime import date, time
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.actions.add_holiday import add_holiday
from rabfang.agencies.actions.check_holidays import check_holidays
from rabfang.agencies.actions.days import DayFacts
from rabfang.agencies.actions.edit_holiday import edit_holiday
from rabfang.agencies.actions.fill_holidays import fill_holidays
from rabfang.agencies.actions.remove_holiday import remove_holiday
from rabfang.agencies.calendar import calendar_of
from rabfang.agencies.models import Agency, CalendarChange, Holiday, Officer
from rabfang.agencies.tests.conftest import AT
from rabfang.audit.models import AuditEntry
from rabfang.core.errors import Invalid, NotAllowed, NotFound
from rabfang.thai.holidays import draft_holidays

pytestmark = pytest.mark.django_db

DAY = date(2026, 4, 20)
FACTS = DayFacts(DAY, "วันหยุดพิเศษ", "มติคณะรัฐมนตรี 10 มีนาคม 2569")


def _open(agency: Agency, day: date = DAY) -> bool:
    agency.refresh_from_db()
    return calendar_of(agency).is_working_day(day)


def _said() -> dict[str, Any]:
    facts: dict[str, Any] = AuditEntry.objects.latest("pk").facts
    return facts


def test_a_national_day_closes_every_office(office: Agency, other: Agency, boss: Officer) -> None:
    assert _open(office)
    assert _open(other)
    add_holiday(None, FACTS, by=boss, at=AT)
    assert not _open(office)
    assert not _open(other)
    change = CalendarChange.objects.get()
    assert (change.agency, change.because) == (None, "เพิ่มวันหยุด 20 เมษายน 2569 (วันหยุดพิเศษ)")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.agency_id, entry.actor_id) == ("add-holiday", None, boss.pk)
    assert entry.facts["added"]["day"] == "2026-04-20"


def test_an_offices_own_day_binds_it_alone_and_wins(office: Agency, other: Agency, boss: Officer) -> None:
    add_holiday(None, FACTS, by=boss, at=AT)
    half = DayFacts(DAY, "เปิดครึ่งวัน", "ประกาศหน่วยงาน", time(8, 30), time(12))
    add_holiday(office, half, by=boss, at=AT)
    office.refresh_from_db()
    hours = calendar_of(office).hours_on(DAY)
    assert hours is not None
    assert hours.closes == time(12)
    assert not _open(other)


def test_a_day_is_in_a_table_once(office: Agency, boss: Officer) -> None:
    add_holiday(None, FACTS, by=boss, at=AT)
    with pytest.raises(Invalid) as refused:
        add_holiday(None, FACTS, by=boss, at=AT)
    assert (refused.value.code, refused.value.field) == ("day-taken", "day")
    assert Holiday.objects.count() == AuditEntry.objects.count() == CalendarChange.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        (DayFacts(DAY, "\u200b", "มติ"), "required", "name"),
        (DayFacts(DAY, "วันหยุด", " "), "required", "source"),
        (DayFacts(DAY, "ก" * 201, "มติ"), "too-long", "name"),
        (DayFacts(DAY, "ก", "มติ", time(8)), "hours-both", "closes_at"),
        (DayFacts(DAY, "ก", "มติ", None, time(8)), "hours-both", "opens_at"),
        (DayFacts(DAY, "ก", "มติ", time(12), time(12)), "hours-order", "closes_at"),
    ],
)
def test_a_wrong_day_is_refused_by_field(boss: Officer, facts: DayFacts, code: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        add_holiday(None, facts, by=boss, at=AT)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not Holiday.objects.exists()


def test_a_correction_keeps_old_and_new(office: Agency, boss: Officer) -> None:
    day = add_holiday(None, FACTS, by=boss, at=AT)
    edit_holiday(day, DayFacts(date(2026, 4, 21), FACTS.name, FACTS.source), by=boss, at=AT)
    assert _said()["changed"] == {"day": ["2026-04-20", "2026-04-21"]}
    assert _open(office)
    assert not _open(office, date(2026, 4, 21))
    assert CalendarChange.objects.count() == 2


def test_new_words_alone_move_no_due_time(office: Agency, boss: Officer) -> None:
    day = add_holiday(None, FACTS, by=boss, at=AT)
    before = Agency.objects.get(pk=office.pk).calendar_revision
    edit_holiday(day, DayFacts(DAY, "วันหยุดชดเชย", FACTS.source), by=boss, at=AT)
    assert CalendarChange.objects.count() == 1
    assert Agency.objects.get(pk=office.pk).calendar_revision == before + 1  # the name is read anew all the same
    edit_holiday(day, DayFacts(DAY, "วันหยุดชดเชย", FACTS.source), by=boss, at=AT)
    assert AuditEntry.objects.count() == 2  # nothing changed, nothing said


def test_a_removed_day_is_a_working_day_again_and_stays_in_the_record(office: Agency, boss: Officer) -> None:
    day = add_holiday(office, FACTS, by=boss, at=AT)
    remove_holiday(day, by=boss, at=AT)
    assert _open(office)
    assert _said()["removed"]["name"] == FACTS.name
    with pytest.raises(NotFound):
        remove_holiday(day.pk, by=boss, at=AT)


def test_another_offices_days_are_not_there(office: Agency, boss: Officer, stranger: Officer) -> None:
    day = add_holiday(office, FACTS, by=boss, at=AT)
    with pytest.raises(NotFound):
        edit_holiday(day, FACTS, by=stranger, at=AT)
    with pytest.raises(NotFound):
        remove_holiday(day, by=stranger, at=AT)
    with pytest.raises(NotFound):
        add_holiday(office, DayFacts(date(2026, 4, 22), "ก", "ข"), by=stranger, at=AT)
    assert Holiday.objects.get() == day


def test_an_office_under_another_leaves_national_days_alone(office: Agency, other: Agency, stranger: Officer) -> None:
    other.parent = office
    other.save()
    stranger.refresh_from_db()
    with pytest.raises(NotAllowed):
        add_holiday(None, FACTS, by=stranger, at=AT)
    with pytest.raises(NotAllowed):
        fill_holidays(2026, draft_holidays(2026), by=stranger, at=AT)
    assert add_holiday(other, FACTS, by=stranger, at=AT).agency == other


def test_a_year_is_filled_once_and_checked(office: Agency, boss: Officer) -> None:
    drafts = draft_holidays(2026)
    add_holiday(None, DayFacts(drafts[0].day, "ตรวจแล้ว", "มติ"), by=boss, at=AT)
    assert fill_holidays(2026, drafts, by=boss, at=AT) == len(drafts) - 1
    assert fill_holidays(2026, drafts, by=boss, at=AT) == 0
    assert Holiday.objects.get(day=drafts[0].day).name == "ตรวจแล้ว"
    chosen = list(Holiday.objects.filter(is_draft=True).values_list("pk", flat=True)[:3])
    changes = CalendarChange.objects.count()
    assert check_holidays(None, chosen, source="มติ ครม.", by=boss, at=AT) == 3
    assert Holiday.objects.filter(is_draft=True).count() == len(drafts) - 4
    assert set(Holiday.objects.filter(pk__in=chosen).values_list("source", flat=True)) == {"มติ ครม."}
    assert CalendarChange.objects.count() == changes  # a draft counted already
    with pytest.raises(Invalid) as refused:
        check_holidays(None, chosen, source="มติ ครม.", by=boss, at=AT)
    assert refused.value.code == "nothing-chosen"


def test_a_change_that_fails_leaves_nothing(office: Agency, boss: Officer) -> None:
    def fail() -> None:
        with transaction.atomic():
            add_holiday(None, FACTS, by=boss, at=AT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (Holiday.objects.count(), CalendarChange.objects.count(), AuditEntry.objects.count()) == (0, 0, 0)
    assert _open(office)


def test_filling_a_year_asks_the_database_a_fixed_number_of_times(boss: Officer) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        fill_holidays(2026, draft_holidays(2026), by=boss, at=AT)
    assert len(asked) <= 14
