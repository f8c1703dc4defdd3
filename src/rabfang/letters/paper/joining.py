"""Many of our PDFs as one to print: joined one by one, so that memory stays as small as for one letter.

It reads what `letters.paper.pdf` makes: objects in plain text behind a table of their places, nothing encrypted and no
object packed into another. What is for reading aloud and for archives (structure, metadata) stays with each letter; the
joined file is a copy for the printer.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

HEADER = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
CATALOG, PAGES = 1, 2

_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_SECTION = re.compile(rb"xref\s+0 (\d+)\s+")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_TREE = re.compile(rb"/Pages (\d+) 0 R")
_COUNT = re.compile(rb"/Count (\d+)")
_OBJECT = re.compile(rb"\d+ 0 obj\s+")
# A string begins, the object's stream begins, or another object is named; a name in a string is no name.
_TOKEN = re.compile(rb"(?P<text>\()|<[0-9A-Fa-f\s]*>|(?P<stream>\bstream\r?\n)|(?P<named>\d+) 0 R\b")
_IN_TEXT = re.compile(rb"\\.|[()]", re.DOTALL)
_ENTRY = 20  # bytes of a line in a table of places


class NotOurs(ValueError):
    """A file that is not built as our printing builds them."""


class _Objects(dict[int, bytes]):
    """What each object of a file holds, by its number."""

    def __missing__(self, number: int) -> bytes:
        raise NotOurs(f"no object {number}")


@dataclass
class _Joined:
    """The file that grows: where its objects are, and those that stand in it already and may be used again."""

    into: BinaryIO
    places: list[int] = field(default_factory=lambda: [0, 0, 0])
    known: dict[bytes, int] = field(default_factory=dict)

    def number(self) -> int:
        """A number for an object still to be written."""
        self.places.append(0)
        return len(self.places) - 1

    def write(self, number: int, body: bytes) -> None:
        """Writes an object under its number."""
        self.places[number] = self.into.tell()
        self.into.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))


def join(documents: Iterable[bytes], into: BinaryIO) -> int:
    """Writes one PDF with the pages of each document, in their order, and says how many pages; `into` is empty.

    Raises NotOurs, leaving `into` unfinished.
    """
    joined = _Joined(into)
    into.write(HEADER)
    trees, pages = [], 0
    for document in documents:
        tree, count = _append(joined, document)
        trees.append(b"%d 0 R" % tree)
        pages += count
    joined.write(PAGES, b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join(trees)))
    joined.write(CATALOG, b"<</Type/Catalog/Pages %d 0 R/Lang(th)>>" % PAGES)
    table = into.tell()
    into.write(b"xref\n0 %d\n0000000000 65535 f\r\n" % len(joined.places))
    into.writelines(b"%010d 00000 n\r\n" % place for place in joined.places[1:])
    into.write(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(joined.places), CATALOG, table))
    return pages


def _append(joined: _Joined, document: bytes) -> tuple[int, int]:
    """Adds what the document's pages need; the number of its page tree, and how many pages it has."""
    objects = _Objects(_objects(document))
    tree = int(_found(_TREE, objects[int(_found(_ROOT, document[-1024:]))]))
    numbers = {tree: joined.number()}
    waiting = [tree]
    while waiting:
        old = waiting.pop()
        parts = list(_parts(objects[old]))
        for part in parts:
            if isinstance(part, int) and part not in numbers:
                numbers[part], fresh = _number_for(joined, objects[part])
                waiting += [part] if fresh else []
        body = b"".join(b"%d 0 R" % numbers[part] if isinstance(part, int) else part for part in parts)
        if old == tree:
            body = body.replace(b"<<", b"<</Parent %d 0 R" % PAGES, 1)
        joined.write(numbers[old], body)
    return numbers[tree], int(_found(_COUNT, objects[tree]))


def _number_for(joined: _Joined, body: bytes) -> tuple[int, bool]:
    """The object's number, and whether it is still to be written: an emblem or a profile is kept once for all."""
    if any(isinstance(part, int) for part in _parts(body)):
        return joined.number(), True
    key = hashlib.sha256(body).digest()
    if key in joined.known:
        return joined.known[key], False
    joined.known[key] = joined.number()
    return joined.known[key], True


def _objects(document: bytes) -> dict[int, bytes]:
    """What each object of the file holds, by number."""
    table = int(_found(_TABLE, document))
    section = _SECTION.match(document, table)
    if section is None:
        raise NotOurs("no table of places")
    begins = range(section.end(), section.end() + _ENTRY * int(section[1]), _ENTRY)
    lines = (document[begin : begin + _ENTRY] for begin in begins)
    places = {number: int(line[:10]) for number, line in enumerate(lines) if line[17:18] == b"n"}
    ends = dict(zip(sorted(places.values()), [*sorted(places.values())[1:], table], strict=True))
    return {number: _body(document[place : ends[place]]) for number, place in places.items()}


def _body(written: bytes) -> bytes:
    begin, end = _OBJECT.match(written), written.rfind(b"endobj")
    if begin is None or end < 0:
        raise NotOurs("no object where the table says")
    return written[begin.end() : end].rstrip()


def _parts(body: bytes) -> Iterator[bytes | int]:
    """The object cut where it names others: bytes as they are, and numbers of those it names."""
    written = place = 0
    while found := _TOKEN.search(body, place):
        if found["stream"]:
            break
        place = _end_of_text(body, found.end()) if found["text"] else found.end()
        if found["named"]:
            yield body[written : found.start()]
            yield int(found["named"])
            written = place
    yield body[written:]


def _end_of_text(body: bytes, place: int) -> int:
    """Where the string ends whose bracket stands before `place`; brackets within it come in pairs."""
    depth = 1
    for found in _IN_TEXT.finditer(body, place):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    raise NotOurs("a string without end")


def _found(pattern: re.Pattern[bytes], content: bytes) -> bytes:
    found = pattern.search(content)
    if found is None:
        raise NotOurs(pattern.pattern.decode())
    return found[1]
