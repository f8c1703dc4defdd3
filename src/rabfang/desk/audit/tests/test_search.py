"""The auditor finds who did and saw what; nobody else does, and the auditor sees no case."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.models import Agency
from rabfang.audit.models import AuditEntry, Kind
from rabfang.audit.verify import faults
from rabfang.cases.tests.walking import submitted
from rabfang.desk.audit.question import AuditQuestion
from rabfang.desk.audit.tests.conftest import Asked, SignIn

pytestmark = pytest.mark.django_db
Looks = Callable[[int], None]


def numbers(page: str) -> list[str]:
    return re.findall(r'rabfang-number">(\d+)/2570<', page)


def test_an_entry_says_when_who_in_which_role_what_and_on_which_case(looks: Looks, ask: Asked) -> None:
    looks(1)
    page = ask()
    for said in ("23 พ.ย. 2569", "สมศรี ใจเย็น", "เจ้าหน้าที่ศูนย์รับเรื่องร้องเรียน", "การเข้าดู", "ดาวน์โหลดอีเมลต้นฉบับ", "1/2570"):
        assert said in page, said


def test_what_is_asked_for_is_found_and_nothing_else(looks: Looks, change: None, ask: Asked) -> None:
    looks(5)
    renamed = "<del>กองช่าง</del> → <ins>กองช่างใหม่</ins>"
    assert numbers(ask()) == ["5", "4", "3", "2", "1"]
    assert renamed in ask()
    assert numbers(ask(person="สมศรี")) == ["5", "4", "3", "2", "1"]
    assert renamed not in ask(person="centre@hat-kham.example")
    assert renamed in ask(person="ดนัย")
    assert "ไม่พบรายการตามที่ค้นหา" in ask(person="ไม่มีคนนี้")
    assert numbers(ask(thing="3/2570")) == ["3"]
    assert numbers(ask(thing="๓/๒๕๗๐")) == ["3"]
    assert renamed in ask(thing="กองช่างใหม่")
    assert numbers(ask(kind="act")) == []
    assert renamed in ask(kind="act")
    assert renamed not in ask(action="raw-mail")
    assert numbers(ask(action="rename-unit")) == []
    assert numbers(ask(first="23/11/2569")) == ["5", "4", "3", "2", "1"]
    assert renamed not in ask(first="22/11/2569", last="23/11/2569")
    assert renamed in ask(last="21/11/2569", person="ดนัย", kind="act", action="rename-unit")


@pytest.mark.parametrize(
    "asked", [{"first": "x"}, {"first": "2/1/2570", "last": "1/1/2570"}, {"action": "nothing"}, {"person": "ก" * 300}]
)
def test_a_question_with_a_fault_is_told_and_kept(auditor: Client, asked: dict[str, str]) -> None:
    answer = auditor.get("/desk/audit", asked)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "govuk-error-message" in page
    assert "ก" * 300 in page if "person" in asked else True
    assert auditor.get("/desk/exports/new/audit", asked).status_code == 404


def test_it_pages_by_key(looks: Looks, ask: Asked) -> None:
    looks(120)
    seen: list[str] = []
    before = ""
    for _page in range(4):
        page = ask(action="raw-mail", before=before)
        seen += numbers(page)
        if not (found := re.search(r'before=([^"&]+)" rel="next"|before=([^"&]+)"[^>]*rel="next"', page)):
            break
        before = (found[1] or found[2]).replace("%3A", ":")
        assert "action=raw-mail" in page
    assert seen == [str(number) for number in range(120, 0, -1)]
    for nonsense in ("x", "0000-00-00T00:00:00.000000Z-1", "2026-13-01T00:00:00.000000Z-1", "9" * 400):
        assert numbers(ask(action="raw-mail", before=nonsense))[0] == "120"


def test_each_search_is_on_record_without_the_words_asked(town: Agency, ask: Asked) -> None:
    ask(person="สมศรี", thing="12/2570")
    entry = AuditEntry.objects.filter(agency_id=town.pk, kind=Kind.LOOK).get()
    assert (entry.action, entry.role, entry.facts) == ("audit", "auditor", {"asked": "person thing", "rows": 0})
    assert "ค้นบันทึกการตรวจสอบ" in ask()
    assert not list(faults())


def test_another_office_and_its_auditor_are_apart(looks: Looks, signed_in: SignIn) -> None:
    looks(3)
    page = signed_in("auditor@saraburi-treasury.example").get("/desk/audit").content.decode()
    assert numbers(page) == []
    assert "สมศรี" not in page


def test_only_who_audits_gets_in(town: Agency, signed_in: SignIn) -> None:
    for account in ("centre", "executive", "administrator", "unit"):
        client = signed_in(f"{account}@hat-kham.example")
        for address in ("/desk/audit", "/desk/exports/new/audit"):
            assert client.get(address).status_code == 404
    assert Client().get("/desk/audit").status_code == 302


def test_the_auditor_sees_no_case(town: Agency, auditor: Client) -> None:
    case = submitted(town, subject="เรื่องที่ผู้ตรวจสอบไม่เห็น").case
    assert auditor.get(f"/desk/cases/{case.pk}").status_code == 404
    for address in ("/desk/", "/desk/register", "/desk/audit", "/desk/register?q=1/2570"):
        assert "เรื่องที่ผู้ตรวจสอบไม่เห็น" not in auditor.get(address).content.decode()


def test_the_administrator_sees_changes_and_no_looks(looks: Looks, change: None, signed_in: SignIn) -> None:
    looks(3)
    page = signed_in("administrator@hat-kham.example").get("/desk/settings/audit/").content.decode()
    assert "กองช่างใหม่" in page
    assert "ดาวน์โหลดอีเมลต้นฉบับ" not in page
    assert "/2570" not in page


def cost(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/desk/audit?person=สมศรี&kind=look&first=1/11/2569").status_code == 200
    return len(asked)


def test_the_record_asks_the_same_however_long(looks: Looks, auditor: Client) -> None:
    looks(3)
    cost(auditor)
    few = cost(auditor)
    looks(80)
    assert cost(auditor) == few
    assert few <= 16


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({}, "audit_by_time (agency_id=?)"),
        ({"first": "1/1/2569"}, "audit_by_time (agency_id=? AND at>?"),
        ({"kind": "act"}, "audit_by_kind (agency_id=? AND kind=?"),
        ({"action": "book"}, "audit_by_action (agency_id=? AND action=?"),
        ({"thing": "12/2570"}, "audit_by_case (agency_id=? AND case_number=?"),
        ({"thing": "กองช่าง"}, "audit_by_target (agency_id=? AND target=?"),
        ({"before": "2026-11-23T02:00:00.000000Z-7"}, "audit_by_time (agency_id=? AND at<?"),
    ],
)
def test_each_question_has_an_index_that_needs_no_sorting(town: Agency, asked: dict[str, str], index: str) -> None:
    form = AuditQuestion(asked)
    assert form.is_valid()
    if connection.vendor == "postgresql":  # which reads so few rows without an index, unless it is told not to
        with connection.cursor() as cursor:
            for way in ("seqscan", "bitmapscan", "sort"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    plan = form.entries(town)[:51].explain()
    if connection.vendor == "sqlite":
        assert index in plan
    assert "audit_by_" in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan
