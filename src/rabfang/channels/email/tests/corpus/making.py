"""How the mails of the corpus are put together: raw, byte by byte, as broken programs make them."""

import base64
from dataclasses import dataclass

FROM = "มาลี ใจดี <malee@people.example>"
TO = "office@saraburi-treasury.example"
SUBJECT, BODY = "ไฟถนนดับ", "เรียน เจ้าหน้าที่\n\nไฟหน้าวัดดับมาสามวันแล้ว\n\nมาลี"
CASE, EMPTY = "case", "held empty"


@dataclass(frozen=True)
class Example:
    """A mail; `becomes` is the state and reason it is settled with, `says` stands in the case, `files` were kept."""

    name: str
    raw: bytes
    becomes: str = CASE
    says: str = ""
    subject: str = ""
    files: tuple[str, ...] = ()


def encoded(text: str, charset: str = "utf-8", how: str = "B") -> str:
    """A header's text as an encoded word."""
    content = text.encode(charset)
    if how == "B":
        return f"=?{charset}?B?{base64.b64encode(content).decode()}?="
    return f"=?{charset}?Q?{''.join(f'={byte:02X}' for byte in content)}?="


def mail(
    *more: str, body: bytes = b"", kind: str = "text/plain; charset=utf-8", name: str = "1", **changes: str
) -> bytes:
    """A mail: the usual headers with changes (an empty one is left out), more header lines, and the body."""
    headers = {
        "From": f"{encoded('มาลี ใจดี')} <malee@people.example>",
        "To": TO,
        "Subject": encoded(SUBJECT),
        "Date": "Mon, 23 Nov 2026 08:00:00 +0700",
        "Message-ID": f"<{name}@people.example>",
        "MIME-Version": "1.0",
        "Content-Type": kind,
        **{key.replace("_", "-"): value for key, value in changes.items()},
    }
    lines = [f"{key}: {value}" for key, value in headers.items() if value] + list(more)
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + (body or BODY.encode())


def multi(*parts: bytes, boundary: str = "b0") -> bytes:
    """Parts between lines of a boundary."""
    mark = boundary.encode()
    return b"".join(b"--" + mark + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + mark + b"--\r\n"


def part(kind: str, content: bytes, *more: str, how: str = "base64") -> bytes:
    """One part of a mail with its headers."""
    body = base64.encodebytes(content) if how == "base64" else content
    lines = [f"Content-Type: {kind}", *([f"Content-Transfer-Encoding: {how}"] if how else []), *more]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


PLAIN = part("text/plain; charset=utf-8", BODY.encode())
HTML = part("text/html; charset=utf-8", f"<html><body><p>{BODY}</p></body></html>".encode())
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n"
    b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n98\n%%EOF\n"
)
