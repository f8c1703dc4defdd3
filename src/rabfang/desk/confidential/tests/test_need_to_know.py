"""Need to know: who is named never sees the case, now or after a transfer; who steps aside, joins or leaves."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from rabfang.agencies.models import Officer, RoleHolding, Unit
from rabfang.audit.models import AuditEntry
from rabfang.cases.report import Reported
from rabfang.cases.verify import faults
from rabfang.desk.confidential.tests.conftest import DESK, WORDS, account, compared
from rabfang.vault.models import Desk, OfficerKey, Proposal
from tests.demonstration import PASSWORD

pytestmark = pytest.mark.django_db
Told = Callable[..., Reported]
SignIn = Callable[[str], Client]
Who = Callable[[str], Officer]


def at(done: Reported, more: str = "") -> str:
    return f"{DESK}cases/{done.case.box_id}{more}"


def names(client: Client, done: Reported, officer: Officer) -> Any:
    return client.post(at(done, "/named"), {"officers": [officer.pk], "confirm": "1"})


def test_units_and_superiors_of_the_named_are_proposed(told: Told, unlocked: SignIn, officer: Who) -> None:
    done, client = told(), unlocked("handler")
    assert client.post(at(done, "/named"), {}).status_code == 400
    named, head = officer(account("unit")), officer(account("executive"))
    page = client.post(at(done, "/named"), {"officers": [named.pk]})
    unit = RoleHolding.objects.get(officer=named).unit_id
    assert page.context["form"].initial == {"officers": {named.pk, head.pk}, "units": {unit}}
    said = {"officers": [named.pk, head.pk], "units": [unit], "confirm": "1"}
    assert client.post(at(done, "/named"), said).status_code == 302
    shown = client.get(at(done)).content.decode()
    assert named.name in shown
    assert str(Unit.objects.get(pk=unit or 0)) in shown
    assert AuditEntry.objects.get(action="name-in-confidential-case").agency_id == done.case.agency_id


def test_who_is_named_loses_it_at_once_and_for_good(told: Told, unlocked: SignIn, officer: Who, desk: Desk) -> None:
    done, first, second = told(), unlocked("handler"), unlocked("handler.second")
    assert second.get(at(done)).status_code == 200
    assert names(first, done, officer(account("handler.second"))).status_code == 302
    assert second.get(at(done)).status_code == 404
    assert WORDS["subject"] not in second.get(DESK).content.decode()
    assert "(1)" not in second.get(DESK).content.decode()
    key = OfficerKey.objects.get(officer__email=account("handler.second"))
    first.post(f"{DESK}people/{key.officer_id}/confirm", compared(key.officer_id))
    assert second.get(at(done)).status_code == 404
    assert names(first, done, officer(account("handler"))).status_code == 400  # nobody would be left
    assert first.get(at(done)).status_code == 200
    assert list(faults()) == []


def test_who_comes_into_a_named_unit_is_shut_out(told: Told, unlocked: SignIn, officer: Who) -> None:
    done, first, second = told(), unlocked("handler"), unlocked("handler.second")
    moved = officer(account("handler.second"))
    unit = Unit.objects.filter(agency=moved.agency).earliest("pk")
    assert first.post(at(done, "/named"), {"units": [unit.pk], "confirm": "1"}).status_code == 302
    assert second.get(at(done)).status_code == 200
    RoleHolding.objects.create(
        agency=moved.agency,
        officer=moved,
        role="unit",
        unit=unit,
        starts_on=date(2026, 11, 1),
        ends_on=date(2026, 11, 2),
    )
    assert WORDS["subject"] not in second.get(DESK).content.decode()
    assert second.get(at(done)).status_code == 404
    assert moved.name not in first.get(at(done)).context["openers"]
    second.post(f"{DESK}unlock", {"passphrase": PASSWORD})
    assert "(1)" not in second.get(DESK).content.decode()


def test_unlocking_closes_what_is_about_oneself(told: Told, unlocked: SignIn, officer: Who) -> None:
    done, first = told(), unlocked("handler")
    moved = officer(account("handler.second"))
    unit = Unit.objects.filter(agency=moved.agency).earliest("pk")
    first.post(at(done, "/named"), {"units": [unit.pk], "confirm": "1"})
    RoleHolding.objects.create(agency=moved.agency, officer=moved, role="unit", unit=unit, starts_on=date(2026, 11, 1))
    unlocked("handler.second")
    assert [row.email for row in first.get(at(done)).context["openers"]] == [account("handler")]


def test_an_officer_steps_aside_with_a_reason(told: Told, unlocked: SignIn) -> None:
    done, first, second = told(), unlocked("handler"), unlocked("handler.second")
    assert second.post(at(done, "/aside"), {"reason": ""}).status_code == 400
    assert second.post(at(done, "/aside"), {"reason": "เป็นญาติกับคานารี"})["Location"] == DESK
    assert second.get(at(done)).status_code == 404
    assert "เป็นญาติกับคานารี" in first.get(at(done)).content.decode()
    alone = first.post(at(done, "/aside"), {"reason": "คานารี"})
    assert alone.status_code == 400
    assert first.get(at(done)).status_code == 200


def test_two_people_bring_in_a_third(told: Told, unlocked: SignIn, signed_in: SignIn, officer: Who) -> None:
    left_out = officer(account("unit"))
    done, about = told(), told(submission="b" * 40, without=[left_out.pk])
    first, second = unlocked("handler"), unlocked("handler.second")
    said = {"officer": left_out.pk, "what": "handle"}
    assert first.post(f"{DESK}people/propose", said).status_code == 302
    assert first.post(f"{DESK}people/propose", said).status_code == 400
    proposal = Proposal.objects.get()
    assert first.post(f"{DESK}people/proposals/{proposal.pk}/confirm").status_code == 409
    newcomer = signed_in(left_out.email)
    assert newcomer.get(DESK).status_code == 404
    assert second.post(f"{DESK}people/proposals/{proposal.pk}/confirm").status_code == 302
    assert second.post(f"{DESK}people/proposals/{proposal.pk}/confirm").status_code == 409
    said = {"passphrase": PASSWORD, "again": PASSWORD, "understood": "on"}
    assert newcomer.get(DESK)["Location"] == "/accounts/me/second/"
    newcomer = signed_in(left_out.email)
    assert newcomer.post(f"{DESK}key/new", said).status_code == 302
    assert second.post(f"{DESK}people/propose", {"officer": left_out.pk, "what": "leave"}).status_code == 302
    leaving = Proposal.objects.latest("pk")
    for how in ("confirm", "refuse"):  # whom it is about decides nothing, for or against
        assert newcomer.post(f"{DESK}people/proposals/{leaving.pk}/{how}").status_code == 409
    assert f"{leaving.pk}/refuse" not in newcomer.get(f"{DESK}people").content.decode()
    assert "ยังไม่มีผู้ยืนยัน" in newcomer.get(DESK).content.decode()
    assert newcomer.post(f"{DESK}people/{left_out.pk}/confirm", compared(left_out.pk)).status_code == 400
    assert first.post(f"{DESK}people/{left_out.pk}/confirm", compared(left_out.pk)).status_code == 302
    assert newcomer.get(at(done)).status_code == 200
    assert newcomer.get(at(about)).status_code == 404
    assert "เรื่องลับ" in newcomer.get("/desk/").content.decode()
    assert newcomer.post(f"{DESK}people/leave")["Location"] == "/desk/"
    assert not Proposal.objects.filter(settled_at=None).exists()
    assert newcomer.get(DESK).status_code == 404
    assert first.get(at(done)).status_code == 200


def test_a_handler_opens_no_case_to_a_custodian(told: Told, unlocked: SignIn, officer: Who) -> None:
    done, first, custodian = told(), unlocked("handler"), unlocked("custodian")
    first.post(f"{DESK}people/{officer(account('custodian')).pk}/confirm", compared(officer(account("custodian")).pk))
    assert custodian.get(at(done)).status_code == 404


def test_too_few_are_never_left(unlocked: SignIn, officer: Who) -> None:
    first, custodian = unlocked("handler"), unlocked("custodian")
    assert first.post(f"{DESK}people/leave").status_code == 400
    assert custodian.post(f"{DESK}people/leave").status_code == 400
    said = {"officer": officer(account("handler.second")).pk, "what": "leave"}
    assert first.post(f"{DESK}people/propose", said).status_code == 400
    both = {"officer": officer(account("custodian")).pk, "what": "handle"}
    assert "officer" in first.post(f"{DESK}people/propose", both).context["form"].errors
    elsewhere = {"officer": officer("centre@hat-kham.example").pk, "what": "handle"}
    assert first.post(f"{DESK}people/propose", elsewhere).status_code == 400


def test_the_escrow_key_is_set_by_two(unlocked: SignIn, desk: Desk) -> None:
    first, second = unlocked("handler"), unlocked("handler.second")
    for wrong in ("zz", "00" * 32):  # nothing can be sealed to the second: each report would fail
        assert first.post(f"{DESK}people/escrow", {"public": wrong}).status_code == 400
    assert first.post(f"{DESK}people/escrow", {"public": "ab" * 32}).status_code == 302
    proposal = Proposal.objects.get()
    assert second.post(f"{DESK}people/proposals/{proposal.pk}/confirm").status_code == 302
    assert bytes(Desk.objects.get(pk=desk.pk).escrow) == b"\xab" * 32
    assert "กุญแจสำรอง" in first.get(f"{DESK}people").content.decode()
