"""Who is told of what: the people of the day, those who stand in for them, and nobody else."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.models import Agency, Delegation, Officer, RoleHolding, Unit
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.sweeps import escalate_overdue, remind_due
from rabfang.cases.tests.walking import submitted, walk
from rabfang.channels.conftest import CENTRE, EXECUTIVE, UNIT, bangkok, told
from rabfang.channels.digests.notices import notify_officers
from rabfang.channels.models import Notice
from rabfang.procedures.actions import publish
from rabfang.procedures.tests.breaking import changed

pytestmark = pytest.mark.django_db
Hire = Callable[..., Officer]
AsActor = Callable[[str], Actor]


def lend(to: Officer, *, of: str = UNIT, starts: date, ends: date) -> None:
    """`to` stands in for the account for some days."""
    holding = RoleHolding.objects.get(officer__email=of)
    Delegation.objects.create(holding=holding, to=to, starts_on=starts, ends_on=ends, reason="ลา")


def test_new_work_is_told_to_the_officers_of_the_unit(reporting: Case) -> None:
    assert told(reporting, "assigned") == [UNIT]
    assert Notice.objects.count() == 1


def test_a_reminder_goes_to_those_for_whom_the_step_waits(reporting: Case, colleague: Hire) -> None:
    colleague("mana", "unit", unit="public-works")
    colleague("manee", "unit", unit="finance")
    assert remind_due(bangkok(12, 1)) == 1
    assert told(reporting, "reminder") == ["mana@hat-kham.example", UNIT]


def test_what_is_overdue_is_told_to_the_roles_the_procedure_names_level_by_level(reporting: Case) -> None:
    assert escalate_overdue(bangkok(12, 2, 16, 30)) > 0
    assert set(told(reporting, "overdue")) == {CENTRE, UNIT}
    escalate_overdue(bangkok(12, 9, 16, 30))
    assert EXECUTIVE in told(reporting, "overdue")


def test_a_procedure_may_name_the_unit_and_its_head(offices: dict[str, Agency], colleague: Hire) -> None:
    office = offices["hat-kham"]
    publish(
        office,
        changed("hat-kham", 'to = ["centre", "unit"]', 'to = ["unit", "executive"]'),
        by=None,
        at=bangkok(11, 23),
    )
    colleague("manee", "unit", unit="finance")
    case = walk(office, "service-quality", until="report")
    assert told(case, "assigned") == [UNIT]
    escalate_overdue(bangkok(12, 2, 16, 30))
    assert set(told(case, "overdue")) == {EXECUTIVE, UNIT}


def test_only_the_part_that_is_late_is_told(offices: dict[str, Agency], reporting: Case, actor: AsActor) -> None:
    units = list(Unit.objects.filter(key__in=["public-works", "public-health"]).values_list("pk", flat=True))
    perform(reporting, "assign", by=actor(CENTRE), units=units, reason="ร่วมกัน", due_on=date(2026, 12, 9))
    assert told(reporting, "assigned") == ["unit.public-health@hat-kham.example", UNIT]
    remind_due(bangkok(12, 1))
    assert told(reporting, "reminder") == [UNIT]
    remind_due(bangkok(12, 8))
    assert told(reporting, "reminder") == ["unit.public-health@hat-kham.example", UNIT]


def test_a_chase_and_a_return_reach_the_unit_and_not_who_sent_them(reporting: Case, actor: AsActor) -> None:
    perform(reporting, "expedite", by=actor(CENTRE), reminder="ขอผล")
    assert told(reporting, "chased") == [UNIT]
    perform(reporting, "report", by=actor(UNIT), findings="ซ่อมแล้ว")
    perform(reporting, "return_for_more", by=actor(CENTRE), missing="ขอภาพถ่าย")
    assert told(reporting, "returned") == [UNIT]
    assert Notice.objects.count() == 3


def test_a_chase_where_no_unit_has_the_case_reaches_those_who_may_go_on(
    offices: dict[str, Agency], actor: AsActor
) -> None:
    case = submitted(offices["hat-kham"]).case
    perform(case, "expedite", by=actor(EXECUTIVE), reminder="โปรดบันทึก")
    assert told(case, "chased") == [CENTRE]


def test_who_stands_in_is_told_while_they_do(reporting: Case, colleague: Hire, actor: AsActor) -> None:
    today, before = date(2026, 11, 23), date(2026, 11, 20)
    lend(colleague("now"), starts=today, ends=today)
    lend(colleague("ended"), starts=before, ends=before)
    perform(reporting, "expedite", by=actor(CENTRE), reminder="ขอผล")
    assert told(reporting, "chased") == ["now@hat-kham.example", UNIT]


def test_who_left_is_not_told(reporting: Case, colleague: Hire, actor: AsActor) -> None:
    colleague("left", "unit", unit="public-works", ends_on=date(2026, 11, 20))
    colleague("not-yet-gone", "unit", unit="public-works", ends_on=date(2026, 11, 23))
    Officer.objects.filter(email=UNIT).update(is_active=False)
    perform(reporting, "expedite", by=actor(CENTRE), reminder="ขอผล")
    assert told(reporting, "chased") == ["not-yet-gone@hat-kham.example"]


def test_what_concerns_nobody_costs_no_query(
    offices: dict[str, Agency], django_assert_num_queries: Any, actor: AsActor
) -> None:
    received = submitted(offices["hat-kham"])
    with django_assert_num_queries(0):
        notify_officers(received.case, received.event)
    noted = perform(received.case, "note", by=actor(CENTRE), note="บันทึก")
    with django_assert_num_queries(0):
        notify_officers(noted.case, noted.event)


def test_queries_do_not_grow_with_people(reporting: Case, colleague: Hire, actor: AsActor) -> None:
    def chased() -> int:
        with CaptureQueriesContext(connection) as captured:
            perform(reporting, "expedite", by=actor(CENTRE), reminder="ขอผล")
        return len(captured)

    chased()
    few = chased()
    for number in range(8):
        colleague(f"unit{number}", "unit", unit="public-works")
    assert chased() == few
