"""A reminder comes as the office opens on the working day before a step is due, once, and never for what is done."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from rabfang.agencies.calendar import touch_calendars
from rabfang.agencies.models import Agency, Holiday
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Clock
from rabfang.cases.perform import perform
from rabfang.cases.queries import events_of
from rabfang.cases.sweeps import escalate_overdue, recompute_due_times, remind_due, resume_paused
from rabfang.cases.tests.walking import submitted, walk
from rabfang.cases.verify import faults
from rabfang.cases.wording import Names, public_sentence, sentence
from rabfang.core.clock import BANGKOK, local
from rabfang.core.errors import Conflict
from rabfang.procedures.queries import version_of

pytestmark = pytest.mark.django_db
Stand = Callable[[datetime], None]
CENTRE = "centre@hat-kham.example"


def bangkok(month: int, day: int, hour: int = 8, minute: int = 30) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BANGKOK)


@pytest.fixture
def reporting(offices: dict[str, Agency]) -> Case:
    """A case that a unit must report by Wednesday 2 December, 16:30."""
    case = walk(offices["hat-kham"], "service-quality", until="report")
    assert case.due_at is not None
    assert local(case.due_at) == bangkok(12, 2, 16, 30)
    return case


def waiting(case: Case) -> list[datetime]:
    found = Clock.objects.filter(case=case, reminds_at__isnull=False).values_list("reminds_at", flat=True)
    return [local(moment) for moment in found if moment]


def test_it_comes_as_the_office_opens_the_working_day_before_and_once(reporting: Case) -> None:
    assert waiting(reporting) == [bangkok(12, 1)]
    assert remind_due(bangkok(12, 1, 8, 29)) == 0
    assert remind_due(bangkok(12, 1)) == 1
    assert remind_due(bangkok(12, 1)) == remind_due(bangkok(12, 2)) == 0
    event = events_of(reporting).latest("seq")
    assert (event.action, event.actor_kind, event.facts["clock"]) == ("remind", "clock", "ordered-work.report")
    names = Names({}, {}, version_of(reporting.procedure_id)[1])
    assert sentence(event, names).startswith("เตือนก่อนครบกำหนด: ")
    assert "2 ธ.ค. 2569 16:30 น." in sentence(event, names)
    assert not public_sentence(event)
    assert not list(faults())


def test_after_its_time_nothing_is_reminded_of(reporting: Case) -> None:
    """The worker stood still meanwhile: what is overdue is escalated, and nobody is told that it falls due soon."""
    late = bangkok(12, 2, 16, 31)
    assert remind_due(late) == 0
    assert escalate_overdue(late) == 2  # the step's time and the whole case's
    assert waiting(reporting) == []
    assert not events_of(reporting).filter(action="remind").exists()
    assert not list(faults())


def test_what_is_done_in_time_is_not_reminded_of(reporting: Case, actor: Callable[[str], Actor]) -> None:
    perform(reporting, "report", by=actor("unit@hat-kham.example"), findings="ซ่อมแล้ว")
    assert bangkok(12, 1) not in waiting(reporting)
    perform(reporting, "withdraw", by=Actor.citizen(reporting.pk))
    assert waiting(reporting) == []


def test_a_period_too_short_has_no_reminder(offices: dict[str, Agency], clock: Stand) -> None:
    """To be recorded within a working day: the reminder would have come before the case did."""
    case = submitted(offices["hat-kham"]).case
    assert waiting(case) == []
    assert Clock.objects.filter(case=case, key="intake.record", due_at__isnull=False).exists()


def test_it_stands_still_with_a_pause_and_follows_the_calendar(
    reporting: Case, clock: Stand, actor: Callable[[str], Actor]
) -> None:
    clock(bangkok(11, 25, 10))
    perform(reporting, "pause", by=actor(CENTRE), reason="รออะไหล่", until=date(2026, 11, 30))
    assert waiting(reporting) == []
    assert resume_paused(bangkok(11, 30)) == 1
    # Due on Tuesday 8 December; 5 to 7 December are days off.
    assert waiting(reporting) == [bangkok(12, 4)]
    Holiday.objects.create(day=date(2026, 12, 4), name="วันหยุดพิเศษ", source="มติคณะรัฐมนตรี")
    touch_calendars(None)
    assert recompute_due_times(None, "วันหยุดพิเศษ", bangkok(12, 1)) == 1
    assert waiting(reporting) == [bangkok(12, 8)]
    assert not list(faults())


def test_the_clock_alone_reminds_and_only_when_it_is_time(reporting: Case) -> None:
    number = Clock.objects.get(case=reporting, reminds_at__isnull=False).number
    with pytest.raises(Conflict) as refused:
        perform(reporting, "remind", by=Actor.clock(), at=bangkok(11, 30), clock=number)
    assert refused.value.code == "nothing-due-soon"


def test_a_case_from_before_reminders_is_still_proved(reporting: Case) -> None:
    """Its events tell nothing of the column; its clocks have none."""
    for event in events_of(reporting):
        for row in event.effects["clocks"].values():
            row.pop("reminds_at", None)
        event.save()
    Clock.objects.update(reminds_at=None)
    assert "a clock was altered" not in {fault.what for fault in faults()}
