"""A file in which something was found, or that waits to be looked at, by whatever way it came."""

from collections.abc import Iterator
from email.message import EmailMessage
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.models import Attachment, Case
from rabfang.channels.incoming.keeping import keep
from rabfang.channels.incoming.settling import settle_waiting
from rabfang.channels.models import Mailbox
from rabfang.core.clock import now
from rabfang.desk.tests.conftest import SignIn
from rabfang.documents.actions import scan_waiting, store_made
from rabfang.documents.kinds import EML
from rabfang.documents.scanning import scan
from rabfang.documents.tests.clamd import EICAR, Clamd, clamd
from rabfang.documents.tests.samples import docx
from rabfang.public.tests.test_submit import sent

pytestmark = pytest.mark.django_db
INFECTED, WAITING = "โปรแกรมอันตรายในไฟล์นี้", "รอตรวจหาโปรแกรมอันตราย"


@pytest.fixture
def scanner(settings: Any) -> Iterator[Clamd]:
    with clamd() as server:
        settings.RABFANG_CLAMAV = server.setting
        yield server


def address(row: Attachment) -> str:
    return f"/desk/cases/{row.case_id}/files/{row.pk}"


@pytest.mark.parametrize(("name", "content"), [("a.txt", EICAR), ("a.docx", docx(word__x_dot_txt=EICAR))])
def test_an_upload_is_received_and_its_file_held(
    client: Client, offices: dict[str, Agency], signed_in: SignIn, scanner: Clamd, name: str, content: bytes
) -> None:
    assert sent(client, attachments=[SimpleUploadedFile(name, content)]).status_code == 200
    shown = signed_in("centre@hat-kham.example").get(address(Attachment.objects.get()))
    assert (shown.status_code, INFECTED in shown.content.decode()) == (403, True)
    assert content not in shown.content


def test_while_the_scanner_is_away_nothing_is_shown_and_nothing_lost(
    client: Client, offices: dict[str, Agency], signed_in: SignIn, scanner: Clamd, settings: Any
) -> None:
    settings.RABFANG_CLAMAV = "tcp://127.0.0.1:9"
    assert sent(client, attachments=[SimpleUploadedFile("a.txt", b"note")]).status_code == 200
    officer, row = signed_in("centre@hat-kham.example"), Attachment.objects.get()
    waits = officer.get(address(row))
    assert (waits.status_code, WAITING in waits.content.decode(), waits["Retry-After"]) == (503, True, "300")
    assert "no-store" in waits["Cache-Control"]
    settings.RABFANG_CLAMAV = scanner.setting
    scan_waiting(now())
    assert b"".join(officer.get(address(row))) == b"note"


def test_a_mail_and_what_it_encloses_are_held(offices: dict[str, Agency], signed_in: SignIn, scanner: Clamd) -> None:
    """In base64, as mail carries it; the words become a case all the same."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "somying@home.example", "office@hat-kham.example", "ไฟถนนดับ"
    mail.set_content("เสาไฟหน้าวัดดับ")
    mail.add_attachment(EICAR, maintype="application", subtype="octet-stream", filename="note.txt")
    raw, agency = mail.as_bytes(), offices["saraburi-treasury"]
    assert EICAR not in raw
    box = Mailbox.objects.create(
        agency=agency, channel="e-mail", address="a@b.example", host="h", port=1, next_at=now()
    )
    kept = store_made(BytesIO(raw), "mail.eml", EML, at=now(), verdict=scan(BytesIO(raw)))
    row = keep(agency, "e-mail", way="email", account=box.pk, external_id="1", received_at=now(), at=now(), raw=kept)
    settle_waiting(now())
    assert row
    officer = signed_in("centre@saraburi-treasury.example")
    assert Case.objects.get().subject == "ไฟถนนดับ"
    for held in (address(Attachment.objects.get()), f"/desk/incoming/{row.pk}/raw"):
        shown = officer.get(held)
        assert (held, shown.status_code, INFECTED in shown.content.decode()) == (held, 403, True)
