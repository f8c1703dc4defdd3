"""What in a PDF acts by itself: scripts, programs to start, files inside, forms that send themselves.

A flag, not a proof of harmlessness: a flagged file is never shown in the browser, only downloaded.
Source: ISO 32000-1:2008, sections 7.3.5 (names may be written #4A...), 7.5.7 (object streams), 12.6.4 (actions).
"""

import re
import zlib

from rabfang.core.errors import Invalid
from rabfang.documents.limits import LIMITS

HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}%PDF-\d")
STREAM = re.compile(rb"stream\r?\n")
# Filters that would hide words from this reader. Plain Flate is what programs write.
HIDING = re.compile(rb"Predictor|ASCIIHexDecode|ASCII85Decode|LZWDecode|RunLengthDecode|/AHx|/A85|/LZW|/RL|/Crypt|#")
# The dictionary of an object stream is some 100 bytes; programs write its type near its beginning.
DICTIONARY_BYTES = 2048


def _name(word: str) -> bytes:
    """A pattern for a PDF name in which any letter may be written as its number."""
    letters = (f"(?:{letter}|#(?i:{ord(letter):02x}))" for letter in word)
    return b"/" + "".join(letters).encode() + rb"(?![A-Za-z0-9_])"


RISKS = {
    "pdf-script": (_name("JavaScript"),),
    "pdf-program": (_name("Launch"),),
    "pdf-file-inside": (_name("EmbeddedFile"), _name("EmbeddedFiles"), _name("RichMedia")),
    "pdf-form-program": (_name("XFA"), _name("SubmitForm"), _name("ImportData")),
    "pdf-other-document": (_name("GoToR"), _name("GoToE")),
    "pdf-encrypted": (_name("Encrypt"),),
}
PATTERNS = {risk: re.compile(b"|".join(names)) for risk, names in RISKS.items()}
OBJECT_STREAM = re.compile(_name("ObjStm"))
MARKUP = re.compile(rb"<(?:script|html|iframe)[\s>]", re.IGNORECASE)


def is_pdf(content: bytes) -> bool:
    """Whether it begins as a PDF; a mark or blanks before the header are tolerated as readers do."""
    return HEADER.match(content) is not None


def risks(content: bytes) -> tuple[str, ...]:
    """The risks seen, in alphabetical order. Raises Invalid file-damaged when the end is missing."""
    tail = content[-LIMITS.pdf_tail_bytes :]
    if b"%%EOF" not in tail or b"startxref" not in tail:
        raise Invalid("file-damaged")
    unpacked, readable = _object_streams(content)
    found = {risk for risk, pattern in PATTERNS.items() if pattern.search(content) or pattern.search(unpacked)}
    if not readable:
        found.add("pdf-unreadable-parts")
    if MARKUP.search(content):
        found.add("pdf-markup")
    return tuple(sorted(found))


def _object_streams(content: bytes) -> tuple[bytes, bool]:
    """The objects that are kept compressed, joined, and whether all of them could be read."""
    parts: list[bytes] = []
    left, readable, after = LIMITS.pdf_unpacked_bytes, True, 0
    for count, found in enumerate(OBJECT_STREAM.finditer(content)):
        if count >= LIMITS.pdf_object_streams:
            return b"\n".join(parts), False
        begin = STREAM.search(content, found.end(), found.end() + DICTIONARY_BYTES)
        if begin is None:
            readable = False
            continue
        if begin.end() <= after:
            # The same dictionary again, or one stream within another: no program writes that.
            continue
        end = content.find(b"endstream", begin.end())
        if end < 0:
            return b"\n".join(parts), False
        around = content[max(0, found.start() - DICTIONARY_BYTES // 4) : begin.start()]
        dictionary = around[around.rfind(b"obj") + 3 :]
        after = end
        if b"/Filter" not in dictionary:
            continue
        plain = None if HIDING.search(dictionary) else _inflated(content[begin.end() : end], left)
        readable = readable and plain is not None
        parts.append(plain or b"")
        left -= len(plain or b"")
        if left <= 0:
            return b"\n".join(parts), False
    return b"\n".join(parts), readable


def _inflated(packed: bytes, most: int) -> bytes | None:
    """The deflated data, at most so many bytes; None when it is not whole."""
    inflater = zlib.decompressobj()
    try:
        plain = inflater.decompress(packed, most)
    except zlib.error:
        return None
    return plain if inflater.eof else None
