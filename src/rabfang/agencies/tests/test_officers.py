"""Officers' accounts, and the roles they are given."""

from datetime import date, timedelta
from typing import Any

import pytest

from rabfang.agencies.actions.add_officer import add_officer
from rabfang.agencies.actions.close_account import close_account
from rabfang.agencies.actions.edit_officer import edit_officer
from rabfang.agencies.actions.end_role import end_role
from rabfang.agencies.actions.give_role import give_role
from rabfang.agencies.actions.reopen_account import reopen_account
from rabfang.agencies.models import Agency, Officer, RoleHolding, Unit
from rabfang.agencies.queries import holdings_of
from rabfang.agencies.tests.conftest import AT, TODAY, hold, person
from rabfang.audit.models import AuditEntry
from rabfang.core.errors import Conflict, Invalid, NotFound

pytestmark = pytest.mark.django_db

KEEPERS = ("keeper",)
DAY = timedelta(days=1)


def test_an_account_is_added_without_a_password(office: Agency, boss: Officer) -> None:
    officer = add_officer(office, email="New@Office.Example", name="คุณใหม่", by=boss, at=AT)
    assert officer.email == "new@office.example"
    assert not officer.has_usable_password()
    assert AuditEntry.objects.get().action == "add-officer"
    assert holdings_of(officer, TODAY) == ()


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"email": "BOSS@office.example"}, "email-taken", "email"),
        ({"email": "no address"}, "email-form", "email"),
        ({"email": ""}, "required", "email"),
        ({"name": "\u200b"}, "required", "name"),
        ({"position": "ก" * 201}, "too-long", "position"),
    ],
)
def test_a_wrong_account_is_refused_by_field(
    office: Agency, boss: Officer, given: dict[str, str], code: str, field: str
) -> None:
    facts = {"email": "new@office.example", "name": "คุณใหม่", **given}
    with pytest.raises(Invalid) as refused:
        add_officer(office, **facts, by=boss, at=AT)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert Officer.objects.count() == 1


def test_who_an_officer_is_can_be_corrected(boss: Officer, clerk: Officer) -> None:
    edit_officer(clerk, name="คุณเสมียน", position="นายช่าง", by=boss, at=AT)
    clerk.refresh_from_db()
    assert (clerk.name, clerk.position) == ("คุณเสมียน", "นายช่าง")
    assert AuditEntry.objects.get().facts["changed"]["position"] == ["", "นายช่าง"]


def test_a_closed_account_holds_nothing_until_it_opens_again(boss: Officer, clerk: Officer) -> None:
    close_account(clerk, administering=KEEPERS, by=boss, at=AT)
    clerk.refresh_from_db()
    assert holdings_of(clerk, TODAY) == ()
    reopen_account(clerk, by=boss, at=AT)
    clerk.refresh_from_db()
    assert [held.role for held in holdings_of(clerk, TODAY)] == ["clerk"]


def test_nobody_closes_their_own_account(boss: Officer) -> None:
    hold(person(boss.agency, "second"), "keeper")
    with pytest.raises(Conflict) as refused:
        close_account(boss, administering=KEEPERS, by=boss, at=AT)
    assert refused.value.code == "own-account"


def test_a_role_is_held_from_its_first_to_its_last_day(boss: Officer, clerk: Officer) -> None:
    unit = Unit.objects.get()
    first, last = TODAY + DAY, TODAY + 3 * DAY
    give_role(clerk, "reader", unit=unit, starts_on=first, ends_on=last, by=boss, at=AT)
    held = {
        day: "reader" in {one.role for one in holdings_of(clerk, day)} for day in (first - DAY, first, last, last + DAY)
    }
    assert list(held.values()) == [False, True, True, False]


def test_wrong_roles_are_refused_by_field(boss: Officer, clerk: Officer, other: Agency) -> None:
    foreign = Unit.objects.create(agency=other, key="works", name_th="กองช่าง", name_en="Works")
    own = Unit.objects.get(agency=clerk.agency)
    own_closed = Unit.objects.create(agency=clerk.agency, key="old", name_th="เก่า", name_en="Old", is_active=False)
    cases: list[tuple[dict[str, Any], str, str]] = [
        ({"needs_unit": True}, "unit-needed", "unit"),
        ({"unit": foreign}, "unit-not-active", "unit"),
        ({"unit": own_closed}, "unit-not-active", "unit"),
        ({"ends_on": TODAY - DAY}, "days-order", "ends_on"),
        ({"role": "clerk", "unit": own}, "held-already", "role"),
        (
            {"role": "clerk", "unit": own, "starts_on": date(2025, 1, 1), "ends_on": date(2026, 1, 1)},
            "held-already",
            "role",
        ),
    ]
    for given, code, field in cases:
        facts: dict[str, Any] = {"role": "reader", "starts_on": TODAY, **given}
        with pytest.raises(Invalid) as refused:
            give_role(clerk, facts.pop("role"), **facts, by=boss, at=AT)
        assert (refused.value.code, refused.value.field) == (code, field)
    before = date(2025, 12, 31)
    assert give_role(clerk, "clerk", unit=own, starts_on=date(2025, 1, 1), ends_on=before, by=boss, at=AT).pk


def test_a_role_ends_on_its_last_day(boss: Officer, clerk: Officer) -> None:
    end_role(clerk.holdings.get(), TODAY, administering=KEEPERS, by=boss, at=AT)
    assert holdings_of(clerk, TODAY)
    assert not holdings_of(clerk, TODAY + DAY)


def test_a_role_given_by_mistake_is_taken_back(boss: Officer, clerk: Officer) -> None:
    end_role(clerk.holdings.get(), date(2025, 12, 31), administering=KEEPERS, by=boss, at=AT)
    assert not RoleHolding.objects.filter(officer=clerk).exists()
    assert AuditEntry.objects.get().action == "take-back-role"


def test_the_last_administrator_stays(boss: Officer) -> None:
    holding = boss.holdings.get()
    with pytest.raises(Conflict) as refused:
        end_role(holding, TODAY, administering=KEEPERS, by=boss, at=AT)
    assert refused.value.code == "last-administrator"
    second = person(boss.agency, "second")
    hold(second, "keeper")
    Officer.objects.filter(pk=second.pk).update(is_active=False)
    with pytest.raises(Conflict):  # the first cannot go while the second's account is closed
        end_role(holding, TODAY, administering=KEEPERS, by=boss, at=AT)
    Officer.objects.filter(pk=second.pk).update(is_active=True)
    end_role(holding, TODAY, administering=KEEPERS, by=boss, at=AT)
    with pytest.raises(Conflict):
        close_account(second, administering=KEEPERS, by=boss, at=AT)
    second.refresh_from_db()
    assert second.is_active


def test_another_offices_people_are_not_there(boss: Officer, stranger: Officer) -> None:
    for act in (
        lambda: edit_officer(boss, name="ก", by=stranger, at=AT),
        lambda: close_account(boss, administering=KEEPERS, by=stranger, at=AT),
        lambda: reopen_account(boss, by=stranger, at=AT),
        lambda: give_role(boss, "clerk", starts_on=TODAY, by=stranger, at=AT),
        lambda: end_role(boss.holdings.get(), TODAY, administering=KEEPERS, by=stranger, at=AT),
    ):
        with pytest.raises(NotFound):
            act()
    assert not AuditEntry.objects.exists()
