"""A scanner for tests: speaks clamd's protocol on loopback and knows one harmless test word, however it is packed."""

import io
import socketserver
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes

# The test word all scanners know, in two parts, so that none finds it in this file.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
FOUND = "Eicar-Test-Signature"
LARGEST = 30 * 1024 * 1024


class Clamd(socketserver.ThreadingTCPServer):
    """What it was sent, in `seen`; `says` replaces its answer."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.seen: list[bytes] = []
        self.says = ""

    @property
    def setting(self) -> str:
        """Its address as RABFANG_CLAMAV."""
        return f"tcp://127.0.0.1:{self.server_address[1]}"


class _Line(socketserver.StreamRequestHandler):
    server: Clamd

    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        answer = "PONG" if command == b"zPING\0" else self._instream()
        self.wfile.write(answer.encode() + b"\0")

    def _instream(self) -> str:
        content = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(size)
            if len(content) > LARGEST:
                return "INSTREAM size limit exceeded. ERROR"
        self.server.seen.append(content)
        return self.server.says or (f"stream: {FOUND} FOUND" if carries(content) else "stream: OK")


def carries(content: bytes) -> bool:
    """Whether the word stands in it: plain, in a package, or in a part of a mail."""
    if EICAR in content:
        return True
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return any(carries(package.read(name)) for name in package.namelist())
    if b"MIME-Version" in content[:4096]:
        parts = message_from_bytes(content).walk()
        return any(carries(body) for part in parts if isinstance(body := part.get_payload(decode=True), bytes))
    return False


@contextmanager
def clamd() -> Iterator[Clamd]:
    """A scanner that runs for the block."""
    with Clamd() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
