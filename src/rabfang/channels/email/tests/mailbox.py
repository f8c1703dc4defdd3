"""A real SMTP server on loopback that keeps what it is sent, or refuses as it is told."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.loopback import free_port

logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # its thread may still speak when a test's output is closed


@dataclass
class Mailbox:
    """Its port, what it received, and its answers to MAIL, RCPT and the END of a mail ("451 later"; "" hangs up)."""

    port: int = 0
    received: list[bytes] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    waited: list[tuple[int, threading.Event]] = field(default_factory=list)

    def after(self, count: int) -> threading.Event:
        """An event that is set once so many messages have come, before the last of them is answered."""
        reached = threading.Event()
        self.waited.append((count, reached))
        return reached

    def keep(self, raw: bytes) -> None:
        """Keeps one message."""
        self.received.append(raw)
        for count, reached in self.waited:
            if len(self.received) >= count:
                reached.set()

    def messages(self) -> list[EmailMessage]:
        """What came, parsed."""
        return [message_from_bytes(raw, policy=policy.default) for raw in self.received]


@dataclass(frozen=True)
class _Handler:
    """What the server asks at each command."""

    box: Mailbox

    async def handle_MAIL(  # noqa: N802 - the server's name for it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self._answer(server, "MAIL")

    async def handle_RCPT(  # noqa: N802 - the server's name for it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self._answer(server, "RCPT")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the same
        content: Any = envelope.content
        self.box.keep(content)
        return self._answer(server, "END")

    def _answer(self, server: SMTP, word: str) -> str:
        answer = self.box.answers.get(word, "250 ok")
        if not answer and server.transport is not None:
            server.transport.close()
        return answer or "421 gone"


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """Runs the server while the block lasts."""
    box = Mailbox(free_port())
    controller = Controller(_Handler(box), hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
