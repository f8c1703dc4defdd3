"""Copies without metadata: what a document's program wrote about its author is in none of them."""

import zipfile
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.core.files.base import ContentFile
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from rabfang.documents.cleaning import clean_copy
from rabfang.documents.kinds import ACCEPTED, PDF, Finding
from rabfang.documents.preparing import prepare_all
from rabfang.documents.sniffing import sniff
from rabfang.documents.tests.pictures import photograph
from rabfang.documents.tests.samples import box, docx, mp3, mp4, odt, pdf, wav

CANARY = "Kanari"


def word() -> bytes:
    """A letter with an author, a comment, a tracked hand and a photograph that knows where it was taken."""
    letter = Document()
    letter.core_properties.author = letter.core_properties.last_modified_by = CANARY
    letter.add_paragraph("ใบเสนอราคา")
    letter.add_comment(letter.paragraphs[0].runs[0], text="ดูตรงนี้", author=CANARY, initials=CANARY)
    letter.add_picture(BytesIO(photograph().replace(b"SecretPhone", b"KanariPhone")))
    out = BytesIO()
    letter.save(out)
    return out.getvalue()


def sheet() -> bytes:
    book = Workbook()
    book.properties.creator = CANARY
    page: Any = book.active
    page["A1"] = "ราคา"
    page["A1"].comment = Comment("แพงไป", CANARY)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def paper() -> bytes:
    """A PDF with author, packet, a commented page, a photograph, and an earlier version of itself."""
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Author"] = CANARY
        document.Root.Metadata = pikepdf.Stream(document, b"<x:xmpmeta>Kanari</x:xmpmeta>")
        page = document.pages[0]
        photo = photograph().replace(b"SecretPhone", b"KanariPhone")
        page.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(
                Im0=pikepdf.Stream(
                    document,
                    photo,
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.XObject,
                        Subtype=pikepdf.Name.Image,
                        Width=400,
                        Height=300,
                        ColorSpace=pikepdf.Name.DeviceRGB,
                        BitsPerComponent=8,
                        Filter=pikepdf.Name.DCTDecode,
                    ),
                )
            )
        )
        note: dict[str, Any] = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Text, "/Rect": [0, 0, 9, 9]}
        page.Annots = pikepdf.Array(
            [pikepdf.Dictionary({**note, "/T": pikepdf.String(CANARY), "/Contents": pikepdf.String("kept words")})]
        )
        out = BytesIO()
        document.save(out)
    return out.getvalue()


def open_document() -> bytes:
    """An ODT whose meta, notes and settings name a person."""
    with zipfile.ZipFile(BytesIO(odt(b'<m xmlns="urn:x"/>'))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    office = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    parts["content.xml"] = f"<a {office}><dc:creator>{CANARY}</dc:creator><b>words</b></a>".encode()
    parts["meta.xml"] = (
        f"<office:document-meta {office}><dc:creator>{CANARY}</dc:creator></office:document-meta>".encode()
    )
    parts["settings.xml"] = (
        b'<s xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0">'
        b'<config:config-item config:name="PrinterName">Kanari</config:config-item></s>'
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def film() -> bytes:
    """A film whose maker, dates and way through the town stand beside it; the way lies at the end of `mdat`."""
    way = b"Kanari 14.5 100.9"

    def whole(offset: int) -> bytes:
        tables = [
            box(b"stsz", bytes(4) + len(way).to_bytes(4, "big") + (1).to_bytes(4, "big")),
            box(b"stsc", bytes(4) + b"".join(n.to_bytes(4, "big") for n in (1, 1, 1, 1))),
            box(b"stco", bytes(4) + (1).to_bytes(4, "big") + offset.to_bytes(4, "big")),
        ]
        hdlr = box(b"hdlr", bytes(8) + b"meta" + bytes(12) + b"Kanari\0")
        track = box(b"trak", box(b"mdia", hdlr + box(b"minf", box(b"stbl", b"".join(tables)))))
        seen = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + b"vide" + bytes(12) + b"Kanari\0")))
        said = box(b"udta", box(b"\xa9xyz", b"Kanari+14.5+100.9/"))
        head = box(b"mvhd", bytes(4) + b"\x11" * 8 + bytes(88))
        return (
            box(b"ftyp", b"isom" + bytes(4)) + box(b"moov", head + seen + track + said) + box(b"mdat", b"picture" + way)
        )

    return whole(len(whole(0)) - len(way))


def song() -> bytes:
    tag = b"ID3\x04\x00\x00\x00\x00\x00\x0aKanari\0\0\0\0"
    return tag + mp3()[20:] + b"TAG" + b"Kanari".ljust(125, b"\0")


def recording() -> bytes:
    body = wav()[12:] + b"LIST" + (10).to_bytes(4, "little") + b"INFOKanari"
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WAVE" + body


def everything(content: bytes) -> bytes:
    """All bytes of a file, and those of its parts."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as package:
            return b"".join(everything(package.read(name)) for name in package.namelist())
    if content.startswith(b"%PDF"):
        out = BytesIO()
        with pikepdf.open(BytesIO(content)) as document:
            document.save(out, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return content + out.getvalue()
    return content


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.docx", word),
        ("a.xlsx", sheet),
        ("a.odt", open_document),
        ("a.pdf", paper),
        ("a.mp4", film),
        ("a.mp3", song),
        ("a.wav", recording),
    ],
)
def test_nobody_is_named_in_the_copy(name: str, make: object) -> None:
    content: bytes = make()  # type: ignore[operator]
    assert CANARY.encode() in everything(content)
    copy = clean_copy(content, sniff(content, name))
    assert copy
    assert CANARY.encode() not in everything(copy)
    assert sniff(copy, name).media_type == sniff(content, name).media_type


def test_what_was_said_stays() -> None:
    copy = clean_copy(word(), sniff(word(), "a.docx"))
    assert copy
    letter = Document(BytesIO(copy))
    assert letter.paragraphs[0].text == "ใบเสนอราคา"
    assert [note.text for note in letter.comments] == ["ดูตรงนี้"]
    assert "14" not in str(letter.core_properties.created or "")
    copy = clean_copy(sheet(), sniff(sheet(), "a.xlsx"))
    assert copy
    page: Any = load_workbook(BytesIO(copy)).active
    assert page["A1"].comment.text == "แพงไป"
    copy = clean_copy(paper(), sniff(paper(), "a.pdf"))
    assert copy
    assert b"kept words" in everything(copy)
    copy = clean_copy(film(), sniff(film(), "a.mp4"))
    assert copy
    assert b"picture" in copy
    assert len(copy) == len(film())


def test_what_cannot_be_looked_into_is_not_called_clean() -> None:
    odd = docx(**{"word/media/image1.tiff": b"II*\0"})
    assert clean_copy(odd, sniff(odd, "a.docx")) is None
    broken = pdf()
    assert clean_copy(broken, Finding(PDF, ("pdf-unreadable-parts",))) is None


@pytest.mark.parametrize(("name", "content"), [("a.txt", "คำ".encode()), ("a.mp4", mp4()), ("a.jpg", photograph())])
def test_every_kind_is_marked_when_it_is_prepared(name: str, content: bytes) -> None:
    with prepare_all([ContentFile(content, name=name)], in_memory=True, cleaned=True) as prepared:
        assert prepared[0].cleaned
    with prepare_all([ContentFile(content, name=name)]) as prepared:
        assert prepared[0].cleaned is prepared[0].finding.media_type.is_picture


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([word, sheet, paper, film, song, recording]),
    st.integers(0, 10**6),
    st.binary(min_size=1, max_size=8),
)
def test_a_damaged_file_is_never_an_accident(make: object, at: int, scratch: bytes) -> None:
    content: bytes = make()  # type: ignore[operator]
    place = at % len(content)
    damaged = content[:place] + scratch + content[place + len(scratch) :]
    for kind in ACCEPTED.values():
        copy = clean_copy(damaged, Finding(kind))
        assert copy is None or sniff(copy, kind.suffixes[0]).media_type == kind
