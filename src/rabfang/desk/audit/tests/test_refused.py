"""Who was refused a page is on record: once an hour a page, not without end, and telling nobody what is there."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rabfang.agencies.models import Agency
from rabfang.audit.models import AuditEntry
from rabfang.audit.verify import faults
from rabfang.cases.tests.walking import submitted
from rabfang.core.clock import set_clock
from rabfang.desk.audit.tests.conftest import Asked, SignIn

pytestmark = pytest.mark.django_db
UNIT, SCHOOL = "unit.office@hat-kham.example", "administrator@school-integrity.example"
ASKED, MORE = "refused-page", "refused-more"


def told(agency: Agency) -> list[tuple[str, str, Any]]:
    rows = AuditEntry.objects.filter(agency_id=agency.pk, action__in=(ASKED, MORE)).order_by("number")
    return [(row.action, row.target, row.facts) for row in rows]


def test_a_refused_page_is_on_record_once_an_hour(town: Agency, signed_in: SignIn, ask: Asked) -> None:
    case, client = submitted(town).case, signed_in(UNIT)
    for _again in range(3):
        assert client.get(f"/desk/cases/{case.pk}").status_code == 404
    assert client.get("/desk/audit").status_code == 404
    assert client.post("/desk/settings/office/", {"name_th": "ใหม่"}).status_code == 404
    case_page = (ASKED, "/desk/cases/<int:pk>", {"object": str(case.pk)})
    assert told(town) == [case_page, (ASKED, "/desk/audit", {}), (ASKED, "/desk/settings/office/", {})]
    page = ask(action=ASKED)
    assert "ขอเปิดหน้าที่ไม่มีสิทธิ์เปิด" in page
    assert "/desk/cases/&lt;int:pk&gt;" in page
    assert "เลขภายใน" in page
    later = MONDAY + timedelta(hours=1)
    set_clock(lambda: later)
    assert signed_in(UNIT).get(f"/desk/cases/{case.pk}").status_code == 404
    assert told(town).count(case_page) == 2
    assert not list(faults())


def test_whoever_keeps_asking_does_not_fill_the_record(town: Agency, signed_in: SignIn, settings: Any) -> None:
    settings.RABFANG_REFUSED_PAGES = 3
    client = signed_in(UNIT)
    for number in range(1, 9):
        assert client.get(f"/desk/cases/{number}99").status_code == 404
    assert [row[0] for row in told(town)] == [ASKED, ASKED, ASKED, MORE]
    assert signed_in("unit@hat-kham.example").get("/desk/audit").status_code == 404
    assert told(town)[-1] == (ASKED, "/desk/audit", {})


def test_what_is_there_and_what_is_not_leave_the_same_entry(town: Agency, signed_in: SignIn) -> None:
    case, client = submitted(town).case, signed_in(UNIT)
    client.get(f"/desk/cases/{case.pk}")
    client.get(f"/desk/cases/{case.pk + 1000}")
    assert told(town) == [(ASKED, "/desk/cases/<int:pk>", {"object": str(pk)}) for pk in (case.pk, case.pk + 1000)]


def test_a_page_for_nobody_an_old_form_and_a_shown_page_leave_none(town: Agency, signed_in: SignIn) -> None:
    client = signed_in(UNIT)
    assert client.get("/desk/no-such-page").status_code == 404
    assert client.get("/desk/confidential/").status_code == 404  # the town has no such desk
    assert client.get("/desk/").status_code == 200
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post("/desk/settings/office/").status_code == 403
    assert Client().get("/desk/audit").status_code == 302
    assert told(town) == []


def test_what_concerns_the_confidential_desk_is_not_for_the_office(
    offices: dict[str, Agency], signed_in: SignIn
) -> None:
    school = offices["school-integrity"]
    desk = Agency.everywhere.get(confidential_of=school)
    client = signed_in(SCHOOL)
    box = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
    for address in (f"/desk/confidential/cases/{box}", "/desk/confidential/", "/desk/counts/confidential"):
        assert client.get(address).status_code == 404
    assert told(school) == []
    assert [(row[1], row[2]) for row in told(desk)] == [
        ("/desk/confidential/cases/<uuid:box>", {}),
        ("/desk/confidential/", {}),
        ("/desk/counts/confidential", {}),
    ]


def test_a_page_that_is_shown_costs_nothing_more(town: Agency, signed_in: SignIn, settings: Any) -> None:
    def cost() -> int:
        client = signed_in("centre@hat-kham.example")
        client.get("/desk/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/desk/").status_code == 200
        return len(asked)

    recorded = cost()
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "RefusedPage" not in name]
    assert recorded == cost()
