"""A form that comes too late: the unit closed, the role or the delegation ended, the account closed meanwhile.

Each time the page says why in words, nothing happens to the case, and nothing that was typed is lost.
"""

from datetime import datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from conftest import MONDAY
from rabfang.agencies.models import Officer, RoleHolding, Unit
from rabfang.cases.models import Case, Event
from rabfang.desk.tests.conftest import Clock, SignIn, Walked
from rabfang.web.date_fields import as_typed

pytestmark = pytest.mark.django_db
ADMINISTRATOR, EXECUTIVE, DELEGATE = (
    f"{who}@hat-kham.example" for who in ("administrator", "executive", "unit.office")
)
ORDER, DAY = "ให้ซ่อมภายในสัปดาห์นี้ และรายงานทุกวัน", "27/11/2569"


@pytest.fixture
def case(walked: Walked) -> Case:
    """A case that waits for the head's order."""
    return walked("hat-kham", "service-quality", until="order")


@pytest.fixture
def administrator(signed_in: SignIn) -> Client:
    """Who closes things meanwhile."""
    return signed_in(ADMINISTRATOR)


def ordered(client: Client, case: Case) -> tuple[int, str]:
    """The head's order on the form opened before; the status and the page."""
    unit = Unit.objects.get(agency=case.agency, key="public-works")
    said = {"outcome": "act", "order": ORDER, "units": [unit.pk], "due_on": DAY, "seen": case.version}
    answer = client.post(f"/desk/cases/{case.pk}/order", said)
    return answer.status_code, unescape(answer.content.decode())


def untouched(case: Case) -> bool:
    return Case.objects.get(pk=case.pk).version == case.version


def role_ended(administrator: Client, email: str, day: datetime) -> None:
    holding = RoleHolding.objects.get(officer__email=email)
    answer = administrator.post(reverse("settings:role_end", args=[holding.pk]), {"last_day": as_typed(day.date())})
    assert answer.status_code == 302


def delegated(administrator: Client, email: str, to: str, days: int) -> None:
    """`to` acts for the officer from today, so many days."""
    said = {
        "holding": RoleHolding.objects.get(officer__email=email).pk,
        "to": Officer.objects.get(email=to).pk,
        "starts_on": as_typed(MONDAY.date()),
        "ends_on": as_typed(MONDAY.date() + timedelta(days=days - 1)),
        "reason": "ไปราชการ",
    }
    assert administrator.post(reverse("settings:delegation_add"), said).status_code == 302


def test_a_unit_closed_since_the_form_was_opened(signed_in: SignIn, administrator: Client, case: Case) -> None:
    head = signed_in(EXECUTIVE)
    assert "กองช่าง" in head.get(f"/desk/cases/{case.pk}/order").content.decode()
    unit = Unit.objects.get(agency=case.agency, key="public-works")
    administrator.post(reverse("settings:unit_close", args=[unit.pk]))
    other = Unit.objects.get(agency=case.agency, key="office")
    said = {"outcome": "act", "order": ORDER, "due_on": DAY, "seen": case.version, "units": [unit.pk, other.pk]}
    answer = head.post(f"/desk/cases/{case.pk}/order", said)
    assert answer.status_code == 400
    form = answer.context["form"]
    assert form.errors["units"] == ["หน่วยที่เลือกปิดไปแล้วหรือไม่ใช่หน่วยของหน่วยงานนี้ โปรดเลือกหน่วยอื่น"]
    assert {name: form[name].value() for name in ("outcome", "order", "due_on")} == {
        "outcome": "act",
        "order": ORDER,
        "due_on": DAY,
    }
    assert str(other.pk) in form["units"].value()
    assert untouched(case)


def test_a_role_that_ended(signed_in: SignIn, administrator: Client, case: Case, clock: Clock) -> None:
    head = signed_in(EXECUTIVE)
    role_ended(administrator, EXECUTIVE, MONDAY)
    assert head.get(f"/desk/cases/{case.pk}/order").status_code == 200  # its last day
    clock(MONDAY + timedelta(days=1))
    status, page = ordered(head, case)
    assert status == 403
    assert "ไม่ได้รับมอบหมายบทบาทใด" in page
    assert ORDER in page
    assert DAY in page
    assert "csrf" not in page.partition("ข้อความที่ท่านพิมพ์ไว้")[2].partition("</main>")[0]
    assert untouched(case)


def test_a_role_that_ended_while_another_goes_on(
    signed_in: SignIn, administrator: Client, case: Case, clock: Clock
) -> None:
    head = signed_in(EXECUTIVE)
    holding = RoleHolding.objects.get(officer__email=EXECUTIVE)
    holding.pk, holding.role = None, "unit"
    holding.unit = Unit.objects.get(agency=case.agency, key="finance")
    holding.save()
    RoleHolding.objects.filter(officer__email=EXECUTIVE, role="executive").update(ends_on=MONDAY.date())
    clock(MONDAY + timedelta(days=1))
    status, page = ordered(head, case)
    assert status == 404  # the case is another unit's now: it is not said to be there
    assert "ไม่พบรายการนี้แล้ว" in page
    assert ORDER in page
    assert case.subject not in page
    assert head.post(f"/desk/cases/{case.pk + 999}/order", {"order": ORDER}).status_code == 404


def test_an_account_that_was_closed(signed_in: SignIn, administrator: Client, case: Case) -> None:
    head = signed_in(EXECUTIVE)
    assert (
        administrator.post(
            reverse("settings:officer_close", args=[Officer.objects.get(email=EXECUTIVE).pk])
        ).status_code
        == 302
    )
    status, page = ordered(head, case)
    assert status == 403
    assert "บัญชีนี้ปิดแล้ว" in page
    assert ORDER in page
    assert case.subject not in page
    assert untouched(case)
    assert head.get(f"/desk/cases/{case.pk}/order").status_code == 302


def test_a_session_that_ended(signed_in: SignIn, case: Case) -> None:
    head = signed_in(EXECUTIVE)
    head.cookies.clear()
    status, page = ordered(head, case)
    assert status == 403
    assert "ท่านออกจากระบบแล้ว" in page
    assert ORDER in page
    assert f"/accounts/login/?next=/desk/cases/{case.pk}/order" in page
    assert untouched(case)


def test_a_password_is_never_given_back(signed_in: SignIn) -> None:
    client = signed_in(ADMINISTRATOR)
    client.cookies.clear()
    said = {"email": "new@hat-kham.example", "name": "สมใหม่ ทดสอบ", "password": "ความลับ ของ ฉัน"}
    page = client.post(reverse("settings:officer_add"), said).content.decode()
    assert "สมใหม่ ทดสอบ" in page
    assert "ความลับ" not in page


def test_a_delegation_that_ended_yesterday(signed_in: SignIn, administrator: Client, case: Case, clock: Clock) -> None:
    delegated(administrator, EXECUTIVE, DELEGATE, days=1)
    delegate = signed_in(DELEGATE)
    assert delegate.get(f"/desk/cases/{case.pk}/order").status_code == 200
    clock(MONDAY + timedelta(days=1))
    status, page = ordered(delegate, case)
    assert status == 404
    assert ORDER in page
    assert DAY in page
    assert untouched(case)


def test_who_stands_in_orders_for_the_holder(signed_in: SignIn, administrator: Client, case: Case) -> None:
    delegated(administrator, EXECUTIVE, DELEGATE, days=3)
    delegate = signed_in(DELEGATE)
    assert ordered(delegate, case)[0] == 302
    event = Event.objects.get(case=case, action="order")
    holder, acting = (Officer.objects.get(email=email) for email in (EXECUTIVE, DELEGATE))
    assert (event.actor_id, event.for_officer_id, event.role) == (acting.pk, holder.pk, "executive")
    page = signed_in(EXECUTIVE).get(f"/desk/cases/{case.pk}").content.decode()
    assert f"{acting.name} · ผู้บริหาร" in page
    assert f"ปฏิบัติหน้าที่แทน {holder.name}" in page
