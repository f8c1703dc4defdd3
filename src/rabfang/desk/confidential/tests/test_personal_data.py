"""Personal data of confidential cases: asked by the receipt, answered at the desk alone, erased with its keys."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rabfang.agencies.models import Agency, Officer
from rabfang.audit.models import AuditEntry
from rabfang.cases.actors import Actor
from rabfang.cases.models import Attachment, Case, CaseText
from rabfang.cases.perform import perform
from rabfang.cases.report import Reported
from rabfang.cases.verify import faults
from rabfang.core.clock import BANGKOK, local_date
from rabfang.desk.confidential.tests.conftest import DESK, IDENTITY, WORDS, account
from rabfang.documents.models import StoredFile
from rabfang.documents.preparing import prepare_all
from rabfang.rights.models import DestructionList, Request, Tombstone
from rabfang.vault.models import BoxKey, Grant, IdentityRequest, Receipt, Sealed
from tests.demonstration import PASSWORD

pytestmark = pytest.mark.django_db
Told = Callable[..., Reported]
SignIn = Callable[[str], Client]
Who = Callable[[str], Officer]
Stand = Callable[[datetime], None]
BACK = "/school-integrity/report-corruption/receipt"
AFTER = datetime(2038, 1, 4, 9, 0, tzinfo=BANGKOK)  # past the ten years of a case closed in 2026
STEPS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("record", {}),
    ("classify", {"kind": "affecting-agency"}),
    ("report", {"findings": "ผลคานารีแพงจริง"}),
    ("review", {}),
    ("reply", {"reply": "ตรวจแล้วคานารี"}),
    ("close", {"outcome": "solved"}),
)


def at(done: Reported, more: str = "") -> str:
    return f"{DESK}cases/{done.case.box_id}{more}"


def asks(done: Reported, kind: str, words: str = "") -> Any:
    return Client().post(f"{BACK}/data", {"receipt": done.receipt, "kind": kind, "words": words})


def asked(done: Reported, kind: str, words: str = "") -> str:
    """Asked by the receipt; where the desk answers it."""
    assert asks(done, kind, words).status_code == 200
    return at(done, f"/requests/{-Request.objects.get(case=done.case, kind=kind).pk}")


@pytest.fixture
def over(told: Told, actor: Callable[[str], Actor]) -> Reported:
    """A report by name with a file, handled to its end."""
    with prepare_all([ContentFile("ใบเสนอราคาคานารี\n".encode(), name="คานารี.txt")], in_memory=True) as prepared:
        done = told(files=prepared, identity=IDENTITY)
    for verb, said in STEPS:
        perform(done.case.pk, verb, by=actor(account("handler")), **said)
    return done


def test_it_is_asked_by_the_receipt_and_answered_at_the_desk_alone(
    told: Told, unlocked: SignIn, signed_in: SignIn, officer: Who
) -> None:
    done = told(without=[officer(account("handler.second")).pk])
    assert asks(done, "nothing").status_code == 422
    page = asks(done, "correct", "ชื่อคานารีสะกดผิด").content.decode()
    assert "รับคำขอแล้ว" in page
    assert asks(done, "correct").status_code == 422
    row = Request.objects.get()
    assert local_date(row.due_at) == local_date(MONDAY) + timedelta(days=30)
    assert row.pk < 0
    assert (row.agency, row.name, row.contact) == (done.case.agency, "", "")
    assert "คานารี" not in f"{row.words}{row.identity}"
    client, address = unlocked("handler"), at(done, f"/requests/{-row.pk}")
    assert address in client.get(at(done)).content.decode()
    assert address in client.get(f"{DESK}personal-data").content.decode()
    assert "ชื่อคานารีสะกดผิด" in client.get(address).content.decode()
    for name in ("handler.second", "custodian"):
        other = unlocked(name)
        assert other.get(address).status_code == 404
        assert other.post(address, {"deed": "answer", "answer": "x"}).status_code == 404
        assert row.number_text not in other.get(f"{DESK}personal-data").content.decode()
    for email in Officer.objects.filter(agency=done.case.agency.confidential_of).values_list("email", flat=True):
        shown = signed_in(email).get("/desk/personal-data")
        assert shown.status_code in (302, 404) or row.number_text not in shown.content.decode(), email
    assert client.post(address, {"deed": "answer", "answer": ""}).status_code == 400
    assert client.post(address, {"deed": "answer", "answer": "แก้คานารีแล้ว"}).status_code == 302
    assert client.post(address, {"deed": "answer", "answer": "อีกครั้ง"}).status_code == 400
    assert "แก้คานารีแล้ว" not in Request.objects.get().answer
    assert "แก้คานารีแล้ว" in Client().post(BACK, {"receipt": done.receipt}).content.decode()
    assert list(faults()) == []


def test_it_is_refused_with_a_ground(told: Told, unlocked: SignIn) -> None:
    done, client = told(), unlocked("handler")
    address = asked(done, "access", "ขอดูคานารี")
    said = {"deed": "refuse", "answer": "ยังให้ไม่ได้", "ground": "กระทบการไต่สวนคานารี"}
    assert client.post(address, {**said, "ground": ""}).status_code == 400
    assert client.post(address, said).status_code == 302
    assert "คานารี" not in Request.objects.get().ground
    assert "กระทบการไต่สวนคานารี" in Client().post(BACK, {"receipt": done.receipt}).content.decode()


def test_who_reported_is_erased_on_request_with_the_keys(over: Reported, unlocked: SignIn, told: Told) -> None:
    client, custodian = unlocked("handler"), unlocked("custodian")
    client.post(at(over, "/identity"), {"reason": "สอบปากคำ"})
    identity = f"{DESK}identities/{IdentityRequest.objects.get().pk}"
    custodian.post(identity, {"answer": "handed", "until": "30/11/2569", "passphrase": PASSWORD})
    assert IDENTITY["name"] in client.get(at(over)).content.decode()
    running = asked(told(submission="b" * 40), "erase")
    early = client.post(running, {"deed": "erase", "answer": "ลบแล้ว"})
    assert early.status_code == 400
    assert "ยังดำเนินการอยู่" in early.content.decode()
    address = asked(over, "erase", "ขอลบคานารี")
    assert client.post(address, {"deed": "erase", "answer": "ลบแล้วคานารี"}).status_code == 302
    page = client.get(at(over)).content.decode()
    assert "ผลคานารีแพงจริง" in page
    assert ("ไม่ประสงค์ออกนาม" in page, "ลบข้อมูลส่วนบุคคลในเรื่องนี้แล้วเมื่อ" in page) == (False, True)
    assert not [said for said in (*WORDS.values(), *IDENTITY.values()) if said in page]
    assert custodian.get(identity).status_code == 404
    assert not Grant.objects.filter(key__box__of=over.case.box_id).exists()
    assert not Sealed.objects.filter(key__box__of=over.case.box_id).exists()
    assert not Receipt.objects.filter(box=over.case.box_id).exists()
    assert not StoredFile.objects.exists()
    row = IdentityRequest.objects.get()
    assert (bytes(row.reason), bytes(row.handed)) == (b"", b"")
    assert Client().post(BACK, {"receipt": over.receipt}).status_code == 422
    assert Tombstone.objects.get().pk < 0
    assert Request.objects.get(case=over.case).words == ""
    assert list(faults()) == []


def test_a_case_past_its_time_is_shredded_by_two(
    over: Reported, unlocked: SignIn, clock: Stand, told: Told, officer: Who
) -> None:
    client = unlocked("handler")
    assert str(over.case.box_id) not in client.get(f"{DESK}personal-data").content.decode()
    clock(AFTER)
    first, second, custodian = unlocked("handler"), unlocked("handler.second"), unlocked("custodian")
    assert first.post(f"{DESK}personal-data", {}).status_code == 400
    assert custodian.post(f"{DESK}personal-data", {"boxes": [over.case.box_id]}).status_code == 404
    listed = first.post(f"{DESK}personal-data", {"boxes": [over.case.box_id]})["Location"]
    assert first.post(listed, {"decision": "approve"}).status_code == 400
    assert custodian.post(listed, {"decision": "approve"}).status_code == 404
    assert BoxKey.objects.filter(box=over.case.box_id).exists()
    assert listed in second.get(f"{DESK}personal-data").content.decode()
    assert at(over) in second.get(listed).content.decode()
    assert second.post(listed, {"decision": "approve"}).status_code == 302
    for model in (CaseText, Attachment):
        assert not model.objects.filter(case=over.case).exists()
    kept = [BoxKey.objects, Grant.objects, Sealed.objects, Receipt.objects, StoredFile.objects]
    assert [rows.count() for rows in kept] == [0] * len(kept)
    stone = Tombstone.objects.get()
    assert (stone.case, stone.outcome, stone.erased_by.email) == (over.case, "solved", account("handler.second"))
    assert first.get(at(over)).status_code == 404
    assert over.case.number_text in first.get(listed).content.decode()
    assert over.case.number_text not in first.get(DESK, {"show": "ended"}).content.decode()
    assert DestructionList.objects.get().pk < 0
    assert Case.objects.get(pk=over.case.pk).erased_at
    assert list(faults()) == []
    newer = told(submission="c" * 40)
    assert first.get(at(newer)).status_code == 200


def test_who_may_not_open_a_case_learns_of_no_list(
    over: Reported, unlocked: SignIn, clock: Stand, officer: Who
) -> None:
    named = {"officers": [officer(account("handler.second")).pk], "confirm": "1"}
    assert unlocked("handler").post(at(over, "/named"), named).status_code == 302
    clock(AFTER)
    first, barred = unlocked("handler"), unlocked("handler.second")
    listed = first.post(f"{DESK}personal-data", {"boxes": [over.case.box_id]})["Location"]
    assert barred.get(listed).status_code == 404
    assert barred.post(listed, {"decision": "approve"}).status_code == 404
    assert barred.post(f"{DESK}personal-data", {"boxes": [over.case.box_id]}).status_code == 400
    assert listed not in barred.get(f"{DESK}personal-data").content.decode()
    assert Agency.everywhere.filter(pk=over.case.agency_id).exists()


def test_the_desk_sets_its_periods_by_kind(over: Reported, unlocked: SignIn, clock: Stand) -> None:
    client = unlocked("handler")
    said = {"kind": "affecting-agency", "years": "20", "source": "ระเบียบของจุดรับเรื่องลับ"}
    assert client.post(f"{DESK}personal-data/periods", {**said, "years": "0"}).status_code == 400
    assert client.post(f"{DESK}personal-data/periods", {**said, "kind": "no-such"}).status_code == 400
    assert client.post(f"{DESK}personal-data/periods", said).status_code == 302
    assert "20 ปีหลังยุติ" in client.get(f"{DESK}personal-data/periods").content.decode()
    assert unlocked("custodian").post(f"{DESK}personal-data/periods", said).status_code == 404
    assert AuditEntry.objects.get(action="save-retention").agency_id == over.case.agency_id
    clock(AFTER)
    assert str(over.case.box_id) not in unlocked("handler").get(f"{DESK}personal-data").content.decode()
    clock(AFTER.replace(year=2048))
    assert str(over.case.box_id) in unlocked("handler").get(f"{DESK}personal-data").content.decode()


def test_the_page_asks_as_much_for_many_as_for_one(over: Reported, told: Told, unlocked: SignIn, clock: Stand) -> None:
    client = unlocked("handler")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked_of_it:
            assert client.get(f"{DESK}personal-data").status_code == 200
        return len(asked_of_it)

    asked(over, "access")
    few = queries()
    for letter in "bcd":
        asked(told(submission=letter * 40), "access")
    assert queries() == few
