"""PDFs that act by themselves are kept, and only ever downloaded."""

import time
import zlib

import pytest

from rabfang.core.errors import Invalid
from rabfang.documents.limits import LIMITS, MEGABYTE
from rabfang.documents.sniffing import sniff
from rabfang.documents.tests import samples

SCRIPT = b"9 0 obj <</S /JavaScript /JS (app.alert\\(1\\))>> endobj"


def risks(content: bytes) -> tuple[str, ...]:
    """What is seen in it."""
    return sniff(content, "letter.pdf").risks


def test_an_ordinary_letter_has_no_risk() -> None:
    words = b"8 0 obj <</Length 60>> stream\n(About JavaScript and Launch pads) Tj\nendstream endobj"
    assert risks(samples.pdf(words, samples.object_stream(b"1 0 <</Type /Page>>"))) == ()


@pytest.mark.parametrize(
    ("item", "risk"),
    [
        (SCRIPT, "pdf-script"),
        (b"9 0 obj <</S /J#61vaScript>> endobj", "pdf-script"),
        (b"9 0 obj <</S /#4a#61#76#61#53#63#72#69#70#74>> endobj", "pdf-script"),
        (b"9 0 obj <</S/Launch/F(cmd.exe)>> endobj", "pdf-program"),
        (b"9 0 obj <</Type /EmbeddedFile>> endobj", "pdf-file-inside"),
        (b"9 0 obj <</Names <</EmbeddedFiles 3 0 R>>>> endobj", "pdf-file-inside"),
        (b"9 0 obj <</S /SubmitForm>> endobj", "pdf-form-program"),
        (b"9 0 obj <</XFA 3 0 R>> endobj", "pdf-form-program"),
        (b"9 0 obj <</S /GoToR>> endobj", "pdf-other-document"),
        (b"trailer <</Encrypt 3 0 R>>", "pdf-encrypted"),
        (b"9 0 obj (<script>alert\\(1\\)</script>) endobj", "pdf-markup"),
        (samples.object_stream(SCRIPT), "pdf-script"),
        (samples.object_stream(SCRIPT, b"/Obj#53tm"), "pdf-unreadable-parts"),
        (samples.object_stream(b"1 0 <<>>").replace(b"/FlateDecode", b"/LZWDecode"), "pdf-unreadable-parts"),
        (samples.object_stream(b"1 0 <<>>").replace(b"\nendstream", b"endstrea"), "pdf-unreadable-parts"),
        (b"9 0 obj <</Type /ObjStm /Filter /FlateDecode>> endobj", "pdf-unreadable-parts"),
    ],
)
def test_risks_are_named(item: bytes, risk: str) -> None:
    assert risks(samples.pdf(item)) == (risk,)


def test_a_pdf_cut_short() -> None:
    with pytest.raises(Invalid, match="file-damaged"):
        sniff(samples.pdf()[:-10], "letter.pdf")


def test_objects_that_unpack_without_end() -> None:
    packed = zlib.compress(b" " * (60 * MEGABYTE))
    stream = b"7 0 obj <</Type /ObjStm /Filter /FlateDecode>>\nstream\n" + packed + b"\nendstream endobj\n"
    began = time.process_time()
    assert risks(samples.pdf(stream, stream, stream)) == ("pdf-unreadable-parts",)
    assert time.process_time() - began < 3


def test_more_streams_than_any_program_writes_are_not_looked_behind() -> None:
    few = b"<</Type /ObjStm>>\nstream\n1 0\nendstream\n"
    assert risks(samples.pdf(few * 3)) == ()
    assert risks(samples.pdf(few * (LIMITS.pdf_object_streams + 1))) == ("pdf-unreadable-parts",)
