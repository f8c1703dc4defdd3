"""Files inside a winmail.dat, the package that Outlook sends to the rest of the world (MS-OXTNEF)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from rabfang.channels.email.reading.charsets import decoded

SIGNATURE = b"\x78\x9f\x3e\x22"
KINDS = ("application/ms-tnef", "application/vnd.ms-tnef")
_TITLE, _DATA, _BEGINS, _BODY = 0x00018010, 0x0006800F, 0x00069002, 0x0002800C
_ATTRIBUTE = struct.Struct("<BII")
MOST = 200


@dataclass(frozen=True)
class Inside:
    """A file; the mail's own words have no name."""

    name: str
    content: bytes


def is_tnef(content: bytes) -> bool:
    """Whether it is such a package, whatever it is called."""
    return content.startswith(SIGNATURE)


def unpacked(content: bytes) -> list[Inside]:
    """What is inside, as far as it can be read."""
    found: list[Inside] = []
    name, data = "", b""
    for identifier, value in _attributes(content):
        if identifier == _BEGINS:
            if data:
                found.append(Inside(name or "winmail", data))
            name, data = "", b""
        elif identifier == _TITLE:
            name = decoded(value.rstrip(b"\0"), "cp874")
        elif identifier == _DATA:
            data = value
        elif identifier == _BODY:
            found.append(Inside("", value.rstrip(b"\0")))
    return [*found, Inside(name or "winmail", data)] if data else found


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(identifier, value) of each attribute: level, identifier, length, value, checksum."""
    at = len(SIGNATURE) + 2
    for _count in range(MOST):
        if at + _ATTRIBUTE.size > len(content):
            return
        _level, identifier, length = _ATTRIBUTE.unpack_from(content, at)
        at += _ATTRIBUTE.size
        if at + length > len(content):
            return
        yield identifier, content[at : at + length]
        at += length + 2
