"""The lists of the settings, and of offices for citizens, ask as many questions of twenty rows as of one."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.models import Agency, Delegation, Holiday, Officer, Partner, RoleHolding, Unit
from rabfang.core.clock import now
from rabfang.procedures.actions import publish
from rabfang.procedures.loader import preset_text

pytestmark = pytest.mark.django_db
MORE = 20
MOST_QUERIES = 20


def add_rows(agency: Agency) -> None:
    """Twenty more of everything that a list shows."""
    holding = RoleHolding.objects.get(officer__email="centre@hat-kham.example")
    for number in range(MORE):
        unit = Unit.objects.create(agency=agency, key=f"unit-{number}", name_th=f"หน่วย {number}", name_en="Unit")
        officer = Officer.objects.create(
            agency=agency, email=f"o{number}@hat-kham.example", name=f"เจ้าหน้าที่ {number}", date_joined=now()
        )
        RoleHolding.objects.create(agency=agency, officer=officer, role="unit", unit=unit, starts_on=date(2026, 1, 1))
        Delegation.objects.create(
            holding=holding,
            to=officer,
            reason="ลา",
            starts_on=date(2027, 1, 1 + number),
            ends_on=date(2027, 1, 1 + number),
        )
        Holiday.objects.create(agency=agency, day=date(2026, 8, 1 + number), name="วันของหน่วยงาน", source="ประกาศ")
        office = Agency.objects.create(slug=f"office-{number}", name_th=f"สำนักงาน {number}", name_en="Office")
        publish(office, preset_text("hat-kham"), by=None, at=now())
        Partner.objects.create(agency=agency, name=f"หน่วยงาน {number}", office=office if number else None)


def asked(client: Client, address: str) -> int:
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/desk/settings/",
        "/desk/settings/officers/",
        "/desk/settings/units/",
        "/desk/settings/partners/",
        "/desk/settings/holidays/?year=2569",
        "/desk/settings/delegations/",
        "/desk/settings/procedures/",
    ],
)
def test_a_list_asks_no_more_of_more_rows(
    offices: dict[str, Agency], signed_in: Callable[[str], Client], address: str
) -> None:
    client = signed_in("administrator@hat-kham.example")
    other = offices["saraburi-treasury"]
    Partner.objects.create(agency=offices["hat-kham"], name=other.name_th, office=other)
    few = asked(client, address)
    add_rows(offices["hat-kham"])
    assert asked(client, address) <= few <= MOST_QUERIES
