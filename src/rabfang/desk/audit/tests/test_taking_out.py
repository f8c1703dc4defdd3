"""How many rows about people one officer takes out in a day: the office says, and the record counts."""

from datetime import timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rabfang.agencies.models import Agency
from rabfang.audit.models import AuditEntry
from rabfang.cases.tests.walking import submitted
from rabfang.core.clock import set_clock
from rabfang.desk.audit.tests.conftest import SignIn

pytestmark = pytest.mark.django_db
BOOK = "/desk/register/book?first=1/11/2569&last=23/11/2569"
CENTRE, EXECUTIVE = "centre@hat-kham.example", "executive@hat-kham.example"


@pytest.fixture
def three(town: Agency) -> None:
    """Three cases, and an office that lets five rows a day go."""
    for _one in range(3):
        submitted(town)
    Agency.objects.filter(pk=town.pk).update(export_rows=5)


def taken() -> list[int]:
    return [row.facts["rows"] for row in AuditEntry.objects.filter(action="book").order_by("pk")]


def test_more_than_the_office_allows_stays_inside(three: None, town: Agency, signed_in: SignIn) -> None:
    client = signed_in(CENTRE)
    assert client.get(BOOK)["Content-Type"] == "application/pdf"
    refused = client.get(BOOK)
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "ครั้งนี้ต้องนำออก 3 แถว วันนี้ท่านนำออกไปแล้ว 3 แถว จากที่หน่วยงานกำหนดไม่เกิน 5 แถว" in page
    assert "ผู้ดูแลระบบ" in page
    assert 'value="1/11/2569"' in page
    assert taken() == [3]
    assert signed_in(EXECUTIVE).get(BOOK).status_code == 200  # each person has their own
    assert taken() == [3, 3]


def test_another_day_begins_anew_and_an_administrator_lets_more_go(
    three: None, town: Agency, signed_in: SignIn
) -> None:
    client = signed_in(CENTRE)
    assert [client.get(BOOK).status_code for _again in range(2)] == [200, 409]
    administrator = signed_in("administrator@hat-kham.example")
    office = {name: getattr(town, name) for name in ("name_th", "name_en", "address", "telephone", "email")}
    hours = {"opens_at": "08:30", "closes_at": "16:30", "register_year": town.register_year}
    office |= {"asks_after": "1", "asks_in": "working-days"}
    sent = administrator.post("/desk/settings/office/", {**office, **hours, "export_rows": "6"})
    assert sent.status_code == 302
    assert [client.get(BOOK).status_code for _again in range(2)] == [200, 409]
    changed = AuditEntry.objects.get(action="change-office").facts["changed"]
    assert changed == {"export_rows": [5, 6]}
    tomorrow = MONDAY + timedelta(days=1)
    set_clock(lambda: tomorrow)
    assert [signed_in(CENTRE).get(BOOK).status_code for _again in range(2)] == [200, 200]


def test_asking_for_the_period_takes_nothing(three: None, signed_in: SignIn) -> None:
    client: Client = signed_in(CENTRE)
    assert [client.get("/desk/register/book").status_code for _again in range(4)] == [200] * 4
    assert taken() == []
