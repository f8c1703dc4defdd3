"""Files of the full size whose sameness is meant to keep a reader busy: each is judged within seconds."""

import time
from contextlib import suppress

import pytest

from rabfang.core.errors import Invalid
from rabfang.documents.limits import LIMITS
from rabfang.documents.sniffing import sniff
from rabfang.documents.tests import pictures, samples

ROOM = LIMITS.file_bytes - 4096
SECONDS = 8  # each takes at most three on a slow machine; what is meant to be caught takes hours


def full(unit: bytes) -> bytes:
    """The unit again and again, to just under the limit."""
    return unit * (ROOM // len(unit))


@pytest.mark.parametrize(
    "content",
    [
        pictures.picture() + full(b"\xff"),
        b"\xff\xd8" + full(b"\xff\xfe\0\2"),
        pictures.picture() + full(b"<!doctype "),
        samples.pdf(full(b"/ObjStm")),
        samples.pdf(full(b"<</Type /ObjStm /Filter /FlateDecode>> stream\n")),
        samples.pdf(full(b"<</Type /ObjStm /Filter /FlateDecode>> stream\n") + b"endstream"),
        samples.pdf(full(samples.object_stream(b"1 0 <<>>") + b"\n")),
        samples.mp4() + full(samples.box(b"free", b"")),
        b"ID3\x04\0\0\0\0\0\0" + full(b"\0"),
        full(b" "),
    ],
    ids=["fill", "segments", "markup", "names", "endless", "nested", "streams", "boxes", "padding", "blanks"],
)
def test_sameness_costs_little(content: bytes) -> None:
    began = time.process_time()  # of this process alone, whatever else the machine does
    with suppress(Invalid):
        sniff(content, "a.txt")
    assert time.process_time() - began < SECONDS
