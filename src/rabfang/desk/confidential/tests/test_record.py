"""Who works at the desk reads what colleagues opened, of the cases that are open to them and of no others."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.models import Agency, Officer, RoleHolding, Unit
from rabfang.cases.report import Reported
from rabfang.desk.confidential.tests.conftest import DESK, WORDS, account

pytestmark = pytest.mark.django_db
Told = Callable[..., Reported]
SignIn = Callable[[str], Client]
RECORD = f"{DESK}record"
MOST_QUERIES = 30


def read(client: Client, **asked: str) -> str:
    answer = client.get(RECORD, asked)
    assert answer.status_code == 200
    return str(answer.content.decode().partition("<table")[2])


def case_of(done: Reported) -> str:
    return f"{DESK}cases/{done.case.box_id}"


def test_a_colleague_s_look_is_there_and_one_s_own_reading_too(told: Told, unlocked: SignIn) -> None:
    done, first, second = told(), unlocked("handler"), unlocked("handler.second")
    second.get(case_of(done))
    read(first)
    rows = read(first)
    assert "เปิดดูเรื่องลับ" in rows
    assert done.case.number_text in rows
    assert "อ่านบันทึกของจุดรับเรื่องลับ" in rows
    assert "เปิดดูเรื่องลับ" not in read(first, action="unlock-confidential-key")
    assert WORDS["subject"] not in rows
    assert "ลำดับ" not in rows


def test_nothing_is_there_of_a_case_that_is_closed_to_them(told: Told, unlocked: SignIn) -> None:
    second = Officer.objects.get(email=account("handler.second"))
    done = told(without=[second.pk])
    handler, left_out, custodian = unlocked("handler"), unlocked("handler.second"), unlocked("custodian")
    handler.get(case_of(done))
    assert (
        handler.post(f"{case_of(done)}/do/note", {"note": "จด", "visibility": "centre", "seen": 1}).status_code == 302
    )
    assert done.case.number_text in read(handler)
    for other in (left_out, custodian):
        rows = read(other)
        assert "ปลดล็อกกุญแจของจุดรับเรื่องลับ" in rows
        assert done.case.number_text not in rows
        assert "เปิดดูเรื่องลับ" not in rows
        assert "เปิดดูเรื่องลับ" not in read(other, thing=done.case.number_text)


def test_nothing_is_there_of_a_case_that_has_come_to_be_about_them(
    told: Told, unlocked: SignIn, offices: dict[str, Agency]
) -> None:
    done, first, second = told(), unlocked("handler"), unlocked("handler.second")
    unit = Unit.objects.filter(agency=offices["school-integrity"]).earliest("pk")
    assert first.post(f"{case_of(done)}/named", {"units": [unit.pk], "confirm": "1"}).status_code == 302
    assert done.case.number_text in read(second)
    moved = Officer.objects.get(email=account("handler.second"))
    holding = {"agency": moved.agency, "officer": moved, "role": "unit", "unit": unit, "starts_on": date(2026, 11, 1)}
    RoleHolding.objects.create(**holding)
    assert done.case.number_text not in read(second)


def test_who_does_not_work_there_finds_nothing(told: Told, signed_in: SignIn) -> None:
    told()
    for name in ("executive", "auditor", "administrator"):
        assert signed_in(account(name)).get(RECORD).status_code == 404


def test_a_wrong_day_is_said(unlocked: SignIn) -> None:
    assert unlocked("handler").get(RECORD, {"first": "31/2/2569"}).status_code == 400


def test_it_asks_the_same_however_long(told: Told, unlocked: SignIn) -> None:
    done, first = told(), unlocked("handler")

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            read(first)
        return len(asked)

    first.get(case_of(done))
    cost()
    few = cost()
    for _ in range(60):
        first.get(case_of(done))
    assert cost() == few <= MOST_QUERIES
    assert "before=" in first.get(RECORD).content.decode()
