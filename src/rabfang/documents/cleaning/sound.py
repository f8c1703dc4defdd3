"""Sound and film: what stands beside them is blanked where it stands, so that nothing moves and all still plays.

Sources: ID3 v2.4 section 3.1, APE tags v2, ISO/IEC 14496-12 (boxes of MP4), RIFF (chunks of WAV).
"""

import re
from collections.abc import Iterator

from rabfang.documents.cleaning.unclean import Unclean

ENCODER = re.compile(rb"(?:LAME|Lavf|Lavc|GOGO|Xiph)[\x20-\x7e]{0,60}")
FIRST_FRAMES = 4096
ID3_FOOTER, ID3_HEADER = 0x10, 10
KEPT_CHUNKS = frozenset({b"fmt ", b"data", b"fact"})

CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf", b"mvex", b"moof", b"traf"})
# Place, author, program, camera, purchase; also what a program kept for itself.
SAYING = frozenset({b"udta", b"meta", b"uuid", b"skip", b"free", b"wide", b"iods", b"cprt", b"XMP_", b"Xtra"})
DATED = frozenset({b"mvhd", b"tkhd", b"mdhd"})
PLAYED = frozenset({b"vide", b"soun"})


def clean_mp3(content: bytes) -> bytes:
    """Without its tags, before and behind the sound, and without the name of the program in its first frame."""
    at, end = 0, len(content)
    while content[at : at + 3] == b"ID3" and at + ID3_HEADER <= end:
        size = sum((byte & 0x7F) << 7 * (3 - place) for place, byte in enumerate(content[at + 6 : at + 10]))
        at += ID3_HEADER + size + (ID3_HEADER if content[at + 5] & ID3_FOOTER else 0)
    if content[end - 128 : end - 125] == b"TAG":
        end -= 128
    if content[end - 227 : end - 223] == b"TAG+":
        end -= 227
    if content[end - 32 : end - 24] == b"APETAGEX":
        end -= int.from_bytes(content[end - 20 : end - 16], "little") + 32 * (content[end - 9] >> 7)
    if end <= at or b"APETAGEX" in content[at:end] or b"LYRICSBEGIN" in content[at:end]:
        raise Unclean
    sound = content[at:end].lstrip(b"\x00")
    head = ENCODER.sub(lambda found: bytes(len(found[0])), sound[:FIRST_FRAMES])
    return head + sound[FIRST_FRAMES:]


def clean_wav(content: bytes) -> bytes:
    """Only its format and its sound."""
    out, at = bytearray(), 12
    while at + 8 <= len(content):
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        if name == b"data" and at + 8 + size > len(content):
            size = len(content) - at - 8
        if name in KEPT_CHUNKS:
            body = content[at + 8 : at + 8 + size]
            out += name + len(body).to_bytes(4, "little") + body + b"\x00" * (len(body) % 2)
        at += 8 + size + size % 2
    if b"data" not in out:
        raise Unclean
    return b"RIFF" + (len(out) + 4).to_bytes(4, "little") + b"WAVE" + bytes(out)


def clean_mp4(content: bytes) -> bytes:
    """With boxes that say something turned into empty space, dates at zero, and tracks that are neither seen nor heard
    (a telephone's way through the town) blanked with what they hold."""
    out = bytearray(content)
    _clean_boxes(out, 0, len(out), 0)
    return bytes(out)


def _clean_boxes(out: bytearray, begin: int, end: int, depth: int) -> None:
    if depth > 10:
        raise Unclean
    for name, at, body, after in list(_boxes(out, begin, end)):
        if name == b"trak" and _handler(out, body, after) not in PLAYED:
            _blank_samples(out, body, after)
            _blank(out, at, body, after)
        elif name in SAYING:
            _blank(out, at, body, after)
        elif name in DATED:
            width = 16 if out[body] == 1 else 8
            out[body + 4 : body + 4 + width] = bytes(width)
        elif name == b"hdlr":
            # Behind the kind of a track stands the name that its program gave it.
            out[body + 24 : after] = bytes(after - body - 24)
        elif name in CONTAINERS:
            _clean_boxes(out, body, after, depth + 1)


def _boxes(out: bytearray, begin: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """(name, where it begins, where its body begins, where it ends) of each box there. Raises Unclean."""
    at = begin
    while at + 8 <= end:
        size, head = int.from_bytes(out[at : at + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(out[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end:
            raise Unclean
        yield bytes(out[at + 4 : at + 8]), at, at + head, at + size
        at += size


def _blank(out: bytearray, at: int, body: int, after: int) -> None:
    out[at + 4 : at + 8] = b"free"
    out[body:after] = bytes(after - body)


def _handler(out: bytearray, begin: int, end: int) -> bytes:
    for name, _at, body, after in _boxes(out, begin, end):
        if name == b"mdia":
            found = [bytes(out[b + 8 : b + 12]) for n, _a, b, _e in _boxes(out, body, after) if n == b"hdlr"]
            return found[0] if found else b""
    return b""


def _blank_samples(out: bytearray, begin: int, end: int) -> None:
    """Blanks what the track holds: its chunks, each from its offset on with the samples that are in it."""
    tables = {name: (body, after) for name, body, after in _tables(out, begin, end)}
    if b"stsz" not in tables or b"stsc" not in tables or not {b"stco", b"co64"} & tables.keys():
        raise Unclean
    sizes = _sizes(out, *tables[b"stsz"])
    if not sizes:  # they are in fragments further on
        raise Unclean
    width = 4 if b"stco" in tables else 8
    body, after = tables[b"stco"] if width == 4 else tables[b"co64"]
    offsets = [int.from_bytes(out[at : at + width], "big") for at in range(body + 8, after - width + 1, width)]
    runs = [_numbers(out, at, 2) for at in range(tables[b"stsc"][0] + 8, tables[b"stsc"][1] - 11, 12)]
    sample = 0
    for chunk, offset in enumerate(offsets, start=1):
        held = next((each for first, each in reversed(runs) if first <= chunk), 0)
        size = sum(sizes[sample : sample + held])
        sample += held
        if offset + size > len(out):
            raise Unclean
        out[offset : offset + size] = bytes(size)


def _tables(out: bytearray, begin: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    for name, _at, body, after in _boxes(out, begin, end):
        if name in CONTAINERS:
            yield from _tables(out, body, after)
        else:
            yield name, body, after


def _sizes(out: bytearray, body: int, after: int) -> list[int]:
    same, count = _numbers(out, body + 4, 2)
    if count > (len(out) if same else after - body):
        raise Unclean
    if same:
        return [same] * count
    return [int.from_bytes(out[at : at + 4], "big") for at in range(body + 12, body + 12 + 4 * count, 4)]


def _numbers(out: bytearray, at: int, count: int) -> tuple[int, ...]:
    return tuple(int.from_bytes(out[at + 4 * place : at + 4 * place + 4], "big") for place in range(count))
