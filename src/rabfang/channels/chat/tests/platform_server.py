"""A stand-in for LINE's and Messenger's own servers on loopback: records every call, answers as it is told."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.loopback import answering

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8ffff3f0005fe02fe"
    "0defd9280000000049454e44ae426082"
)


@dataclass(frozen=True)
class Call:
    """One request that came."""

    method: str
    path: str
    headers: dict[str, str]
    said: Any


@dataclass
class PlatformServer:
    """`answers` by the path's beginning: (status, body); 200 and {} for the others. `files` by the whole path."""

    url: str = ""
    calls: list[Call] = field(default_factory=list)
    answers: dict[str, tuple[int, Any]] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)

    def to(self, path: str) -> list[Call]:
        """Calls of a path, in their order."""
        return [call for call in self.calls if call.path.partition("?")[0].endswith(path)]

    def line_texts(self) -> list[str]:
        """Every text that LINE would show, in order."""
        sent = [call for call in self.calls if "/message/" in call.path and call.method == "POST"]
        return [message["text"] for call in sent for message in call.said["messages"]]

    def messenger_texts(self) -> list[str]:
        """Every text that Messenger would show, in order."""
        return [call.said["message"]["text"] for call in self.to("/me/messages")]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer("GET")

    def do_POST(self) -> None:
        self._answer("POST")

    def _answer(self, method: str) -> None:
        server: PlatformServer = self.server.platform  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        server.calls.append(Call(method, self.path, dict(self.headers), json.loads(body) if body else None))
        if self.path in server.files:
            kind, content = server.files[self.path]
            self._send(200, kind, content)
            return
        status, said = next((say for path, say in server.answers.items() if self.path.startswith(path)), (200, {}))
        key = self.headers.get("X-Line-Retry-Key")
        if key and status == 200:
            status = 409 if key in server.keys else 200
            server.keys.add(key)
        self._send(status, "application/json", json.dumps(said).encode())

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def platform_server() -> Iterator[PlatformServer]:
    """Runs while the block lasts."""
    platform = PlatformServer()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.platform = platform  # type: ignore[attr-defined]
    platform.url = f"http://127.0.0.1:{server.server_address[1]}"
    with answering(server):
        yield platform
