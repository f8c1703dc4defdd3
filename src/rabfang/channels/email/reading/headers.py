"""Headers of a mail: encoded words (RFC 2047), parameters (RFC 2231), addresses, dates. Never fails.

The library's own readers recurse over comments and trust labels; these look at each character once.
"""

import base64
import binascii
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import unquote_to_bytes

from rabfang.channels.email.reading.charsets import decoded
from rabfang.thai.text import clean

LONGEST = 8_000
_WORD = re.compile(rb"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_QUOTED = re.compile(rb"=([0-9A-Fa-f]{2})")
_IN_ANGLES = re.compile(r"<\s*([^<>\s@]+@[^<>\s@]+)\s*>")
_BARE = re.compile(r"[^\s<>()\[\]\",;:@]+@[^\s<>()\[\]\",;:@]+")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,248}>")
_PARAMETER = re.compile(rb";\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]{1,80})\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^;]*)", re.DOTALL)
_CONTINUED = re.compile(r"^(.+?)(?:\*(\d{1,3}))?(\*)?$")


def text_of(raw: bytes) -> str:
    """A header as a person reads it, on one line."""
    raw = raw[:LONGEST]
    said: list[str] = []
    pending: tuple[str, bytes] | None = None  # neighbours of one character set may share a letter between them
    at = 0
    for word in _WORD.finditer(raw):
        between = raw[at : word.start()]
        charset, content = word[1].decode("ascii", "replace").partition("*")[0].lower(), _unpacked(word[2], word[3])
        at = word.end()
        if pending and not between.strip() and pending[0] == charset:
            pending = (charset, pending[1] + content)
            continue
        if pending:
            said.append(decoded(pending[1], pending[0]))
        if not pending or between.strip():
            said.append(decoded(between))
        pending = (charset, content)
    if pending:
        said.append(decoded(pending[1], pending[0]))
    said.append(decoded(raw[at:]))
    return " ".join(clean("".join(said)).split())


def _unpacked(how: bytes, content: bytes) -> bytes:
    if how in b"qQ":
        return _QUOTED.sub(lambda found: bytes([int(found[1], 16)]), content.replace(b"_", b" "))
    return unpack_base64(content)


def unpack_base64(content: bytes) -> bytes:
    """Base 64 with whatever else is in it left out, and its end mended."""
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", content)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    try:
        return base64.b64decode(letters + b"=" * (-len(letters) % 4))
    except binascii.Error:
        return b""


def parameters(raw: bytes) -> tuple[str, dict[str, str]]:
    """The value before the first semicolon in lower case, and the parameters, continued ones put together."""
    raw = raw[:LONGEST]
    value = raw.partition(b";")[0].strip().lower().decode("ascii", "replace")
    parts: dict[str, dict[int, tuple[bool, bytes]]] = {}
    for name, given in _PARAMETER.findall(raw):
        found = _CONTINUED.match(name.decode("ascii").lower())
        if found:
            content = re.sub(rb"\\(.)", rb"\1", given[1:-1], flags=re.DOTALL) if given[:1] == b'"' else given.strip()
            parts.setdefault(found[1], {}).setdefault(int(found[2] or 0), (bool(found[3]), content))
    return value, {name: _joined(pieces) for name, pieces in parts.items()}


def _joined(pieces: dict[int, tuple[bool, bytes]]) -> str:
    """One parameter: RFC 2231 where marked, else an encoded word or bare letters of any set."""
    ordered = [pieces[place] for place in sorted(pieces)]
    if not any(marked for marked, _content in ordered):
        return text_of(b"".join(content for _marked, content in ordered))
    charset, content = "", b"".join(unquote_to_bytes(said) if marked else said for marked, said in ordered)
    first = ordered[0][1]
    if first.count(b"'") >= 2:
        label = first.partition(b"'")[0]
        charset = label.decode("ascii", "replace")
        content = content.split(b"'", 2)[2] if content.count(b"'") >= 2 else content
    return " ".join(clean(decoded(content, charset)).split())


def address_of(raw: bytes) -> tuple[str, str]:
    """The name and the address of who wrote, each empty when there is none. Of several the first."""
    line = text_of(raw)
    found = _IN_ANGLES.search(line)
    if found:
        return _name(line[: found.start()].rpartition(",")[2]), _address(found[1])
    bare = _BARE.search(line)
    return ("", _address(bare[0])) if bare else (_name(line), "")


def addresses_in(raw: bytes) -> set[str]:
    """Every address in a header."""
    line = decoded(raw[:LONGEST])
    return {_address(found) for found in (_IN_ANGLES.findall(line) or _BARE.findall(line))} - {""}


def _name(text: str) -> str:
    return text.strip(" \"'").replace('\\"', '"')[:200]


def _address(text: str) -> str:
    address = text.strip(" .\"'").lower()
    return address if len(address) <= 254 and address.isascii() and address.isprintable() else ""


def message_ids(raw: bytes) -> list[str]:
    """The identifiers in a Message-ID, In-Reply-To or References header."""
    return _MESSAGE_ID.findall(raw[:LONGEST].decode("ascii", "ignore"))


def date_of(raw: bytes) -> datetime | None:
    """What the sender's clock said, believed nowhere; None when it makes no sense."""
    try:
        said = parsedate_to_datetime(raw[:200].decode("ascii", "ignore"))
        return (said if said.tzinfo else said.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError, AttributeError):
        return None
