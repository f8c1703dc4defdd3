"""The executive names the day by which a unit reports, on the order's form."""

import pytest

from rabfang.agencies.models import Unit
from rabfang.cases.models import Case
from rabfang.core.clock import local
from rabfang.desk.tests.conftest import SignIn, Walked

pytestmark = pytest.mark.django_db
EXECUTIVE = "executive@hat-kham.example"


def said(unit: Unit, case: Case, **changes: str) -> dict[str, str]:
    return {"outcome": "act", "order": "ซ่อมโดยเร็ว", "units": str(unit.pk), "seen": str(case.version), **changes}


def test_the_day_typed_in_the_buddhist_era_is_the_units_day(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    unit = Unit.objects.get(agency=case.agency, key="public-works")
    client = signed_in(EXECUTIVE)
    assert client.post(f"/desk/cases/{case.pk}/order", said(unit, case, due_on="26/11/2569")).status_code == 302
    part = Case.objects.get(pk=case.pk).assignments.get()
    assert part.due_at is not None
    assert f"{local(part.due_at):%Y-%m-%d %H:%M}" == "2026-11-26 16:30"
    page = client.get(f"/desk/cases/{case.pk}").content.decode()
    assert "ภายใน วันพฤหัสบดีที่ 26 พฤศจิกายน 2569" in page


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("28/11/2569", "หน่วยงานปิดทำการวันเสาร์ที่ 28 พฤศจิกายน 2569"),
        ("22/11/2569", "โปรดเลือกวันหลังจากวันนี้"),
        ("พรุ่งนี้", "วันที่ไม่ถูกต้อง"),
    ],
)
def test_a_day_that_cannot_be_is_said_beside_the_field(signed_in: SignIn, walked: Walked, day: str, words: str) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    unit = Unit.objects.get(agency=case.agency, key="public-works")
    answer = signed_in(EXECUTIVE).post(f"/desk/cases/{case.pk}/order", said(unit, case, due_on=day))
    assert answer.status_code in (400, 409, 422)
    page = answer.content.decode()
    assert words in page
    assert "ซ่อมโดยเร็ว" in page
    assert Case.objects.get(pk=case.pk).version == case.version


def test_a_day_is_not_kept_where_no_unit_acts(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    unit = Unit.objects.get(agency=case.agency, key="public-works")
    answer = signed_in(EXECUTIVE).post(
        f"/desk/cases/{case.pk}/order", said(unit, case, outcome="answer", due_on="26/11/2569")
    )
    assert answer.status_code == 302
    assert Case.objects.get(pk=case.pk).events.get(action="order").facts["due_on"] is None
