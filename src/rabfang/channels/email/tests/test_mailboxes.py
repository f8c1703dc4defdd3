"""Mailboxes of a real IMAP server: each mail is kept before it is marked, once, whoever else reads there."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.channels.email.fetching import fetch_mail
from rabfang.channels.email.tests.corpus.making import mail
from rabfang.channels.incoming.settling import settle_waiting
from rabfang.channels.inside import may_serve_mail
from rabfang.channels.models import Incoming, Mailbox
from rabfang.channels.secrets import sealed
from rabfang.core.clock import now
from tests.dovecot import Dovecot

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(dovecot: Dovecot, box: Mailbox, request: pytest.FixtureRequest) -> str:
    """A fresh mailbox for this test alone."""
    name: str = request.node.name.replace("[", "-").strip("]")[:60]
    Mailbox.objects.filter(pk=box.pk).update(port=dovecot.port, username=name)
    return name


def look(*, minutes: int = 0) -> int:
    return fetch_mail(now() + timedelta(minutes=minutes))


def test_a_mail_becomes_a_case_and_is_marked_after_that(dovecot: Dovecot, user: str, box: Mailbox) -> None:
    came = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    dovecot.put(mail(name="a"), mail(name="b"), at=came, user=user)
    assert look() == 2
    assert [row.state for row in Incoming.objects.all()] == ["waiting", "waiting"]
    assert all("\\Seen" in line for line in dovecot.flags(user))
    assert settle_waiting(now()) == 2
    assert {case.received_at for case in Case.objects.all()} == {came}
    assert look(minutes=1) == 0
    box.refresh_from_db()
    assert (box.error, box.polled_at) == ("", now() + timedelta(minutes=1))


def test_what_somebody_else_read_first_is_taken_in_as_well(dovecot: Dovecot, user: str) -> None:
    look()
    dovecot.put(mail(name="a"), user=user)
    dovecot.command("store", "1", "+FLAGS", "\\Seen", user=user)
    assert look(minutes=1) == 1


def test_what_was_read_before_the_mailbox_was_entered_stays_there(dovecot: Dovecot, user: str) -> None:
    dovecot.put(mail(name="old"), mail(name="unread"), user=user)
    dovecot.command("store", "1", "+FLAGS", "\\Seen", user=user)
    assert look() == 1
    assert look(minutes=1) == 0


def test_a_server_that_numbers_anew_gives_nothing_twice(dovecot: Dovecot, user: str, box: Mailbox) -> None:
    dovecot.put(mail(name="a"), user=user)
    assert look() == 1
    Mailbox.objects.filter(pk=box.pk).update(uid_validity=1, last_uid=900)
    dovecot.put(mail(name="b"), user=user)
    dovecot.command("store", "2", "+FLAGS", "\\Seen", user=user)
    assert look(minutes=1) == 1
    assert Incoming.objects.count() == 2


def test_the_same_mail_twice_is_one_and_is_marked(dovecot: Dovecot, user: str) -> None:
    dovecot.put(mail(name="a"), mail(name="a"), user=user)
    assert look() == 1
    assert all("\\Seen" in line for line in dovecot.flags(user))


def test_a_worker_that_died_between_keeping_and_marking_doubles_nothing(
    dovecot: Dovecot, user: str, box: Mailbox
) -> None:
    dovecot.put(mail(name="a"), user=user)
    look()
    dovecot.command("store", "1", "-FLAGS", "\\Seen", user=user)
    Mailbox.objects.filter(pk=box.pk).update(last_uid=0)
    assert look(minutes=1) == 0
    assert "\\Seen" in dovecot.flags(user)[0]


def test_a_mailbox_that_is_being_read_is_left_alone(dovecot: Dovecot, user: str, box: Mailbox) -> None:
    dovecot.put(mail(name="a"), user=user)
    Mailbox.objects.filter(pk=box.pk).update(next_at=now() + timedelta(minutes=10))
    assert look() == 0
    assert look(minutes=10) == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"port": 1}, "host"),
        ({"password": ""}, "sign-in"),
        ({"folder": "NoSuchFolder"}, "folder"),
        ({"tls": "tls"}, "tls"),
        ({"host": "no-such-host.invalid"}, "host"),
        ({"host": "169.254.169.254"}, "host: not a place"),
        ({"host": "::ffff:169.254.1.1"}, "host: not a place"),
        ({"host": "0.0.0.0"}, "host: not a place"),  # noqa: S104 - typed by an attacker
        ({"host": "224.0.0.1"}, "host: not a place"),
    ],
)
def test_what_is_wrong_is_kept_and_tried_again_later(
    dovecot: Dovecot, user: str, box: Mailbox, change: dict[str, object], code: str
) -> None:
    Mailbox.objects.filter(pk=box.pk).update(**change)
    assert look() == 0
    box.refresh_from_db()
    assert box.error.startswith(code), box.error
    assert box.next_at == now() + timedelta(minutes=5)


def test_several_mailboxes_of_an_office_are_read(dovecot: Dovecot, user: str, box: Mailbox, office: Agency) -> None:
    other = Mailbox.objects.get(pk=box.pk)
    other.pk, other.address, other.username, other.channel = None, "second@office.example", user + "2", "e-mail"
    other.save()
    Mailbox.objects.filter(pk=box.pk).update(port=1)  # one that fails does not hold up the other
    dovecot.put(mail(name="a"), user=user + "2")
    assert look() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_changed_while_it_is_read_counts(box: Mailbox) -> None:
    """A server that takes its time to refuse: meanwhile the administrator has mended the password."""
    later = now() + timedelta(seconds=30)

    def mend() -> None:
        Mailbox.objects.filter(pk=box.pk).update(password=sealed("mended"), error="", next_at=later)
        connection.close()

    with refusing(mend) as port:
        Mailbox.objects.filter(pk=box.pk).update(port=port)
        assert look() == 0
    box.refresh_from_db()
    assert (box.error, box.next_at) == ("", later)


@pytest.mark.parametrize(
    ("places", "host", "may"),
    [
        ("", "127.0.0.1", True),
        ("imap.example.org,127.0.0.1", "127.0.0.1", True),
        ("*.0.0.1", "127.0.0.1", True),
        ("imap.example.org", "127.0.0.1", False),
        ("*.example.org", "example.org.127.0.0.1", False),
    ],
)
def test_an_installation_may_say_where_mail_servers_are(settings: Any, places: str, host: str, may: bool) -> None:
    settings.RABFANG_MAIL_SERVERS = places
    assert may_serve_mail(host) == may


def test_what_else_listens_there_is_not_repeated(box: Mailbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            caller, _address = server.accept()
            with caller:
                caller.sendall(b"-ERR secret-banner 7.2\r\n")

        thread = threading.Thread(target=greet)
        thread.start()
        Mailbox.objects.filter(pk=box.pk).update(port=server.getsockname()[1])
        look()
        thread.join(timeout=20)
    box.refresh_from_db()
    assert box.error.startswith("host")
    assert "banner" not in box.error


@contextmanager
def refusing(then: Callable[[], None]) -> Iterator[int]:
    """The port of a server that refuses whoever signs in, after it did `then`."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            caller, _address = server.accept()
            with caller, caller.makefile("rwb") as lines:
                lines.write(b"* OK ready\r\n")
                lines.flush()
                for line in lines:
                    tag, verb = line.split()[:2]
                    if verb.upper() == b"LOGIN":
                        then()
                    said = b"NO wrong password" if verb.upper() == b"LOGIN" else b"OK done"
                    lines.write(b"* CAPABILITY IMAP4rev1\r\n" + tag + b" " + said + b"\r\n")
                    lines.flush()

        thread = threading.Thread(target=talk)
        thread.start()
        yield int(server.getsockname()[1])
        thread.join(timeout=20)
