"""Outside our powers, no case, and reports upward: what leaves the office is tracked (S1-6, S4-3, S4-5)."""

from datetime import date, timedelta
from typing import Any

import pytest

from rabfang.agencies.models import Agency, Officer, Partner
from rabfang.cases.actors import Actor
from rabfang.cases.models import Assignment, Case, Event, OutboxMessage
from rabfang.cases.perform import perform
from rabfang.cases.receive import receive
from rabfang.cases.tests.walking import lead, submitted
from rabfang.cases.verify import faults
from rabfang.core.clock import now
from rabfang.core.errors import Conflict, Invalid

pytestmark = pytest.mark.django_db
OPEN = Assignment.State.OPEN


@pytest.fixture
def agency(offices: dict[str, Agency]) -> Agency:
    return offices["phitsanulok"]


def do(case: Case, account: str, verb: str, **facts: Any) -> Case:
    officer = Officer.objects.get(email=f"{account}@{case.agency.slug}.example")
    return perform(case, verb, by=Actor.officer(officer, now()), **facts).case


def to_be_passed_on(agency: Agency) -> Case:
    case = lead(submitted(agency).case, "grievance", until="order")
    return do(case, "executive", "order", outcome="outside", order="ส่งแขวงทางหลวง")


def test_it_names_the_agency_tells_the_complainant_and_stays_open(agency: Agency) -> None:
    case = to_be_passed_on(agency)
    partner = Partner.objects.get(agency=agency, name="แขวงทางหลวงพิษณุโลกที่ 1")
    do(case, "centre", "refer", partner=partner.pk, letter_number="พล 0017/1", told="ส่งแขวงทางหลวงแล้ว")
    part = Assignment.objects.get(case=case)
    assert (part.partner_id, part.state, part.acknowledged_at) == (partner.pk, OPEN, None)
    assert part.due_at is not None
    assert OutboxMessage.objects.filter(case=case, topic="status").exists()
    with pytest.raises(Conflict):
        do(case, "centre", "close", outcome="referred")


def test_a_new_agency_is_entered_once_by_its_name(agency: Agency) -> None:
    for _ in range(2):
        do(to_be_passed_on(agency), "centre", "refer", outside_agency=" การประปาส่วนภูมิภาค ", told="ส่งแล้ว")
    assert Partner.objects.filter(agency=agency, name="การประปาส่วนภูมิภาค").count() == 1


def test_without_an_agency_nothing_happens(agency: Agency) -> None:
    case = to_be_passed_on(agency)
    with pytest.raises(Invalid) as refused:
        do(case, "centre", "refer", told="ส่งแล้ว")
    assert (refused.value.code, refused.value.field) == ("required", "outside_agency")
    assert Partner.objects.filter(agency=agency).count() == 3
    assert Event.objects.filter(case=case).latest("seq").action == "order"


@pytest.mark.parametrize(("outcome", "step"), [("taken", "outside.reply"), ("tracked", "outside.track")])
def test_once_acknowledged_it_goes_on(agency: Agency, outcome: str, step: str) -> None:
    case = to_be_passed_on(agency)
    do(case, "centre", "refer", outside_agency="แขวงทางหลวงพิษณุโลกที่ 1", told="ส่งแล้ว")
    done = do(case, "centre", "acknowledge", received_number="44/1", received_on=date(2026, 11, 20), outcome=outcome)
    part = Assignment.objects.get(case=case)
    assert done.step == step
    assert part.acknowledged_at is not None
    assert part.state == (OPEN if outcome == "tracked" else Assignment.State.REPORTED)
    assert not list(faults())


def test_a_day_to_come_is_refused(agency: Agency) -> None:
    case = to_be_passed_on(agency)
    do(case, "centre", "refer", outside_agency="แขวงทางหลวงพิษณุโลกที่ 1", told="ส่งแล้ว")
    with pytest.raises(Invalid) as refused:
        do(case, "centre", "acknowledge", received_on=(now() + timedelta(days=2)).date(), outcome="taken")
    assert refused.value.field == "received_on"


def test_an_agency_of_this_system_takes_it_and_reports_itself(agency: Agency, offices: dict[str, Agency]) -> None:
    case = to_be_passed_on(agency)
    school = Partner.objects.get(agency=agency, office=offices["school-integrity"])
    do(case, "centre", "refer", partner=school.pk, told="ส่งโรงเรียนแล้ว")
    leader = Actor.officer(Officer.objects.get(email="executive@school-integrity.example"), now())
    perform(case, "acknowledge", by=leader, received_number="รร 5", outcome="tracked")
    done = perform(case, "report", by=leader, findings="แก้ไขแล้ว").case
    assert done.step == "outside.reply"
    assert Event.objects.filter(case=case, role="partner").count() == 2


def test_that_the_other_agency_told_the_complainant_is_recorded(agency: Agency) -> None:
    case = to_be_passed_on(agency)
    do(case, "centre", "refer", outside_agency="แขวงทางหลวงพิษณุโลกที่ 1", told="ส่งแล้ว")
    do(case, "centre", "acknowledge", outcome="taken")
    do(case, "centre", "reply", reply="แขวงแจ้งท่านแล้ว", told_by="แขวงทางหลวงพิษณุโลกที่ 1", findings="ตามสำเนาหนังสือ")
    event = Event.objects.get(case=case, action="reply")
    assert event.facts["told_by"] == "แขวงทางหลวงพิษณุโลกที่ 1"
    assert not OutboxMessage.objects.filter(case=case, topic="reply").exists()
    assert do(case, "centre", "close", outcome="referred").status == "closed"


def test_no_case_tells_the_reason_and_can_be_closed(agency: Agency) -> None:
    case = lead(submitted(agency).case, "complaint", until="order")
    do(case, "executive", "order", outcome="none", order="ไม่มีมูล")
    told = do(case, "centre", "decline", reason="ศาลพิพากษาถึงที่สุดแล้ว")
    assert told.step == "decided.close"
    assert OutboxMessage.objects.filter(case=case, topic="reply").exists()
    assert not case.clocks.filter(key="answered", stopped_at=None).exists()
    assert do(case, "centre", "close", outcome="declined").outcome == "declined"


def test_what_came_from_the_ministry_is_reported_to_it_before_it_closes(agency: Agency) -> None:
    clerk = Actor.officer(Officer.objects.get(email="centre@phitsanulok.example"), now())
    case = receive(agency, "ministry", by=clerk, subject="น้ำเสีย", detail="ปลาตาย").case
    lead(case, "complaint", until="order")
    do(case, "executive", "order", outcome="none", order="ไม่มีมูล")
    do(case, "centre", "decline", reason="ไม่มีมูล")
    with pytest.raises(Conflict) as refused:
        do(case, "centre", "close", outcome="declined")
    assert refused.value.params["missing"] == ["notice"]
    do(case, "centre", "notify", to="กระทรวงมหาดไทย", letter_number="พล 0017/5", report="ชี้แจงแล้ว")
    do(case, "executive", "notify", to="ผู้ว่าราชการจังหวัด", report="เพื่อทราบ")
    assert do(case, "centre", "close", outcome="declined").status == "closed"
    assert not list(faults())
