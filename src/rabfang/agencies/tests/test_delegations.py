"""Standing in for somebody: only within the days, only inside the office."""

from datetime import date, timedelta
from typing import Any

import pytest

from rabfang.agencies.actions.delegate import delegate
from rabfang.agencies.actions.end_delegation import end_delegation
from rabfang.agencies.actions.end_role import end_role
from rabfang.agencies.models import Delegation, Officer, RoleHolding
from rabfang.agencies.queries import holdings_of
from rabfang.agencies.tests.conftest import AT, TODAY, person
from rabfang.audit.models import AuditEntry
from rabfang.core.errors import Conflict, Invalid, NotFound

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FIRST, LAST = TODAY + 2 * DAY, TODAY + 4 * DAY


def _lent(officer: Officer, on: date) -> list[tuple[str, int | None]]:
    return [(held.role, held.for_officer_id) for held in holdings_of(officer, on) if held.for_officer_id]


@pytest.fixture
def made(boss: Officer, clerk: Officer) -> Delegation:
    """The clerk stands in for the boss for three days."""
    holding = boss.holdings.get()
    return delegate(holding, clerk, starts_on=FIRST, ends_on=LAST, reason="ลาพักผ่อน", by=boss, at=AT)


def test_the_delegate_has_the_role_within_the_days_only(made: Delegation, boss: Officer, clerk: Officer) -> None:
    assert _lent(clerk, FIRST - DAY) == []
    assert _lent(clerk, FIRST) == [("keeper", boss.pk)]
    assert _lent(clerk, LAST) == [("keeper", boss.pk)]
    assert _lent(clerk, LAST + DAY) == []
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.facts["ends_on"]) == ("delegate", LAST.isoformat())


def test_it_ends_with_the_role_it_lends(made: Delegation, boss: Officer, clerk: Officer) -> None:
    RoleHolding.objects.filter(officer=boss).update(ends_on=FIRST)
    assert _lent(clerk, FIRST)
    assert not _lent(clerk, FIRST + DAY)


def test_it_ends_early(made: Delegation, boss: Officer, clerk: Officer) -> None:
    end_delegation(made, FIRST, by=boss, at=AT)
    assert _lent(clerk, FIRST)
    assert not _lent(clerk, FIRST + DAY)
    with pytest.raises(Invalid) as refused:
        end_delegation(made, LAST, by=boss, at=AT)
    assert refused.value.code == "only-earlier"


def test_it_is_called_off_before_it_begins(made: Delegation, boss: Officer) -> None:
    end_delegation(made, FIRST - DAY, by=boss, at=AT)
    assert not Delegation.objects.exists()
    assert AuditEntry.objects.latest("pk").action == "call-off-delegation"


def test_one_that_is_over_stays_as_it_was(made: Delegation, boss: Officer) -> None:
    with pytest.raises(Conflict) as refused:
        end_delegation(made, FIRST, by=boss, at=AT + 6 * DAY)
    assert refused.value.code == "delegation-over"
    assert Delegation.objects.get().ends_on == LAST


def test_taking_back_a_role_takes_its_delegations(made: Delegation, boss: Officer) -> None:
    second = person(boss.agency, "second")
    RoleHolding.objects.create(agency=boss.agency, officer=second, role="keeper", starts_on=TODAY)
    end_role(boss.holdings.get(), date(2025, 1, 1), administering=("keeper",), by=second, at=AT)
    assert not Delegation.objects.exists()


def test_wrong_delegations_are_refused_by_field(
    made: Delegation, boss: Officer, clerk: Officer, stranger: Officer
) -> None:
    closed = person(boss.agency, "closed")
    Officer.objects.filter(pk=closed.pk).update(is_active=False)
    closed.refresh_from_db()
    third = person(boss.agency, "third")
    holding = boss.holdings.get()
    RoleHolding.objects.filter(pk=holding.pk).update(ends_on=LAST + 9 * DAY)
    cases: list[tuple[dict[str, Any], str, str]] = [
        ({"to": stranger}, "officer-not-here", "to"),
        ({"to": closed}, "officer-not-here", "to"),
        ({"to": boss}, "delegate-to-self", "to"),
        ({"to": clerk}, "delegated-already", "to"),
        ({"starts_on": TODAY - DAY}, "day-gone", "starts_on"),
        ({"ends_on": FIRST - DAY}, "days-order", "ends_on"),
        ({"ends_on": LAST + 10 * DAY}, "not-held-then", "ends_on"),
        ({"reason": " "}, "required", "reason"),
    ]
    for given, code, field in cases:
        facts: dict[str, Any] = {"to": third, "starts_on": FIRST, "ends_on": LAST, "reason": "ลา", **given}
        with pytest.raises(Invalid) as refused:
            delegate(holding, facts.pop("to"), **facts, by=boss, at=AT)
        assert (refused.value.code, refused.value.field) == (code, field)
    assert Delegation.objects.get() == made


def test_another_offices_holding_is_not_there(made: Delegation, boss: Officer, stranger: Officer) -> None:
    holding = boss.holdings.get()
    with pytest.raises(NotFound):
        delegate(holding, stranger, starts_on=FIRST, ends_on=LAST, reason="ลา", by=stranger, at=AT)
    with pytest.raises(NotFound):
        end_delegation(made, FIRST, by=stranger, at=AT)
    assert Delegation.objects.get().ends_on == LAST
