"""Cases at the confidential desk: read, acted on, and there for nobody else."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rabfang.audit.models import AuditEntry, Kind
from rabfang.cases.models import Case, CaseText
from rabfang.cases.report import Reported
from rabfang.cases.verify import faults
from rabfang.core.clock import now
from rabfang.desk.audit.confidential_wording import CONFIDENTIAL_LOOKS
from rabfang.desk.confidential.tests.conftest import DESK, WORDS, account
from rabfang.documents.preparing import prepare_all
from rabfang.documents.tests.pictures import picture

pytestmark = pytest.mark.django_db
Told = Callable[..., Reported]
SignIn = Callable[[str], Client]
OUTSIDERS = ("administrator", "executive", "centre", "unit")


def at(done: Reported, more: str = "") -> str:
    return f"{DESK}cases/{done.case.box_id}{more}"


def test_a_designated_officer_reads_it(told: Told, unlocked: SignIn) -> None:
    done = told()
    client = unlocked("handler")
    listed = client.get(DESK).content.decode()
    assert WORDS["subject"] in listed
    assert done.case.number_text in listed
    answer = client.get(at(done))
    page = answer.content.decode()
    assert all(said in page for said in WORDS.values())
    assert "no-store" in answer["Cache-Control"]
    assert "data-keep" not in page


def bare(answer: Any, address: str) -> tuple[str, dict[str, str]]:
    """An answer without what differs from each to the next: the form's token, and the address itself."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    return body.replace(address, ""), headers


@pytest.mark.parametrize("who", OUTSIDERS)
def test_for_everybody_else_it_is_an_address_that_does_not_exist(told: Told, signed_in: SignIn, who: str) -> None:
    done = told()
    client = signed_in(account(who))
    unknown = client.get("/desk/no-such-page")
    for address in (DESK, at(done), f"{DESK}unlock", f"{DESK}key", f"{DESK}people", f"{DESK}identities"):
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert bare(answer, address) == bare(unknown, "/desk/no-such-page"), address
    assert client.post(at(done, "/do/note"), {"note": "x", "seen": 1}).status_code == 404
    assert b"/desk/confidential" not in client.get("/desk/").content
    assert Case.objects.get(pk=done.case.pk).version == 1


def test_who_works_there_alone_lands_there(told: Told, signed_in: SignIn, unlocked: SignIn) -> None:
    client = signed_in(account("handler"))
    assert client.get("/desk/")["Location"] == DESK
    assert client.get(DESK)["Location"].startswith(f"{DESK}unlock")
    assert Client().get(DESK)["Location"].startswith("/accounts/login/")
    assert unlocked("custodian").get(DESK)["Location"] == f"{DESK}identities"


def test_a_custodian_has_no_case(told: Told, unlocked: SignIn) -> None:
    done = told()
    assert unlocked("custodian").get(at(done)).status_code == 404


VERBS: list[tuple[str, dict[str, Any]]] = [
    ("record", {"remark": "คานารีรับไว้"}),
    ("classify", {"kind": "affecting-agency", "urgency": "normal", "opinion": "คานารีมีมูล"}),
    ("ask", {"question": "คานารีซื้อเมื่อใด"}),
    ("report", {"findings": "คานารียังไม่ครบ"}),
    ("return_for_more", {"missing": "คานารีขอใบเสนอราคา"}),
    ("report", {"findings": "คานารีแพงจริง"}),
    ("review", {"remark": "คานารีครบ"}),
    ("reply", {"reply": "คานารีตรวจสอบแล้ว"}),
    ("close", {"outcome": "solved", "remark": "คานารีขอบคุณ"}),
    ("reopen", {"reason": "คานารีมีข้อมูลใหม่"}),
]


def test_it_is_handled_to_its_end_by_the_procedure(told: Told, unlocked: SignIn) -> None:
    done, client = told(), unlocked("handler")
    for verb, said in VERBS:
        assert client.get(at(done, f"/do/{verb}")).status_code == 200
        seen = Case.objects.get(pk=done.case.pk).version
        answer = client.post(at(done, f"/do/{verb}"), {**said, "seen": seen})
        assert answer.status_code == 302, answer.context["form"].errors
        page = client.get(answer["Location"]).content.decode()
        for text in said.values():
            assert text in page or text.isascii()
        assert "หน่วยที่เกี่ยวข้องเห็น" not in page
    assert not CaseText.objects.filter(body__contains="คานารี").exists()
    assert list(faults()) == []


def test_what_is_wrong_comes_back_with_the_words(told: Told, unlocked: SignIn) -> None:
    done, client = told(), unlocked("handler")
    answer = client.post(at(done, "/do/note"), {"note": "ยาวคานารี" * 2000, "visibility": "centre", "seen": 1})
    assert answer.status_code == 400
    assert "ยาวคานารี" in answer.content.decode()
    client.post(at(done, "/do/note"), {"note": "ก่อน", "visibility": "centre", "seen": 1})
    late = client.post(at(done, "/do/note"), {"note": "คานารีหลัง", "visibility": "centre", "seen": 1})
    assert late.status_code == 409
    assert "คานารีหลัง" in late.content.decode()
    gone = client.post(at(done, "/do/close"), {"outcome": "solved", "remark": "คานารี", "seen": 2})
    assert gone.status_code == 409
    assert "คานารี" in gone.content.decode()


def test_a_picture_is_seen_cleaned_and_as_it_came_only_with_a_reason(told: Told, unlocked: SignIn) -> None:
    sent = picture()
    with prepare_all([ContentFile(sent, name="คานารี.jpg")], in_memory=True) as prepared:
        done = told(files=prepared)
    client, attachment = unlocked("handler"), done.case.attachments.get()
    address = at(done, f"/files/{-attachment.pk}")
    assert "คานารี.jpg" in client.get(at(done)).content.decode()
    shown = client.get(address)
    assert shown["Content-Disposition"].startswith("inline")
    assert "no-store" in shown["Cache-Control"]
    assert shown.content != sent
    assert client.post(f"{address}/original", {"reason": ""}).status_code == 400
    original = client.post(f"{address}/original", {"reason": "คานารีส่งศาล"})
    assert original.content == sent
    assert original["Content-Disposition"].startswith("attachment")
    assert "คานารีส่งศาล" in client.get(at(done)).content.decode()


def test_who_opened_it_and_its_files_is_on_the_desks_own_record(told: Told, unlocked: SignIn) -> None:
    with prepare_all([ContentFile(picture(), name="คานารี.jpg")], in_memory=True) as prepared:
        done = told(files=prepared)
    client, attachment = unlocked("handler"), done.case.attachments.get()
    address = at(done, f"/files/{-attachment.pk}")
    client.get(at(done))
    client.get(address)
    client.post(f"{address}/original", {"reason": "คานารีส่งศาล"})
    looks = list(AuditEntry.objects.filter(kind=Kind.LOOK, case_id=done.case.pk).order_by("pk"))
    assert [row.action for row in looks] == ["open-case", "open-file", "open-original"]
    assert {(row.agency_id, row.role, row.case_number) for row in looks} == {
        (done.case.agency_id, "handler", done.case.number_text)
    }
    assert all(row.action in CONFIDENTIAL_LOOKS for row in looks)
    assert not any("คานารี" in f"{row.target}{row.facts}" for row in looks)


def test_a_file_of_an_officer_never_lies_on_a_disk(told: Told, unlocked: SignIn, monkeypatch: Any) -> None:
    done, client = told(), unlocked("handler")
    monkeypatch.setattr("tempfile.NamedTemporaryFile", None)
    note = SimpleUploadedFile("คานารี.txt", "คานารี\n".encode() * 300_000)
    said = {"note": "แนบ", "visibility": "centre", "seen": 1, "attachments": note}
    assert client.post(at(done, "/do/note"), said).status_code == 302
    attachment = done.case.attachments.get()
    answer = client.get(at(done, f"/files/{-attachment.pk}"))
    assert answer.content.startswith("คานารี".encode())
    assert answer["Content-Disposition"].startswith("attachment")
    assert now()


def test_a_form_needs_its_token(told: Told, unlocked: SignIn) -> None:
    done, client = told(), unlocked("handler")
    client.handler.enforce_csrf_checks = True
    assert client.post(at(done, "/do/note"), {"note": "x", "visibility": "centre", "seen": 1}).status_code == 403


def test_the_list_takes_the_same_queries_however_long(
    told: Told, unlocked: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = unlocked("handler")
    for number in range(3):
        told(submission=f"{number}" * 40)
    client.get(DESK)
    with django_assert_max_num_queries(40) as few:
        client.get(DESK)
    for number in range(3, 9):
        told(submission=f"{number}" * 40)
    with django_assert_max_num_queries(len(few)):
        client.get(DESK)
