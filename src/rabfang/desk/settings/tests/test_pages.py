"""Every page of the settings opens for an administrator and is nothing to anybody else."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from rabfang.agencies.models import Agency, Delegation, Holiday, Officer, RoleHolding, Unit

pytestmark = pytest.mark.django_db
ADMINISTRATOR = "administrator@hat-kham.example"
PLAIN = [
    "index",
    "holidays",
    "holiday_add",
    "holidays_fill",
    "office",
    "units",
    "unit_add",
    "officers",
    "officer_add",
    "delegations",
    "delegation_add",
    "channels",
    "procedures",
    "procedure_publish",
    "procedures_compare",
    "audit",
]


def addresses(agency: Agency) -> list[str]:
    """The address of every page that shows something, with rows of the agency."""
    officer = Officer.objects.get(email=f"centre@{agency.slug}.example")
    holding = RoleHolding.objects.get(officer=officer)
    day = Holiday.objects.filter(agency__isnull=True).earliest("day")
    unit = Unit.objects.filter(agency=agency).earliest("pk")
    other = Officer.objects.get(email=f"executive@{agency.slug}.example")
    delegation = Delegation.objects.create(
        holding=holding, to=other, starts_on=holding.starts_on, ends_on=holding.starts_on, reason="ลา"
    )
    rows = {
        "holiday_edit": day.pk,
        "holiday_remove": day.pk,
        "unit_edit": unit.pk,
        "officer": officer.pk,
        "officer_password": officer.pk,
        "role_give": officer.pk,
        "role_end": holding.pk,
        "delegation_end": delegation.pk,
        "procedure": 1,
    }
    named = [reverse(f"settings:{name}", args=[pk]) for name, pk in rows.items()]
    return [reverse(f"settings:{name}") for name in PLAIN] + named


def test_an_administrator_opens_every_page(offices: dict[str, Agency], signed_in: Callable[[str], Client]) -> None:
    client = signed_in(ADMINISTRATOR)
    for address in addresses(offices["hat-kham"]):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "ตั้งค่า" in answer.content.decode()


@pytest.mark.parametrize("account", ["centre", "unit", "executive"])
def test_others_of_the_office_find_nothing(
    offices: dict[str, Agency], signed_in: Callable[[str], Client], account: str
) -> None:
    client = signed_in(f"{account}@hat-kham.example")
    assert {client.get(address).status_code for address in addresses(offices["hat-kham"])} == {404}


def test_a_stranger_is_asked_to_sign_in(offices: dict[str, Agency], client: Client) -> None:
    for address in addresses(offices["hat-kham"]):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")
