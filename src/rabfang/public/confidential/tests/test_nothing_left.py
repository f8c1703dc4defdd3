"""What a reporter leaves behind: nothing of their device, nothing readable, and no metadata in what officers see."""

import logging
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as installed
from django.core import mail
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.models import AccessAttempt, Case, OutboxMessage
from rabfang.documents.tests.pictures import photograph
from rabfang.public.confidential import receipt as receipt_page
from rabfang.public.confidential.tests.test_report import BACK, GOOD, HANDLER, URL, digits, opened, sent, text
from rabfang.vault import boxes, queries
from rabfang.vault.actions.keys import unlock_key
from rabfang.vault.files import open_file
from rabfang.vault.opening import open_box
from rabfang.vault.receipts import read_receipt
from tests.demonstration import PASSWORD

ADDRESS, BROWSER, WORD = "203.0.113.77", "CanaryBrowser/9.9", "คานารี"


def letter() -> bytes:
    """A document whose program names its author."""
    made = Document()
    made.core_properties.author = "CanaryAuthor"
    made.add_paragraph(WORD)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.django_db
def test_nothing_tells_of_the_device_or_of_what_was_said(
    offices: dict[str, Agency], caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    settings.RABFANG_TRUSTED_PROXIES = 1
    caplog.set_level(logging.DEBUG)
    client = Client(
        REMOTE_ADDR=ADDRESS, headers={"User-Agent": BROWSER, "X-Forwarded-For": ADDRESS, "Accept-Language": "xx-Canary"}
    )
    files = [
        SimpleUploadedFile(f"{WORD}.jpg", photograph()),
        SimpleUploadedFile(f"{WORD}.docx", letter()),
    ]
    told = {name: f"{WORD} {said}" for name, said in GOOD.items()}
    receipt = digits(sent(client, **told, attachments=files, name=WORD, reach=WORD))
    opened(client, receipt, "message", message=f"{WORD}อีก")
    opened(client, receipt, "message", message=WORD * 5_000)
    opened(client, "1" * 20)
    opened(client, receipt, "file", file="1")
    client.get("/no-such/report-corruption")
    client.post(URL, {**told}, headers={"Sec-Fetch-Site": "cross-site"})
    plain = receipt.replace(" ", "")
    canaries = (ADDRESS, BROWSER, "xx-Canary", WORD, "CanaryAuthor", "SecretPhone", plain, plain[:10])
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.all():
            values = [getattr(row, field.attname) for field in row._meta.concrete_fields]
            said = "\0".join(repr(bytes(v)) if isinstance(v, bytes | memoryview) else str(v) for v in values)
            raw = b"\0".join(bytes(v) for v in values if isinstance(v, bytes | memoryview))
            for canary in canaries:
                assert canary not in said, f"{model.__name__}: {canary}"
                assert canary.encode() not in raw, f"{model.__name__}: {canary}"
    lines = "\n".join(f"{one.getMessage()} {one.exc_text} {one.args}" for one in caplog.records)
    assert not [canary for canary in canaries if canary in lines]
    assert not mail.outbox
    assert not OutboxMessage.objects.filter(case__in=Case.objects.filter(box__isnull=False)).exists()
    for attachment in Case.objects.get().attachments.all():
        with storages["default"].open(attachment.file.original_path) as content:
            body = content.read()
        assert not [canary for canary in canaries if canary.encode() in body]


@pytest.mark.django_db
def test_officers_see_copies_without_metadata(
    client: Client, offices: dict[str, Agency], officer: Callable[[str], Officer]
) -> None:
    files = [
        SimpleUploadedFile("a.jpg", photograph()),
        SimpleUploadedFile("b.docx", letter()),
        SimpleUploadedFile("c.txt", b"words"),
    ]
    sent(client, attachments=files)
    case = Case.objects.get()
    assert case.box_id
    box = open_box(case.box_id, unlock_key(officer(HANDLER), PASSWORD))
    found = {one.name: one for one in (open_file(box, row.file) for row in case.attachments.all())}
    assert sorted(found) == ["a.jpg", "b.docx", "c.txt"]
    assert all(one.facts.clean for one in found.values())
    assert found["a.jpg"].original == photograph()
    for secret in (b"SecretPhone", b"SecretComment", b"2026:01:15", b"SecretProfile"):
        assert secret not in found["a.jpg"].shown
    shown = Document(BytesIO(found["b.docx"].shown))
    assert (shown.core_properties.author, shown.paragraphs[0].text) == ("", WORD)
    assert Document(BytesIO(found["b.docx"].original)).core_properties.author == "CanaryAuthor"


@pytest.mark.django_db
def test_files_never_lie_on_a_disk_unsealed(
    client: Client, offices: dict[str, Agency], settings: Any, tmp_path: Path
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "gone")  # any temporary file would fail
    large = SimpleUploadedFile("large.txt", b"words " * 500_000)
    answer = sent(client, attachments=[large, SimpleUploadedFile("a.jpg", photograph((2000, 1500)))])
    assert answer.status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["1" * 20, "no receipt", "12345"])
def test_wrong_digits_cost_the_same_work(
    client: Client, offices: dict[str, Agency], monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    right = digits(sent(client))
    asked: list[tuple[int, int]] = []

    def counted(said: str, salt: bytes, size: int, passes: int, memory: int) -> bytes:
        asked.append((passes, memory))
        return stretched(said, salt, size, passes, memory)

    stretched = boxes._stretched
    monkeypatch.setattr(boxes, "_stretched", counted)
    assert opened(client, right).status_code == 200
    answer = opened(client, typed)
    assert answer.status_code == 422
    assert str(receipt_page.WRONG) in text(answer)
    assert typed in text(answer)
    assert asked == [(boxes.RECEIPT_PASSES, boxes.RECEIPT_MEMORY)] * 2


@pytest.mark.django_db
def test_too_many_wrong_receipts_wait_whoever_asks(client: Client, offices: dict[str, Agency], settings: Any) -> None:
    settings.RABFANG_RECEIPT_LIMIT = 2
    right = digits(sent(client))
    for _ in range(2):
        assert opened(client, "1" * 20).status_code == 422
    answer = opened(Client(REMOTE_ADDR="198.51.100.1"), right)
    assert answer.status_code == 429
    assert right in text(answer)
    assert {row.bucket.partition(":")[0] for row in AccessAttempt.objects.all()} == {"receipt", "report"}


@pytest.mark.django_db
def test_a_closed_desk_still_answers_its_receipts(client: Client, offices: dict[str, Agency]) -> None:
    receipt = digits(sent(client))
    desk = queries.desk_of_receipts(offices["school-integrity"])
    assert desk
    desk.closed_at = desk.opened_at
    desk.save()
    assert "หน่วยงานนี้ไม่มีจุดรับเรื่องลับ" in text(client.get(URL))
    assert GOOD["detail"] in text(opened(client, receipt))
    assert "report-corruption" not in text(client.get("/school-integrity/"))


@pytest.mark.django_db
def test_an_accident_tells_nothing(
    client: Client, offices: dict[str, Agency], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(WORD)

    monkeypatch.setattr(queries, "read_receipt", broken)
    answer = opened(client, "1" * 20)
    assert answer.status_code == 500
    assert WORD not in text(answer) + caplog.text
    assert "RuntimeError" in caplog.text


@pytest.mark.django_db
def test_two_pages_ask_one_thing_more(
    client: Client, offices: dict[str, Agency], django_assert_num_queries: Any
) -> None:
    client.get("/hat-kham/")
    client.get("/school-integrity/")
    for office in ("hat-kham", "school-integrity"):
        with django_assert_num_queries(3):
            client.get(f"/{office}/")


THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@given(
    st.integers(0, 10**20 - 1),
    st.lists(st.sampled_from(["", " ", "-", " - ", "–", "\u200b", "\n"]), min_size=20),
    st.booleans(),
)
def test_however_it_is_typed_it_is_the_same(number: int, between: list[str], thai: bool) -> None:
    said = f"{number:020d}"
    typed = "".join(digit + gap for digit, gap in zip(said, between, strict=False))
    assert read_receipt(typed.translate(THAI) if thai else typed) == said
    assert read_receipt(typed[1:].lstrip() + "x") is None
    assert read_receipt(typed + "1") is None


def test_the_server_writes_no_line_for_each_page() -> None:
    served = (Path(installed.PACKAGE) / "project" / "commands" / "serve.py").read_text(encoding="utf-8")
    assert "access-log" not in served
    assert BACK.startswith(URL)
