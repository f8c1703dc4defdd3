"""The pages of the mailboxes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.audit.models import AuditEntry
from rabfang.channels.email.tests.conftest import dovecot
from rabfang.channels.models import Mailbox
from rabfang.channels.secrets import opened
from rabfang.desk.settings.tests.conftest import Desk
from tests.dovecot import PASSWORD, Dovecot

__all__ = ["dovecot"]
pytestmark = pytest.mark.django_db
GIVEN = {
    "channel": "e-mail",
    "address": "Office@saraburi-treasury.example",
    "host": "127.0.0.1",
    "tls": "none",
    "port": "143",
    "username": "office",
    "password": PASSWORD,
    "folder": "INBOX",
}


@pytest.fixture
def desk(signed_in: Callable[[str], Client]) -> Desk:
    """The administrator of the office that takes in e-mail."""
    return Desk(signed_in("administrator@saraburi-treasury.example"))


def test_a_mailbox_is_added_tried_paused_and_read_again(desk: Desk, dovecot: Dovecot) -> None:
    given = GIVEN | {"port": str(dovecot.port), "username": "settings-pages"}
    assert "เพิ่ม “office@saraburi-treasury.example” แล้ว" in desk.send("mailbox_add", **given)
    row = Mailbox.objects.get()
    assert PASSWORD not in row.password
    assert opened(row.password) == PASSWORD
    dovecot.put(b"Subject: x\r\n\r\nx", user="settings-pages")
    Mailbox.objects.update(error="sign-in", next_at=row.next_at + timedelta(minutes=5))
    assert "มีจดหมายที่ยังไม่ได้อ่าน 1 ฉบับ" in desk.send("mailbox_test", row.pk)
    assert Mailbox.objects.get().error == ""
    assert Mailbox.objects.get().next_at < row.next_at + timedelta(minutes=5)
    assert "หยุดอ่าน “" in desk.send("mailbox_pause", row.pk)
    row.refresh_from_db()
    assert not row.is_active
    assert "อีกครั้งแล้ว" in desk.send("mailbox_resume", row.pk)
    told = desk.read("audit")
    assert "เพิ่มกล่องอีเมล" in told
    assert PASSWORD not in told
    assert PASSWORD not in str(list(AuditEntry.objects.values_list("facts", flat=True)))


def test_the_password_stays_unless_another_is_given(desk: Desk) -> None:
    desk.send("mailbox_add", **GIVEN)
    row = Mailbox.objects.get()
    Mailbox.objects.update(last_uid=7, uid_validity=1)
    assert PASSWORD not in desk.read("mailbox_edit", row.pk)
    desk.send("mailbox_edit", row.pk, **GIVEN | {"password": "", "port": "144"})
    row.refresh_from_db()
    assert (row.port, row.last_uid, opened(row.password)) == (144, 7, PASSWORD)
    desk.send("mailbox_edit", row.pk, **GIVEN | {"password": "another", "username": "other"})
    row.refresh_from_db()
    assert (row.last_uid, row.uid_validity, opened(row.password)) == (0, None, "another")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"host": "imap.example", "tls": "none"}, "ไม่เข้ารหัส"),
        ({"channel": "website"}, "ช่องทาง"),
        ({"address": "office"}, "อีเมล"),
        ({"port": "0"}, "พอร์ต"),
        ({"password": ""}, "โปรดกรอก"),
        ({"host": ""}, "โปรดกรอก"),
    ],
)
def test_what_is_wrong_is_told_beside_the_field(desk: Desk, change: dict[str, str], said: str) -> None:
    page = desk.send("mailbox_add", **GIVEN | change)
    assert "govuk-error-message" in page
    assert said in page
    assert not Mailbox.objects.exists()


def test_the_same_mailbox_is_not_entered_twice(desk: Desk) -> None:
    desk.send("mailbox_add", **GIVEN)
    assert "มีกล่องอีเมลและโฟลเดอร์นี้แล้ว" in desk.send("mailbox_add", **GIVEN)


def test_why_it_cannot_be_reached_is_said_in_words(desk: Desk) -> None:
    desk.send("mailbox_add", **GIVEN | {"port": "1"})
    row = Mailbox.objects.get()
    assert "ติดต่อเครื่องแม่ข่ายไม่ได้" in desk.send("mailbox_test", row.pk)
    Mailbox.objects.update(error="sign-in")
    assert "รหัสผ่านสำหรับแอป" in desk.read("mailboxes")


def test_an_office_without_such_a_channel_is_told_what_to_do(
    signed_in: Callable[[str], Client], agency: Agency
) -> None:
    page = Desk(signed_in("administrator@hat-kham.example")).read("mailboxes")
    assert "ยังไม่มีช่องทางอีเมล" in page
