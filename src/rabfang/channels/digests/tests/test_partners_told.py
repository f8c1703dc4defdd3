"""Officers of another office of this system are told of the part that it has in a case."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.models import Agency, Delegation, Officer, Partner, RoleHolding
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.sweeps import escalate_overdue, remind_due
from rabfang.cases.tests.test_parts import Province
from rabfang.channels.conftest import bangkok, told
from rabfang.channels.digests.mail import send_digests
from rabfang.channels.digests.making import make_digests
from rabfang.channels.email.tests.mailbox import Mailbox
from rabfang.channels.models import Notice

pytestmark = pytest.mark.django_db
OURS = "unit@phitsanulok.example"
SCHOOL = ["centre@school-integrity.example", "executive@school-integrity.example"]


@pytest.fixture
def province(offices: dict[str, Agency]) -> Province:
    return Province(offices)


def at_school(case: Case, reason: str) -> list[str]:
    """Accounts of the school told for that reason."""
    return [account for account in told(case, reason) if account.endswith("@school-integrity.example")]


def test_who_sees_every_case_of_the_partner_is_told_of_its_part(province: Province) -> None:
    case = province.group()
    assert at_school(case, "assigned") == SCHOOL
    assert OURS in told(case, "assigned")
    assert not at_school(case, "reminder")


def test_who_stands_in_there_is_told_as_well(province: Province) -> None:
    holding = RoleHolding.objects.get(officer__email="executive@school-integrity.example")
    lent = Officer.objects.get(email="unit@school-integrity.example")
    today = date(2026, 11, 23)
    Delegation.objects.create(holding=holding, to=lent, starts_on=today, ends_on=today, reason="ลา")
    assert at_school(province.group(), "assigned") == [*SCHOOL, lent.email]


def test_a_chase_a_reminder_and_a_late_part_reach_the_partner_that_has_it(province: Province) -> None:
    case = province.group(due_on=date(2026, 12, 2))
    province.do("executive", "expedite", reminder="ขอผล")
    assert at_school(case, "chased") == SCHOOL
    assert "centre@phitsanulok.example" in told(case, "chased")  # who writes to the agency outside
    remind_due(bangkok(12, 1, 16))
    assert at_school(case, "reminder") == SCHOOL
    escalate_overdue(bangkok(12, 2, 16, 30))
    assert at_school(case, "overdue") == SCHOOL


def test_what_a_partner_has_reported_is_no_more_told_until_it_comes_back(province: Province) -> None:
    case = province.group(due_on=date(2026, 12, 2))
    province.do("executive@school-integrity.example", "report", findings="ยังไม่ครบ")
    remind_due(bangkok(12, 1, 16))
    assert not at_school(case, "reminder")
    province.do("unit", "report", findings="ตรวจแล้ว")
    province.do("centre", "report", findings="ชลประทานแจ้ง", part=3)
    province.do("centre", "return_for_more", missing="ขอเพิ่ม", parts=[2])
    assert at_school(case, "returned") == SCHOOL
    assert OURS not in told(case, "returned")


def test_a_part_with_an_agency_outside_tells_nobody_elsewhere(province: Province) -> None:
    case = province.group(partners=[province.irrigation.pk])
    assert told(case, "assigned") == ["head@phitsanulok.example", OURS]


def test_several_partners_cost_no_more_queries_than_one(offices: dict[str, Agency], province: Province) -> None:
    treasury = Partner.objects.create(agency=province.agency, office=offices["saraburi-treasury"], name="คลังจังหวัด")

    def asked() -> int:
        perform(case, "expedite", by=province.officer("executive"), reminder="ขอผล")
        with CaptureQueriesContext(connection) as captured:
            perform(case, "expedite", by=province.officer("executive"), reminder="ขอผล")
        return len(captured)

    case = province.group(units=[], partners=[province.the_school.pk])
    few = asked()
    province.do("centre", "assign", units=[], partners=[province.the_school.pk, treasury.pk], reason="ร่วมกัน")
    assert asked() == few
    assert {account.partition("@")[2] for account in told(case, "chased")} == {
        "school-integrity.example",
        "saraburi-treasury.example",
    }


def test_the_digest_goes_in_their_own_office_hours_and_links_to_the_case(province: Province, smtp: Mailbox) -> None:
    case = province.group()
    Agency.objects.filter(pk=province.school.pk).update(opens_at="10:00")
    make_digests(bangkok(11, 24))
    send_digests(bangkok(11, 24))
    assert not [mail for mail in smtp.messages() if str(mail["To"]) in SCHOOL]
    make_digests(bangkok(11, 24, 10, 0))
    send_digests(bangkok(11, 24, 10, 0))
    theirs = [mail for mail in smtp.messages() if str(mail["To"]) in SCHOOL]
    assert sorted(str(mail["To"]) for mail in theirs) == SCHOOL
    body = theirs[0].get_content()
    assert f"/desk/cases/{case.pk}" in body
    assert "เรื่องของ จังหวัดพิษณุโลก" in body
    ours = next(mail for mail in smtp.messages() if mail["To"] == OURS)
    assert "เรื่องของ" not in ours.get_content()


def test_what_they_may_no_longer_see_is_dropped(province: Province, smtp: Mailbox) -> None:
    province.group()
    RoleHolding.objects.filter(officer__email=SCHOOL[0]).update(ends_on=date(2026, 11, 23))
    make_digests(bangkok(11, 24, 10))
    assert not Notice.objects.filter(officer__email=SCHOOL[0]).exists()
    assert Notice.objects.filter(officer__email=SCHOOL[1], digest__isnull=False).exists()
