"""Whatever is altered in an issued letter's file or number is found."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from rabfang.core.clock import now
from rabfang.documents.models import StoredFile
from rabfang.letters.actions.cancel import cancel
from rabfang.letters.actions.issue import issue
from rabfang.letters.actions.send import send
from rabfang.letters.models import Letter, NumberBook
from rabfang.letters.tests.conftest import CENTRE, As
from rabfang.letters.verify import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(reply: Letter, actor: As) -> Letter:
    """The reply, issued."""
    return issue(reply, by=actor(CENTRE), at=now())


def _found() -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in faults()]


def test_letters_as_they_were_issued_have_no_fault(issued: Letter) -> None:
    assert _found() == []


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "อื่น"},
        {"content": {"body": "อื่น"}},
        {"dated": date(2026, 11, 22)},
        {"reference_text": "9/2569"},
        {"kind": "memo"},
    ],
)
def test_other_words_or_another_date_are_found(issued: Letter, changes: dict[str, object]) -> None:
    Letter.objects.filter(pk=issued.pk).update(**changes)
    assert [what for what in _found() if what.endswith("its words, number or date were altered")]
    assert len(_found()) == 1


def test_sending_scanning_and_cancelling_are_no_faults(issued: Letter, actor: As) -> None:
    send(issued, by=actor(CENTRE), at=now(), on=date(2026, 11, 23), way="post")
    cancel(issued, by=actor(CENTRE), at=now(), reason="ผิดผู้รับ")
    assert _found() == []


def test_another_pdf_is_found(issued: Letter) -> None:
    assert issued.file is not None
    path = issued.file.original_path
    storages["default"].delete(path)
    storages["default"].save(path, ContentFile(b"%PDF-1.7 another"))
    assert _found() == [f"letter {issued.agency_id}/1/2569: its PDF was altered or is gone"]


def test_a_pdf_that_is_gone_is_found(issued: Letter) -> None:
    assert issued.file is not None
    storages["default"].delete(issued.file.original_path)
    assert len(_found()) == 1


def test_another_digest_is_found(issued: Letter) -> None:
    assert issued.file_id is not None
    StoredFile.objects.filter(pk=issued.file_id).update(sha256="0" * 64)
    assert len(_found()) == 1


def test_a_number_that_is_missing_is_found(issued: Letter) -> None:
    NumberBook.objects.update(last_number=2)
    assert _found() == [f"letter book {issued.agency_id}/sent/2569: the book says 2, 1 letters are there"]
