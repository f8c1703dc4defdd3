"""Parts of a case while the office changes around them: a unit, a partner, a partner's officer."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from conftest import MONDAY
from rabfang.agencies.actions.partners import close_partner
from rabfang.agencies.models import Agency, Officer, Partner, RoleHolding, Unit
from rabfang.cases.models import Assignment, Case
from rabfang.core.clock import now
from rabfang.desk.tests.conftest import Clock, SignIn, Walked
from rabfang.web.date_fields import as_typed

pytestmark = pytest.mark.django_db
CENTRE, UNIT, ADMINISTRATOR = (f"{who}@phitsanulok.example" for who in ("centre", "unit", "administrator"))
SCHOOL, SCHOOL_ADMINISTRATOR = "executive@school-integrity.example", "administrator@school-integrity.example"
OPEN, REPORTED = Assignment.State.OPEN, Assignment.State.REPORTED


@pytest.fixture
def case(walked: Walked, signed_in: SignIn) -> Case:
    """A unit, the school and an agency outside have a part each."""
    case = walked("phitsanulok", "grievance", until="appoint", outcome="group")
    partners = Partner.objects.filter(agency=case.agency, name__in=["โรงเรียนตัวอย่างวิทยา", "โครงการชลประทานพิษณุโลก"])
    said = {
        "units": [Unit.objects.get(agency=case.agency, key="natural-resources").pk],
        "partners": [row.pk for row in partners],
        "purpose": "ตรวจสอบร่วมกัน",
        "seen": case.version,
    }
    assert signed_in(CENTRE).post(f"/desk/cases/{case.pk}/appoint", said).status_code == 302
    return Case.objects.select_related("agency").get(pk=case.pk)


def parts(case: Case) -> dict[str, str]:
    rows = Assignment.objects.filter(case=case).select_related("unit", "partner")
    return {row.party_name: row.state for row in rows}


def test_a_unit_that_holds_an_open_part_stays_open(signed_in: SignIn, case: Case) -> None:
    unit = Unit.objects.get(agency=case.agency, key="natural-resources")
    administrator = signed_in(ADMINISTRATOR)
    answer = administrator.post(reverse("settings:unit_close", args=[unit.pk]), follow=True)
    assert "ปิดหน่วยนี้ยังไม่ได้ ยังมีเรื่องที่มอบหมายอยู่ 1 เรื่อง" in unescape(answer.content.decode())
    assert Unit.objects.get(pk=unit.pk).is_active
    said = {"findings": "ตรวจแล้ว", "seen": case.version}
    assert signed_in(UNIT).post(f"/desk/cases/{case.pk}/report", said).status_code == 302
    administrator.post(reverse("settings:unit_close", args=[unit.pk]))
    assert not Unit.objects.get(pk=unit.pk).is_active


def test_a_partner_closed_in_the_address_book_keeps_its_part(signed_in: SignIn, case: Case) -> None:
    irrigation = Partner.objects.get(name="โครงการชลประทานพิษณุโลก")
    school = Partner.objects.get(agency=case.agency, name="โรงเรียนตัวอย่างวิทยา")
    for partner in (irrigation, school):
        close_partner(partner, by=Officer.objects.get(email=ADMINISTRATOR), at=now())
    centre, head = signed_in(CENTRE), signed_in(SCHOOL)
    assert "โครงการชลประทานพิษณุโลก" in centre.get(f"/desk/cases/{case.pk}").content.decode()
    form = centre.get(f"/desk/cases/{case.pk}/report").context["form"]
    assert form["findings"].help_text == "บันทึกแทนโครงการชลประทานพิษณุโลก ตามที่หน่วยงานนั้นแจ้งมา"
    said = {"findings": "ชลประทานแจ้งผลเป็นหนังสือ", "seen": case.version}
    assert centre.post(f"/desk/cases/{case.pk}/report", said).status_code == 302
    assert parts(case)[irrigation.name] == REPORTED
    page = centre.get(f"/desk/cases/{case.pk}").content.decode()
    assert "สั่งการ: เกี่ยวข้องหลายหน่วยงาน แต่งตั้งคณะทำงาน" in page
    assert "รายงานผล: ของ โครงการชลประทานพิษณุโลก" in page
    assert case.number_text in head.get("/desk/").content.decode()
    said = {"findings": "โรงเรียนตรวจแล้ว", "seen": case.version + 1}
    assert head.post(f"/desk/cases/{case.pk}/report", said).status_code == 302
    assert parts(case)[school.name] == REPORTED
    offered = centre.get(f"/desk/cases/{case.pk}/assign").content.decode()
    assert f">{irrigation.name}" not in offered.partition("<form")[2]


def test_the_partners_work_is_due_when_its_part_is(signed_in: SignIn, case: Case) -> None:
    soon = MONDAY + timedelta(hours=1)
    Case.objects.filter(pk=case.pk).update(due_at=soon)
    row = next(pile for pile in signed_in(SCHOOL).get("/desk/").context["piles"] if pile.key == "others").rows[0]
    part = Assignment.objects.get(case=case, partner__office__slug="school-integrity")
    assert part.due_at is not None
    assert row.due_at == part.due_at != soon


def test_a_partners_officer_loses_sight_with_the_role(
    signed_in: SignIn, case: Case, clock: Clock, offices: dict[str, Agency]
) -> None:
    head, address = signed_in(SCHOOL), f"/desk/cases/{case.pk}"
    assert head.get(address).status_code == 200
    holding = RoleHolding.objects.get(officer__email=SCHOOL)
    said = {"last_day": as_typed(MONDAY.date())}
    ended = signed_in(SCHOOL_ADMINISTRATOR).post(reverse("settings:role_end", args=[holding.pk]), said)
    assert ended.status_code == 302
    clock(MONDAY + timedelta(days=1))
    assert head.get(address).status_code == 403
    answer = head.post(f"{address}/report", {"findings": "โรงเรียนตรวจแล้ว", "seen": case.version})
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "โรงเรียนตรวจแล้ว" in page
    assert case.subject not in page
    assert parts(case)["โรงเรียนตัวอย่างวิทยา"] == OPEN


def test_a_partner_writes_no_letters_about_the_case_and_is_offered_none(signed_in: SignIn, case: Case) -> None:
    head, page = signed_in(SCHOOL), f"/desk/cases/{case.pk}"
    assert "letters/new" not in head.get(page).content.decode()
    for text in ("order", "reply", "chase-1"):
        assert head.get(f"{page}/letters/new/{text}").status_code == 404


def test_every_link_on_a_partners_page_opens(signed_in: SignIn, case: Case) -> None:
    head, page = signed_in(SCHOOL), f"/desk/cases/{case.pk}"
    links = re.findall(r'href="(/desk/[^"]*)"', head.get(page).content.decode())
    assert [link for link in links if head.get(unescape(link)).status_code != 200] == []
