"""A mail server on loopback that keeps what it is sent, or refuses as it is told."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Mailbox:
    """Messages received, and the answers to MAIL, RCPT, DATA and its END ("451 later", "550 no"; "" hangs up)."""

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


class _Talk(socketserver.StreamRequestHandler):
    timeout = 10

    def handle(self) -> None:
        box: Mailbox = self.server.box  # type: ignore[attr-defined]
        self._say("220 mailbox")
        for line in iter(self.rfile.readline, b""):
            word = line[:4].decode("ascii", "replace").strip().upper()
            answer = box.answers.get(word, "354 go on" if word == "DATA" else "250 ok")
            if not answer:
                return
            self._say(answer)
            if word == "QUIT":
                return
            if word == "DATA" and answer.startswith("354"):
                box.keep(self._data())
                self._say(box.answers.get("END", "250 kept"))

    def _data(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)

    def _say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """Runs the server while the block lasts."""
    box = Mailbox()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk) as server:
        server.daemon_threads = True
        server.box = box  # type: ignore[attr-defined]
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield box
        finally:
            server.shutdown()
            thread.join()
