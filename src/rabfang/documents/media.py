"""Sound and film: enough of the structure to know that the file is what it seems, and whole.

Sources: ISO/IEC 14496-12 section 4.2 (boxes of MP4), ISO/IEC 11172-3 section 2.4.1 (MP3 frames), ID3 v2.4
section 3.1.
"""

import re
from collections.abc import Iterator

from rabfang.core.errors import Invalid
from rabfang.documents.kinds import M4A, MP4, QUICKTIME, WAV, MediaType

AUDIO_BRANDS = (b"M4A ", b"M4B ")
BRANDS = (
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"M4V ",
    b"MSNV",
    b"dash",
    b"3gp4",
    b"3gp5",
)
# A handler box names the kind of its track: `hdlr`, eight bytes of version and zeros, then `vide` or `soun`.
FILM_TRACK = re.compile(rb"hdlr.{8}vide", re.DOTALL)
PADDING = re.compile(rb"\x00*")

KILOBITS = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
SAMPLES_A_SECOND = (44_100, 48_000, 32_000)


def mp4(content: bytes) -> MediaType:
    """MP4, M4A or QUICKTIME.

    Raises Invalid: file-kind-not-accepted for another brand, file-damaged when cut short.
    """
    brand = content[8:12]
    if brand not in (*AUDIO_BRANDS, *BRANDS, b"qt  "):
        raise Invalid("file-kind-not-accepted")
    boxes = dict(_boxes(content))
    if b"moov" not in boxes:
        raise Invalid("file-damaged")
    if not FILM_TRACK.search(boxes[b"moov"]):
        return M4A
    return QUICKTIME if brand == b"qt  " else MP4


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(name, body) of each outermost box; together they must fill the file. Raises Invalid file-damaged."""
    at = 0
    while at < len(content):
        size, header = int.from_bytes(content[at : at + 4], "big"), 8
        if size == 1:
            size, header = int.from_bytes(content[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = len(content) - at
        if size < header or at + size > len(content):
            raise Invalid("file-damaged")
        yield content[at + 4 : at + 8], content[at + header : at + size]
        at += size


def wav(content: bytes) -> MediaType:
    """WAV. Raises Invalid file-damaged when the sound is cut short or its format is not stated."""
    stated = int.from_bytes(content[4:8], "little")
    # A recorder that writes as it goes leaves the length open: all zeros or all ones.
    if stated not in (0, 0xFFFFFFFF) and stated + 8 > len(content):
        raise Invalid("file-damaged")
    if b"fmt " not in content[12:4096] or b"data" not in content[12:8192]:
        raise Invalid("file-damaged")
    return WAV


def is_mp3(content: bytes) -> bool:
    """Whether two MP3 frames follow one another, after a tag if there is one.

    One frame alone could be chance.
    """
    at = 0
    if content[:3] == b"ID3" and len(content) > 10:
        # The length of a tag is written in four bytes of seven bits.
        at = 10 + sum((byte & 0x7F) << 7 * (3 - place) for place, byte in enumerate(content[6:10]))
        found = PADDING.match(content, at)
        at = found.end() if found else at
    length = _frame_bytes(content[at : at + 4])
    return length > 0 and _frame_bytes(content[at + length : at + length + 4]) > 0


def _frame_bytes(head: bytes) -> int:
    """Length of the MP3 frame that begins with these four bytes; 0 when none does."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, samples = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or rate in (0, 15) or samples == 3:
        return 0
    first = version == 3
    frequency = SAMPLES_A_SECOND[samples] >> {3: 0, 2: 1, 0: 2}[version]
    return (144 if first else 72) * KILOBITS[first][rate] * 1000 // frequency + (head[2] >> 1 & 1)
