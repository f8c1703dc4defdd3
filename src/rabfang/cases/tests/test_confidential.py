"""Confidential cases: sealed at rest, open to those designated and nobody else, proved like any other."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.cases.confidential import opened_words
from rabfang.cases.models import Case, CaseText, OutboxMessage
from rabfang.cases.perform import perform
from rabfang.cases.queries import visible_cases
from rabfang.cases.report import Report, Reported, report, reported_by
from rabfang.cases.verify import faults
from rabfang.core.clock import now
from rabfang.core.errors import Conflict, Invalid, NotAllowed
from rabfang.documents.preparing import prepare_all
from rabfang.documents.scanning import FileHeld
from rabfang.documents.tests.clamd import EICAR, clamd
from rabfang.vault.actions.keys import unlock_key
from rabfang.vault.actions.need_to_know import bar, step_aside
from rabfang.vault.barred import Barred
from rabfang.vault.boxes import CannotOpen
from rabfang.vault.files import open_file
from rabfang.vault.models import Desk
from rabfang.vault.opening import Unlocked, identity_of, open_box, open_by_receipt
from rabfang.vault.queries import box_by_receipt, desk_of
from tests.demonstration import PASSWORD

pytestmark = pytest.mark.django_db
WORDS = {
    "subject": "จัดซื้อคานารีแพงเกินจริง",
    "detail": "ใบเสนอราคาคานารีทั้งสามใบเขียนด้วยลายมือเดียวกัน",
    "who": "ผู้อำนวยการกับร้านคานารี",
}
IDENTITY = {"name": "คานารี ผู้ปกครอง", "reach": "0810000000"}
CANARY = "คานารี"


@pytest.fixture
def desk(offices: dict[str, Agency]) -> Desk:
    """The school's confidential desk."""
    found = desk_of(offices["school-integrity"])
    assert found is not None
    return found


@pytest.fixture
def unlocked(officer: Callable[[str], Officer]) -> Callable[[str], Unlocked]:
    """The key of an account of the desk."""
    return lambda account: unlock_key(officer(f"{account}@school-integrity.example"), PASSWORD)


def told(desk: Desk, *, submission: str = "a" * 40, **more: Any) -> Reported:
    said = Report(WORDS, **more)
    return report(desk, "website", said, by=Actor.citizen(), at=now(), submission=submission)


def words(case: Case, by: Unlocked) -> dict[str, str]:
    assert case.box_id
    box = open_box(case.box_id, by)
    return {text.field: opened_words(box, text.seq, text.field, text.body) for text in case.texts.all()}


def test_designated_officers_read_it_and_the_receipt_leads_back(
    desk: Desk, unlocked: Callable[[str], Unlocked]
) -> None:
    done = told(desk)
    for account in ("handler", "handler.second"):
        assert words(done.case, unlocked(account)) == WORDS
    with pytest.raises(CannotOpen):
        words(done.case, unlocked("custodian"))
    found = box_by_receipt(desk, done.receipt.replace("-", " "))
    assert found
    box, pair = found
    assert box.pk == done.case.box_id
    text = CaseText.objects.get(case=done.case, field="who")
    assert opened_words(open_by_receipt(box.pk, pair.private), text.seq, "who", text.body) == WORDS["who"]
    assert box_by_receipt(desk, "00000-00000-00000-00000") is None
    assert box_by_receipt(desk, "no receipt") is None


def test_nothing_readable_is_stored(desk: Desk) -> None:
    picture = ContentFile(("คานารี ใบเสนอราคา\n" * 20).encode(), name="คานารี.txt")
    with prepare_all([picture], in_memory=True) as prepared:
        done = told(desk, files=prepared, identity=IDENTITY)
    assert done.case.attachments.count() == 1
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.all():
            said = " ".join(str(getattr(row, field.attname)) for field in row._meta.concrete_fields)
            raw = b"".join(
                bytes(v) for f in row._meta.concrete_fields if isinstance(v := getattr(row, f.attname), bytes)
            )
            assert CANARY not in said, f"{model.__name__} {row.pk}"
            assert CANARY.encode() not in raw
            assert done.receipt not in said
            assert done.receipt.replace("-", "") not in said
    storage = storages["default"]
    for attachment in done.case.attachments.all():
        with storage.open(attachment.file.original_path) as content:
            assert CANARY.encode() not in content.read()
    assert not OutboxMessage.objects.filter(case=done.case).exists()


def test_a_file_is_opened_with_its_name_and_kind(desk: Desk, unlocked: Callable[[str], Unlocked]) -> None:
    with prepare_all([ContentFile("คานารี\n".encode(), name="หลักฐาน.txt")], in_memory=True) as prepared:
        done = told(desk, files=prepared)
    assert done.case.box_id
    stored = done.case.attachments.get().file
    assert (stored.name, stored.taken) == ("sealed.sealed", {})
    opened = open_file(open_box(done.case.box_id, unlocked("handler")), stored)
    assert (opened.name, opened.media_type, opened.original.decode()) == ("หลักฐาน.txt", "text/plain", "คานารี\n")


def test_a_sealed_file_is_looked_at_when_it_is_opened(
    desk: Desk, unlocked: Callable[[str], Unlocked], settings: Any
) -> None:
    """Sealed, nobody could do it later; nothing of it is written anywhere meanwhile."""
    with clamd() as scanner:
        settings.RABFANG_CLAMAV = scanner.setting
        with prepare_all([ContentFile(EICAR, name="a.txt")], in_memory=True) as prepared:
            done = told(desk, files=prepared)
        assert scanner.seen == []
        assert done.case.box_id
        box, stored = open_box(done.case.box_id, unlocked("handler")), done.case.attachments.get().file
        with pytest.raises(FileHeld):
            open_file(box, stored)
    settings.RABFANG_CLAMAV = ""
    assert open_file(box, stored).original == EICAR


def test_identity_is_the_custodians_alone(desk: Desk, unlocked: Callable[[str], Unlocked]) -> None:
    done = told(desk, identity=IDENTITY)
    assert done.case.box_id
    identity = identity_of(done.case.box_id)
    assert identity
    assert open_box(identity, unlocked("custodian")).others("identity") == [IDENTITY]
    with pytest.raises(CannotOpen):
        open_box(identity, unlocked("handler"))
    nameless = told(desk, submission="b" * 40)
    assert nameless.case.box_id
    assert identity_of(nameless.case.box_id) is None


def test_the_same_form_again_is_the_same_report(desk: Desk) -> None:
    first, again = told(desk), told(desk)
    assert (first.case, first.receipt) == (again.case, again.receipt)
    before = reported_by(desk.agency, "a" * 40)
    assert before
    assert before.receipt == first.receipt
    assert told(desk, submission="b" * 40).receipt != first.receipt


def test_nobody_else_sees_or_does_anything(desk: Desk, actor: Callable[[str], Actor]) -> None:
    done = told(desk)
    assert done.case.pk < 0
    school = desk.agency.confidential_of
    assert school
    for account in ("executive", "centre", "unit", "administrator"):
        by = actor(f"{account}@school-integrity.example")
        assert not visible_cases(by, desk.agency).exists()
        assert done.case not in visible_cases(by, school)
        with pytest.raises(NotAllowed):
            perform(done.case, "record", by=by)
    assert desk.agency not in Agency.objects.all()
    assert visible_cases(actor("handler@school-integrity.example"), desk.agency).get() == done.case
    assert not visible_cases(actor("custodian@school-integrity.example"), desk.agency).exists()


def test_who_is_named_is_shut_out_and_so_is_who_steps_aside(
    desk: Desk, unlocked: Callable[[str], Unlocked], actor: Callable[[str], Actor], officer: Callable[[str], Officer]
) -> None:
    done = told(desk)
    assert done.case.box_id
    second = officer("handler.second@school-integrity.example")
    gone = bar(done.case.box_id, Barred(officers=frozenset({second.pk})), by=unlocked("handler"), at=now())
    assert gone == {second.pk}
    assert not visible_cases(actor(second.email), desk.agency).exists()
    with pytest.raises(CannotOpen):
        words(done.case, unlocked("handler.second"))
    perform(done.case, "record", by=actor("handler@school-integrity.example"), remark="คานารีรับไว้")
    assert "คานารีรับไว้" in words(done.case, unlocked("handler")).values()  # under the new key
    with pytest.raises(NotAllowed):
        perform(done.case, "note", by=actor(second.email), note="x")
    with pytest.raises(Conflict):
        step_aside(done.case.box_id, officer("handler@school-integrity.example").pk, at=now())
    assert list(faults()) == []


def test_a_reporter_may_leave_out_whom_it_is_about(desk: Desk, officer: Callable[[str], Officer]) -> None:
    one, two = (officer(f"{account}@school-integrity.example").pk for account in ("handler", "handler.second"))
    left = told(desk, without=[one])
    assert left.case.box_id
    assert not visible_cases(Actor.officer(Officer.objects.get(pk=one), now()), desk.agency).exists()
    with pytest.raises(Conflict):
        told(desk, without=[one, two], submission="b" * 40)


def test_too_little_and_too_much_are_refused(desk: Desk) -> None:
    for said, field in (({"subject": "x"}, "detail"), ({"detail": "x", "who": "x" * 10_001}, "who")):
        with pytest.raises(Invalid) as refused:
            report(desk, "website", Report(said), by=Actor.citizen(), at=now(), submission="c" * 40)
        assert refused.value.field == field


def test_it_is_proved_and_kept_in_time(
    desk: Desk, clock: Callable[[datetime], None], actor: Callable[[str], Actor]
) -> None:
    done = told(desk)
    assert done.case.number_text == "1/2570"
    assert done.case.due_at
    handler = actor("handler@school-integrity.example")
    perform(done.case, "record", by=handler)
    perform(done.case, "classify", by=handler, kind="affecting-agency")
    perform(done.case, "report", by=handler, findings="พบคานารี")
    assert list(faults()) == []
    CaseText.objects.filter(case=done.case, field="detail").update(body="1.AAAA")
    assert [fault.what for fault in faults()] == ["the words of event 1 were altered"]
