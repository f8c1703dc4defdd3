"""Documents, sound and film made for tests, whole and hostile."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from rabfang.documents.tests import pictures

TYPES = (
    b'<?xml version="1.0"?><Types><Override PartName="/word/document.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
DOCUMENT = "<w:document><w:body><w:p>ขอร้องเรียน</w:p></w:body></w:document>".encode()


def package(parts: Mapping[str, bytes]) -> bytes:
    """A deflated ZIP of these parts, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    """A DOCX; a keyword's `__` stands for `/` and `_dot_` for `.`, as in `word__vbaProject_dot_bin`."""
    extra = {name.replace("__", "/").replace("_dot_", "."): body for name, body in more.items()}
    return package({"[Content_Types].xml": TYPES, "word/document.xml": DOCUMENT} | extra)


def xlsx() -> bytes:
    """A workbook of one part."""
    return package({"[Content_Types].xml": TYPES, "xl/workbook.xml": b"<workbook/>"})


def odt(manifest: bytes = b"<manifest:manifest/>") -> bytes:
    """An OpenDocument text."""
    mimetype = b"application/vnd.oasis.opendocument.text"
    return package({"mimetype": mimetype, "content.xml": DOCUMENT, "META-INF/manifest.xml": manifest})


def pdf(*objects: bytes) -> bytes:
    """A PDF of a catalogue, no pages and these further objects."""
    catalogue = b"1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj\n"
    body = b"%PDF-1.7\n" + catalogue + b"\n".join(objects)
    return body + b"\ntrailer <</Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)


def object_stream(plain: bytes, name: bytes = b"/ObjStm") -> bytes:
    """Objects kept compressed, as programs have written them since PDF 1.5."""
    packed = zlib.compress(plain)
    head = b"7 0 obj <</Type %s /N 1 /First 4 /Filter /FlateDecode /Length %d>>\nstream\n" % (
        name,
        len(packed),
    )
    return head + packed + b"\nendstream endobj"


def box(name: bytes, body: bytes) -> bytes:
    """A box of MP4."""
    return struct.pack(">I", 8 + len(body)) + name + body


def mp4(brand: bytes = b"isom", track: bytes = b"vide") -> bytes:
    """Film, or sound when its one track is `soun`."""
    handler = box(b"hdlr", b"\0" * 8 + track + b"\0" * 13)
    kind = box(b"ftyp", brand + b"\0\0\2\0" + brand)
    return kind + box(b"moov", box(b"trak", box(b"mdia", handler))) + box(b"mdat", b"\x01\x02" * 50)


def mp3() -> bytes:
    """A tag and three silent frames of 128 kbit/s at 44.1 kHz: 417 bytes each."""
    frame = b"\xff\xfb\x90\x00" + b"\0" * 413
    return b"ID3\x04\0\0\0\0\0\x0a" + b"\0" * 10 + frame * 3


def wav() -> bytes:
    """A hundred samples of silence."""
    form = (
        b"WAVEfmt "
        + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
        + b"data"
        + struct.pack("<I", 100)
        + b"\x80" * 100
    )
    return b"RIFF" + struct.pack("<I", len(form)) + form


THAI = "เรียน ผู้อำนวยการ\nถนนหน้าบ้านชำรุด\tน้ำท่วม\r\n"

# name, content, the kind it is
HONEST: list[tuple[str, bytes, str]] = [
    ("ถนน.jpg", pictures.picture(), "image/jpeg"),
    ("progressive.jpg", pictures.picture(progressive=True), "image/jpeg"),
    ("turned.jpeg", pictures.photograph(), "image/jpeg"),
    ("screen.png", pictures.picture("PNG"), "image/png"),
    ("line.webp", pictures.picture("WEBP"), "image/webp"),
    ("lossless.webp", pictures.picture("WEBP", lossless=True), "image/webp"),
    ("clear.webp", pictures.picture("WEBP", mode="LA"), "image/webp"),
    ("moving.gif", pictures.animation(3), "image/gif"),
    ("letter.pdf", pdf(), "application/pdf"),
    ("letter.docx", docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("table.xlsx", xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("letter.odt", odt(), "application/vnd.oasis.opendocument.text"),
    ("note.txt", THAI.encode(), "text/plain"),
    ("old.txt", THAI.encode("tis-620"), "text/plain"),
    ("windows.txt", THAI.encode("utf-16"), "text/plain"),
    ("list.csv", b"\xef\xbb\xbf" + "ชื่อ,จำนวน\nก,1\n".encode(), "text/csv"),
    ("bare", THAI.encode(), "text/plain"),
    ("voice.mp3", mp3(), "audio/mpeg"),
    ("bare.mp3", mp3()[20:], "audio/mpeg"),
    ("voice.m4a", mp4(b"M4A ", b"soun"), "audio/mp4"),
    ("recorder.m4a", mp4(b"mp42", b"soun"), "audio/mp4"),
    ("voice.wav", wav(), "audio/wav"),
    ("clip.mp4", mp4(), "video/mp4"),
    ("clip.mov", mp4(b"qt  "), "video/quicktime"),
]
