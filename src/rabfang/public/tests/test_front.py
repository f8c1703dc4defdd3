"""Choosing an office: only those that can take a matter are open to the public."""

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.procedures.models import ProcedureVersion


@pytest.mark.parametrize("address", ["/{}/", "/{}/procedure", "/{}/submit", "/{}/track"])
def test_an_office_without_a_procedure_is_not_there_yet(offices: dict[str, Agency], address: str) -> None:
    Agency.objects.create(slug="young-office", name_th="สำนักงานตั้งใหม่", name_en="Young Office")
    assert not ProcedureVersion.objects.filter(agency__slug="young-office").exists()
    assert Client().get(address.format("young-office")).status_code == 404
    assert Client().get(address.format("hat-kham")).status_code == 200
    assert "สำนักงานตั้งใหม่" not in Client().get("/").content.decode()


def test_offices_are_found_by_name(offices: dict[str, Agency]) -> None:
    page = Client().get("/", {"q": "คลังจังหวัด"}).content.decode()
    assert "สำนักงานคลังจังหวัดสระบุรี" in page
    assert "หาดขาม" not in page
