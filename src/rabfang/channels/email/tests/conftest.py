"""What the tests of e-mail share: an office with a mailbox, a dovecot, mails that were kept."""

import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from rabfang.agencies.models import Agency
from rabfang.channels.email.reading.mail import identity
from rabfang.channels.incoming.keeping import keep
from rabfang.channels.incoming.settling import settle_waiting
from rabfang.channels.models import Incoming, Mailbox
from rabfang.channels.secrets import sealed
from rabfang.core.clock import now
from rabfang.documents.actions import store_made
from rabfang.documents.kinds import EML
from tests.dovecot import PASSWORD, USER, Dovecot

Came = Callable[..., Incoming]
ADDRESS = "office@saraburi-treasury.example"


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """A real IMAP server; each test uses a user of its own."""
    with tempfile.TemporaryDirectory(prefix="rabfang-dovecot-") as folder:
        server = Dovecot.started(Path(folder))
        yield server
        server.stop()


@pytest.fixture
def office(offices: dict[str, Agency]) -> Agency:
    """An office that takes in e-mail."""
    return offices["saraburi-treasury"]


@pytest.fixture
def box(office: Agency) -> Mailbox:
    """Its mailbox, as an administrator entered it."""
    return Mailbox.objects.create(
        agency=office,
        channel="e-mail",
        address=ADDRESS,
        host="127.0.0.1",
        port=1,
        tls="none",
        username=USER,
        password=sealed(PASSWORD),
        next_at=now(),
    )


@pytest.fixture
def came(office: Agency, box: Mailbox) -> Came:
    """`came(raw)`: the mail was fetched and settled."""

    def take(raw: bytes) -> Incoming:
        at = now()
        row = keep(
            office,
            "e-mail",
            way="email",
            account=box.pk,
            external_id=identity(raw),
            received_at=at,
            at=at,
            raw=store_made(BytesIO(raw), "mail.eml", EML, at=at),
        )
        assert row is not None
        settle_waiting(at)
        return Incoming.objects.select_related("case").get(pk=row.pk)

    return take
