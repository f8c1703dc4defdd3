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
    "sign_in",
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
        "officer_reset": officer.pk,
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


HUGE = 10**30


@pytest.mark.parametrize(
    "address",
    [
        f"holidays/{HUGE}/",
        f"units/{HUGE}/",
        f"officers/{HUGE}/",
        f"roles/{HUGE}/end/",
        f"delegations/{HUGE}/end/",
        f"procedures/{HUGE}/",
        "holidays/0/remove/",
    ],
)
def test_what_is_not_there_is_not_found(signed_in: Callable[[str], Client], address: str) -> None:
    assert signed_in(ADMINISTRATOR).get(f"/desk/settings/{address}").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "holidays/?year=%01",
        "holidays/add/?name=%01%ff",
        "officers/?after=%01&pk=%01",
        f"officers/?after=x&pk={HUGE}",
        "units/add/?key=%01",
        "audit/?before=%01",
        "procedures/?x=%01",
    ],
)
def test_nonsense_in_an_address_does_no_harm(signed_in: Callable[[str], Client], address: str) -> None:
    assert signed_in(ADMINISTRATOR).get(f"/desk/settings/{address}").status_code == 200


@pytest.mark.parametrize("name", ["unit_close", "unit_reopen", "officer_close", "officer_reopen", "holidays_check"])
def test_what_changes_something_is_never_opened(signed_in: Callable[[str], Client], name: str) -> None:
    args = [] if name == "holidays_check" else [1]
    assert signed_in(ADMINISTRATOR).get(reverse(f"settings:{name}", args=args)).status_code == 405


def test_a_form_from_elsewhere_is_refused(officer: Callable[[str], Officer]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer(ADMINISTRATOR))
    given = {"key": "forged", "name_th": "ปลอม"}
    assert client.post(reverse("settings:unit_add"), given).status_code == 403
    assert not Unit.objects.filter(key="forged").exists()


@pytest.mark.parametrize(
    "name", ["holiday_add", "office", "unit_add", "officer_add", "delegation_add", "procedure_publish"]
)
def test_a_form_sent_empty_says_what_is_needed(signed_in: Callable[[str], Client], name: str) -> None:
    answer = signed_in(ADMINISTRATOR).post(reverse(f"settings:{name}"), {})
    assert answer.status_code == 200
    assert "govuk-error-summary" in answer.content.decode()
