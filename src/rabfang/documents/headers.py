"""The size of a picture as its header states it, read before any decoder sees the file.

Sources: ITU-T T.81 annex B (JPEG), W3C PNG section 11.2.1, GIF89a section 18, RFC 9649 (WebP).
"""

import re
from collections.abc import Iterator

from rabfang.core.errors import Invalid
from rabfang.documents.kinds import GIF, JPEG, PNG, WEBP, MediaType
from rabfang.documents.limits import LIMITS

# A marker that begins a segment: not a stuffed zero, a restart, or the standalone 01.
JPEG_MARKER = re.compile(rb"\xff([\x02-\xcf\xd8-\xfe])")
FRAME_HEADERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
SCAN, END_OF_PICTURE = 0xDA, 0xD9


def check_picture(content: bytes, kind: MediaType) -> tuple[int, int]:
    """Width and height in pixels.

    Raises Invalid: file-damaged when no header can be read; picture-too-many-pixels above the limit.
    """
    width, height = READERS[kind.name](content)
    refuse_too_many_pixels(width, height)
    return width, height


def refuse_too_many_pixels(width: int, height: int) -> None:
    """Raises Invalid picture-too-many-pixels (numbers in millions), or file-damaged for an empty picture."""
    if width <= 0 or height <= 0:
        raise Invalid("file-damaged")
    if width * height > LIMITS.picture_pixels:
        raise Invalid(
            "picture-too-many-pixels",
            megapixels=-(-width * height // 1_000_000),
            limit=LIMITS.picture_pixels // 1_000_000,
        )


def _jpeg(content: bytes) -> tuple[int, int]:
    size, scans = None, 0
    for count, (marker, at) in enumerate(_jpeg_segments(content)):
        if marker in FRAME_HEADERS and size is None:
            size = _number(content, at + 5, 2, "big"), _number(content, at + 3, 2, "big")
        scans += marker == SCAN
        if scans > LIMITS.picture_scans or count > LIMITS.picture_segments:
            raise Invalid("file-damaged")
    if size is None or not scans:
        raise Invalid("file-damaged")
    return size


def _jpeg_segments(content: bytes) -> Iterator[tuple[int, int]]:
    """(marker, offset of the segment's length field) up to the end of the first picture in the file."""
    at = 2
    while found := JPEG_MARKER.search(content, at):
        marker = found.group(1)[0]
        if marker == END_OF_PICTURE:
            return
        yield marker, found.end()
        at = found.end() + max(2, int.from_bytes(content[found.end() : found.end() + 2], "big"))


def _png(content: bytes) -> tuple[int, int]:
    if content[12:16] != b"IHDR":
        raise Invalid("file-damaged")
    return _number(content, 16, 4, "big"), _number(content, 20, 4, "big")


def _gif(content: bytes) -> tuple[int, int]:
    return _number(content, 6, 2, "little"), _number(content, 8, 2, "little")


def _webp(content: bytes) -> tuple[int, int]:
    form = content[12:16]
    if form == b"VP8X":
        return _number(content, 24, 3, "little") + 1, _number(content, 27, 3, "little") + 1
    if form == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        return _number(content, 26, 2, "little") & 0x3FFF, _number(content, 28, 2, "little") & 0x3FFF
    if form == b"VP8L" and content[20:21] == b"\x2f":
        packed = _number(content, 21, 4, "little")
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    raise Invalid("file-damaged")


def _number(content: bytes, at: int, length: int, order: str) -> int:
    field = content[at : at + length]
    if len(field) < length:
        raise Invalid("file-damaged")
    return int.from_bytes(field, "big" if order == "big" else "little")


READERS = {JPEG.name: _jpeg, PNG.name: _png, GIF.name: _gif, WEBP.name: _webp}
