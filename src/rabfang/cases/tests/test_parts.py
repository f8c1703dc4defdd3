"""Several answer for one case: units, an agency in this system and one outside, each with its own part (S4-3, S4-4)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from rabfang.agencies.models import Agency, Officer, Partner
from rabfang.cases.actors import Actor
from rabfang.cases.models import Assignment, Case
from rabfang.cases.perform import perform
from rabfang.cases.queries import cases_of_others, visible_cases, waiting_for
from rabfang.cases.receive import receive
from rabfang.cases.rules import offers
from rabfang.cases.standing import standing_of
from rabfang.cases.verify import faults
from rabfang.core.clock import BANGKOK, now
from rabfang.core.errors import Conflict, Invalid, NotAllowed
from rabfang.procedures.queries import version_of

pytestmark = pytest.mark.django_db
REPORTED, OPEN = Assignment.State.REPORTED, Assignment.State.OPEN


class Province:
    """The province with a case that concerns three agencies, and its people."""

    def __init__(self, offices: dict[str, Agency]) -> None:
        self.agency, self.school = offices["phitsanulok"], offices["school-integrity"]
        self.irrigation = Partner.objects.get(agency=self.agency, name="โครงการชลประทานพิษณุโลก")
        self.highways = Partner.objects.get(agency=self.agency, name="แขวงทางหลวงพิษณุโลกที่ 1")
        self.the_school = Partner.objects.get(agency=self.agency, office=self.school)
        self.units = dict(self.agency.units.values_list("key", "pk"))
        self.case = receive(self.agency, "ministry", by=self.officer("centre"), subject="น้ำเสีย", detail="ปลาตาย").case
        self.do("centre", "record")
        self.do("centre", "classify", kind="grievance", opinion="หลายหน่วยงาน")
        self.do("centre", "forward", memo="เสนอ")

    def officer(self, account: str) -> Actor:
        name = account if "@" in account else f"{account}@phitsanulok.example"
        return Actor.officer(Officer.objects.get(email=name), now())

    def do(self, account: str, verb: str, **facts: Any) -> Case:
        return perform(self.case, verb, by=self.officer(account), **facts).case

    def group(self, **facts: Any) -> Case:
        """A working group of a unit, the school and irrigation."""
        self.do("executive", "order", outcome="group", order="ตั้งคณะทำงาน")
        said = {"purpose": "ตรวจสอบร่วมกัน", "units": [self.units["natural-resources"]]}
        said["partners"] = [self.the_school.pk, self.irrigation.pk]
        return self.do("centre", "appoint", **(said | facts))

    def parts(self) -> list[tuple[str, str]]:
        return [(row.party_name, row.state) for row in self.rows()]

    def rows(self) -> list[Assignment]:
        return list(Assignment.objects.filter(case=self.case).select_related("unit", "partner"))

    def step(self) -> str:
        return Case.objects.get(pk=self.case.pk).step

    def offered(self, account: str) -> tuple[str, ...]:
        case = Case.objects.get(pk=self.case.pk)
        procedure = version_of(case.procedure_id)[1]
        return offers(procedure, standing_of(case), self.officer(account), ("report", "return_for_more", "acknowledge"))


@pytest.fixture
def province(offices: dict[str, Agency]) -> Province:
    return Province(offices)


def test_each_part_has_its_clock_and_its_report_and_the_case_waits_for_all(province: Province) -> None:
    case = province.group()
    assert case.step == "decided.report"
    assert [name for name, _ in province.parts()] == [
        "กลุ่มงานทรัพยากรธรรมชาติและสิ่งแวดล้อม",
        "โรงเรียนตัวอย่างวิทยา",
        "โครงการชลประทานพิษณุโลก",
    ]
    assert [row.is_lead for row in province.rows()] == [True, False, False]
    assert case.clocks.filter(key="decided.report", stopped_at=None).count() == 3
    province.do("unit", "report", findings="ตรวจน้ำแล้ว")
    province.do("executive@school-integrity.example", "report", findings="โรงเรียนไม่ได้ปล่อยน้ำ")
    assert province.step() == "decided.report"
    assert [state for _, state in province.parts()] == [REPORTED, REPORTED, OPEN]
    province.do("centre", "report", findings="ชลประทานแจ้งเป็นหนังสือ", part=3)
    assert province.step() == "decided.review"
    assert not case.clocks.filter(assignment__isnull=False, stopped_at=None).exists()
    assert not list(faults())


def test_a_partner_can_lead(province: Province) -> None:
    province.group(lead=f"partner:{province.irrigation.pk}")
    assert [row.party_name for row in province.rows() if row.is_lead] == ["โครงการชลประทานพิษณุโลก"]


def test_who_leads_must_take_part(province: Province) -> None:
    with pytest.raises(Invalid) as refused:
        province.group(lead=f"partner:{province.highways.pk}")
    assert (refused.value.code, refused.value.field) == ("lead-not-named", "lead")


def test_one_incomplete_report_is_returned_while_the_others_work(province: Province) -> None:
    province.group()
    province.do("unit", "report", findings="ยังไม่ครบ")
    assert "return_for_more" in province.offered("centre")
    province.do("centre", "return_for_more", missing="ขอผลตรวจน้ำ", due_on=date(2026, 12, 1))
    rows = province.rows()
    assert [row.state for row in rows] == [REPORTED, OPEN, OPEN, OPEN]
    assert rows[3].unit_id == province.units["natural-resources"]
    assert rows[3].due_at == datetime(2026, 12, 1, 16, 30, tzinfo=BANGKOK)
    assert province.step() == "decided.report"
    assert "return_for_more" not in province.offered("centre")
    assert not list(faults())


def test_after_all_reported_only_the_incomplete_part_goes_back(province: Province) -> None:
    province.group()
    province.do("unit", "report", findings="ครบ")
    province.do("centre@school-integrity.example", "report", findings="ครบ")
    province.do("centre", "report", findings="สั้นไป", part=3)
    province.do("centre", "return_for_more", missing="ขอแผนการเปิดประตู", parts=[3])
    assert province.step() == "decided.report"
    assert [(row.party_name, row.state) for row in province.rows()][3:] == [("โครงการชลประทานพิษณุโลก", OPEN)]
    province.do("centre", "report", findings="ครบแล้ว")
    assert province.step() == "decided.review"


def test_a_part_that_was_not_reported_cannot_go_back(province: Province) -> None:
    province.group()
    province.do("unit", "report", findings="ครบ")
    with pytest.raises(Invalid) as refused:
        province.do("centre", "return_for_more", missing="ขอเพิ่ม", parts=[2])
    assert (refused.value.code, refused.value.field) == ("part-not-reported", "parts")


def test_an_officer_enters_reports_only_for_agencies_outside(province: Province) -> None:
    province.group(partners=[province.the_school.pk, province.irrigation.pk, province.highways.pk])
    with pytest.raises(Invalid) as refused:
        province.do("centre", "report", findings="ของใคร")
    assert (refused.value.code, refused.value.field) == ("part-needed", "part")
    for number in (1, 2):  # the unit and the school report themselves
        with pytest.raises(Invalid) as refused:
            province.do("centre", "report", findings="แทน", part=number)
        assert refused.value.code == "part-not-open"


def test_while_only_own_units_work_the_centre_has_nothing_to_report(province: Province) -> None:
    province.do("executive", "order", outcome="general", order="ตรวจ", units=[province.units["industry"]])
    assert province.offered("centre") == ()
    with pytest.raises(NotAllowed):
        province.do("centre", "report", findings="แทน")
    assert not waiting_for(province.officer("centre"), province.agency).exists()


def test_a_partner_sees_its_part_and_nothing_else(province: Province) -> None:
    """Only those who see every case of the partner's own register; its register does not hold the case."""
    leader, colleague = "executive@school-integrity.example", "unit@school-integrity.example"
    before = cases_of_others(province.officer(leader), province.school)
    assert not before.exists()
    province.group()
    assert list(cases_of_others(province.officer(leader), province.school)) == [province.case]
    assert not cases_of_others(province.officer(colleague), province.school).exists()
    assert not visible_cases(province.officer(leader), province.school).exists()
    assert province.offered(leader) == ("report", "acknowledge")
    assert province.offered(colleague) == ()
    for verb, facts in (
        ("order", {"outcome": "none", "order": "ปิด"}),
        ("review", {}),
        ("close", {"outcome": "solved"}),
    ):
        with pytest.raises((NotAllowed, Conflict)):
            province.do(leader, verb, **facts)


def test_who_has_acknowledged_is_not_asked_again_while_another_has_not(province: Province) -> None:
    province.group()
    leader = "executive@school-integrity.example"
    province.do(leader, "acknowledge", received_number="รร 7")
    assert province.offered(leader) == ("report",)
    with pytest.raises(NotAllowed):
        province.do(leader, "acknowledge", received_number="รร 8")
    assert "acknowledge" in province.offered("centre")
    province.do("centre", "acknowledge", received_number="ชป 9")
    assert "acknowledge" not in province.offered("centre")


def test_a_partner_no_longer_working_here_loses_sight_of_nothing_it_did(province: Province) -> None:
    province.group()
    leader = "executive@school-integrity.example"
    province.do(leader, "report", findings="เสร็จ")
    assert not cases_of_others(province.officer(leader), province.school, open_only=True).exists()
    assert cases_of_others(province.officer(leader), province.school).exists()
    with pytest.raises(NotAllowed):
        province.do(leader, "report", findings="อีกครั้ง")


def test_the_head_may_give_general_work_to_a_partner_but_not_where_no_partner_acts(province: Province) -> None:
    province.do("executive", "order", outcome="general", order="ให้โรงเรียน", partners=[province.the_school.pk])
    assert [row.partner_id for row in province.rows()] == [province.the_school.pk]
    town = Agency.objects.get(slug="hat-kham")
    partner = town.partners.first()
    assert partner is not None
    theirs = Province.__new__(Province)
    theirs.agency = town
    clerk = Actor.officer(Officer.objects.get(email="centre@hat-kham.example"), now())
    theirs.case = receive(town, "telephone", by=clerk, subject="ไฟดับ", detail="มืด").case
    perform(theirs.case, "record", by=clerk)
    perform(theirs.case, "classify", by=clerk, kind="service-quality")
    perform(theirs.case, "forward", by=clerk, memo="เสนอ")
    chief = Actor.officer(Officer.objects.get(email="executive@hat-kham.example"), now())
    with pytest.raises(Invalid) as refused:
        perform(theirs.case, "order", by=chief, outcome="act", order="ให้", partners=[partner.pk])
    assert (refused.value.code, refused.value.field) == ("not-for-partners", "partners")


def test_another_offices_partner_or_a_closed_one_cannot_be_named(province: Province) -> None:
    foreign = Partner.objects.filter(agency__slug="hat-kham").first()
    assert foreign is not None
    Partner.objects.filter(pk=province.highways.pk).update(is_active=False)
    for partner in (foreign.pk, province.highways.pk, 10**9):
        with pytest.raises(Invalid) as refused:
            province.do("executive", "order", outcome="general", order="ให้", partners=[partner])
        assert (refused.value.code, refused.value.field) == ("partner-not-active", "partners")


def test_work_taken_from_a_partner_ends_its_part(province: Province) -> None:
    province.group()
    province.do("executive", "assign", reason="หน่วยเดียวพอ", units=[province.units["natural-resources"]])
    assert [row.state for row in province.rows()] == [OPEN, "ended", "ended"]
    assert not cases_of_others(
        province.officer("executive@school-integrity.example"), province.school, open_only=True
    ).exists()


def test_parts_stand_still_with_the_case(province: Province) -> None:
    case = province.group()
    province.do("centre", "pause", reason="รอผลห้องปฏิบัติการ")
    assert {row.due_at for row in province.rows()} == {None}
    later = now() + timedelta(days=3)
    perform(case, "resume", by=province.officer("centre"), at=later)
    assert all(row.due_at for row in province.rows())
    assert not list(faults())
