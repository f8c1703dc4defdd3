"""The parts of a mail (RFC 2045, 2046), found without recursion and with a limit on their depth and number.

The library's reader recurses for each level and fails on a mail of a thousand; this one keeps what lies too deep as
one part that is not opened.
"""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rabfang.channels.email.reading.headers import parameters, text_of, unpack_base64

DEEPEST, MOST_PARTS, MOST_HEADERS = 20, 500, 500
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n|\A\r?\n")
_HEADER = re.compile(rb"^([!-9;-~]{1,76})[ \t]*:(.*)$", re.DOTALL)
_KIND = re.compile(r"[a-z0-9][a-z0-9.+_-]{0,60}/[a-z0-9][a-z0-9.+_-]{0,60}")
_FOLDED = re.compile(rb"\r?\n(?=[ \t])")


@dataclass
class Part:
    """Headers and body of one part; `truncated` when what is inside lies too deep to be opened."""

    headers: list[tuple[str, bytes]]
    body: bytes
    depth: int = 0
    parts: "list[Part]" = field(default_factory=list)
    truncated: bool = False

    def all(self, name: str) -> list[bytes]:
        """Every header of that name, in their order."""
        return [value for known, value in self.headers if known == name]

    def get(self, name: str) -> bytes:
        """The first header of that name; empty when there is none."""
        return next(iter(self.all(name)), b"")

    @cached_property
    def _type(self) -> tuple[str, dict[str, str]]:
        return parameters(self.get("content-type"))

    @property
    def kind(self) -> str:
        """What it is called: "text/plain" when it is called nothing."""
        kind = self._type[0]
        if "/" not in kind:
            return "text/plain"
        return kind if _KIND.fullmatch(kind) else "application/octet-stream"

    def parameter(self, name: str) -> str:
        """A parameter of its type."""
        return self._type[1].get(name, "")

    @cached_property
    def disposition(self) -> tuple[str, dict[str, str]]:
        """ "inline", "attachment" or nothing, with parameters."""
        return parameters(self.get("content-disposition"))

    @property
    def file_name(self) -> str:
        """What its sender called it."""
        return self.disposition[1].get("filename", "") or self.parameter("name")

    @cached_property
    def content(self) -> bytes:
        """The body without its transfer encoding."""
        how = text_of(self.get("content-transfer-encoding")[:60]).lower()
        if how == "base64":
            return unpack_base64(self.body)
        if how == "quoted-printable":
            return quopri.decodestring(self.body)
        if how in ("x-uuencode", "uuencode", "x-uue"):
            return _uudecoded(self.body)
        return self.body

    def walk(self) -> "Iterator[Part]":
        """It and every part within, in their order."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            waiting.extend(reversed(part.parts))


def parsed(raw: bytes) -> Part:
    """The whole mail."""
    whole = _part(raw, 0)
    waiting, count = [whole], 1
    while waiting:
        part = waiting.pop()
        inside = _inside(part)
        if inside and (part.depth >= DEEPEST or count + len(inside) > MOST_PARTS):
            part.truncated = True
            continue
        part.parts = [_part(each, part.depth + 1) for each in inside]
        count += len(inside)
        waiting.extend(reversed(part.parts))
    return whole


def _inside(part: Part) -> list[bytes]:
    if part.kind.startswith("multipart/"):
        return _split(part.body, part.parameter("boundary"))
    if part.kind == "message/rfc822":
        return [part.content]
    return []


def _split(body: bytes, boundary: str) -> list[bytes]:
    """What stands between the boundary's lines; all of it as one part when the boundary is missing or never comes."""
    mark = boundary.encode("utf-8", "replace")
    lines = list(re.finditer(rb"(?:\A|\r?\n)--" + re.escape(mark) + rb"(--)?[ \t]*(?=\r?\n|\Z)", body)) if mark else []
    if not lines:
        return [b"\r\n" + body] if body.strip() else []
    found = []
    for place, line in enumerate(lines):
        if line[1]:
            break
        end = lines[place + 1].start() if place + 1 < len(lines) else len(body)
        found.append(body[line.end() : end].removeprefix(b"\r").removeprefix(b"\n"))
        if len(found) > MOST_PARTS:
            break
    return found


def _part(raw: bytes, depth: int) -> Part:
    end = _END_OF_HEADERS.search(raw)
    head, body = (raw[: end.start()], raw[end.end() :]) if end else (raw, b"")
    headers = []
    for line in re.split(rb"\r?\n", _FOLDED.sub(b"", head))[:MOST_HEADERS]:
        found = _HEADER.match(line)
        if found:
            headers.append((found[1].decode("ascii").lower(), found[2].strip()))
    if not headers and not end:
        body = raw  # no headers at all: every word of it counts
    return Part(headers, body, depth)


def _uudecoded(body: bytes) -> bytes:
    """Lines of UUencoding; what cannot be one is left out."""
    found = []
    for line in body.splitlines():
        if not line or line.startswith((b"begin ", b"end")) or not 32 <= line[0] <= 96:
            continue
        length = (line[0] - 32) & 63
        sixes = [(byte - 32) & 63 for byte in line[1:].ljust(-(-length * 4 // 3) + 4)]
        content = bytearray()
        for at in range(0, len(sixes) - 3, 4):
            one, two, three, four = sixes[at : at + 4]
            content += bytes([(one << 2 | two >> 4) & 255, (two << 4 | three >> 2) & 255, (three << 6 | four) & 255])
        found.append(bytes(content[:length]))
    return b"".join(found)
