"""Intake by e-mail: from a real IMAP server to a numbered case, against keeping the same mails alone."""

import tempfile
import time
from io import BytesIO
from pathlib import Path

from bench.ground import prepared

MAILS, AIM = 200, 20


def measure() -> None:
    """Prints mails a second from the mailbox to the case (aim: 20 or more), and the ratio to storing alone."""
    prepared()
    from rabfang.agencies.models import Agency
    from rabfang.channels.email import fetching
    from rabfang.channels.email.tests.corpus.making import mail
    from rabfang.channels.incoming.settling import settle_waiting
    from rabfang.channels.models import Incoming, Mailbox
    from rabfang.channels.secrets import sealed
    from rabfang.core.clock import now
    from rabfang.documents.actions import store_made
    from rabfang.documents.kinds import EML
    from tests.dovecot import PASSWORD, USER, Dovecot

    agency = Agency.objects.get(slug="saraburi-treasury")
    mails = [mail(name=f"n{n}", From=f"person{n}@people.example") for n in range(MAILS)]
    began = time.perf_counter()
    for number, raw in enumerate(mails):
        file = store_made(BytesIO(raw), "mail.eml", EML, at=now())
        Incoming.objects.create(
            agency=agency, way="bench", account=0, external_id=str(number), received_at=now(), raw=file
        )
    alone = MAILS / (time.perf_counter() - began)
    with tempfile.TemporaryDirectory(prefix="rabfang-dovecot-") as folder:
        server = Dovecot.started(Path(folder))
        server.put(*mails)
        at = {"host": "127.0.0.1", "port": server.port, "tls": "none", "username": USER, "next_at": now()}
        Mailbox.objects.create(agency=agency, channel="e-mail", address="a@b.example", password=sealed(PASSWORD), **at)
        began = time.perf_counter()
        while fetching.fetch_mail(now()):
            pass
        fetched = time.perf_counter() - began
        while settle_waiting(now()):
            pass
        whole = MAILS / (time.perf_counter() - began)
        server.stop()
    assert Incoming.objects.filter(state="case").count() == MAILS
    print(f"storing alone {alone:6.1f}/s; fetched {MAILS / fetched:6.1f}/s; to the case {whole:6.1f}/s (aim {AIM})")
    print(f"ratio to storing alone {whole / alone:.2f}")
