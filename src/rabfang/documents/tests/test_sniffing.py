"""What a file is comes from its bytes; its name never makes it acceptable."""

import pytest

from rabfang.core.errors import Invalid
from rabfang.documents.limits import LIMITS
from rabfang.documents.sniffing import sniff
from rabfang.documents.tests import pictures, samples

PROGRAM = b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0" + b"\0" * 48 + b"PE\0\0"
ELF = b"\x7fELF\2\1\1" + b"\0" * 57


def code_for(content: bytes, name: str) -> str:
    """The code under which this file is refused."""
    with pytest.raises(Invalid) as refusal:
        sniff(content, name)
    return refusal.value.code


@pytest.mark.parametrize(("name", "content", "kind"), samples.HONEST, ids=[row[0] for row in samples.HONEST])
def test_honest_files_are_known_by_content(name: str, content: bytes, kind: str) -> None:
    assert sniff(content, name).media_type.name == kind


def test_a_wrong_suffix_changes_nothing() -> None:
    assert sniff(pictures.picture("PNG"), "photo.jpg").media_type.name == "image/png"
    assert sniff(samples.pdf(), "letter.docx").media_type.name == "application/pdf"


@pytest.mark.parametrize("content", [PROGRAM, ELF, b"\xca\xfe\xba\xbe\0\0\0\x34", b"\0asm\1\0\0\0", b"dex\n035\0"])
@pytest.mark.parametrize("name", ["photo.jpg", "letter.pdf", "note.txt", "list.csv", "clip.mp4"])
def test_programs_under_a_friendly_name(content: bytes, name: str) -> None:
    assert code_for(content, name) == "file-not-what-it-says"


def test_programs_under_their_own_name() -> None:
    assert code_for(PROGRAM, "setup.exe") == "file-kind-not-accepted"


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"\xef\xbb\xbf \n<html><body>",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        b"<!-- x --><script>1</script>",
        "<html>".encode("utf-16"),
        b"<?php system($_GET[0]);",
        b"#!/bin/sh\nrm -rf /\n",
        b"{\\rtf1 hello}",
        b"%!PS-Adobe-3.0\n",
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n",
    ],
)
@pytest.mark.parametrize("name", ["photo.png", "note.txt", "list.csv"])
def test_markup_and_scripts(content: bytes, name: str) -> None:
    assert code_for(content, name) == "file-not-what-it-says"


@pytest.mark.parametrize("name", ["a.js", "a.bat", "a.ps1", "a.vbs", "a.reg", "a.svg", "a.html", "a.url", "a.eml"])
def test_text_whose_name_makes_it_a_program(name: str) -> None:
    assert code_for(b"WScript.Shell", name) == "file-kind-not-accepted"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "empty.jpg", "file-empty"),
        (b"\0" * (LIMITS.file_bytes + 1), "large.jpg", "file-too-large"),
        (samples.package({"a.txt": b"x"}), "a.zip", "file-archive"),
        (samples.package({}), "empty.zip", "file-archive"),
        (b"Rar!\x1a\x07\x01\x00....", "a.rar", "file-archive"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "a.7z", "file-archive"),
        (b"\x1f\x8b\x08\x00....", "a.gz", "file-archive"),
        (b"a" + b"\0" * 256 + b"ustar\x0000", "a.tar", "file-archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "letter.doc", "file-old-office"),
        (samples.box(b"ftyp", b"heic\0\0\0\0mif1heic"), "IMG_0001.HEIC", "file-heic"),
        (samples.box(b"ftyp", b"mif1\0\0\0\0mif1heic"), "IMG_0001.jpg", "file-heic"),
        (samples.box(b"ftyp", b"crx \0\0\0\0"), "raw.cr3", "file-kind-not-accepted"),
        (b"BM" + b"\0" * 60, "old.bmp", "file-kind-not-accepted"),
        (samples.mp4()[:-20], "clip.mp4", "file-damaged"),
        (samples.wav()[:-20], "voice.wav", "file-damaged"),
        (
            samples.package({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}),
            "a.pptx",
            "file-kind-not-accepted",
        ),
    ],
)
def test_refusals_say_what_helps(content: bytes, name: str, code: str) -> None:
    assert code_for(content, name) == code


@pytest.mark.parametrize(
    "tail", [samples.package({"a.html": b"x"}), b"<script>alert(1)</script>", b"<HTML >", b"Rar!\x1a\x07\x00"]
)
@pytest.mark.parametrize(
    "content",
    [pictures.picture(), pictures.picture("PNG"), pictures.picture("GIF"), samples.mp3(), samples.wav()],
)
def test_two_kinds_at_once(content: bytes, tail: bytes) -> None:
    assert code_for(content + tail, "photo.jpg") == "file-not-what-it-says"


def test_a_picture_that_a_pdf_reader_would_open() -> None:
    commented = pictures.picture(comment=b"%PDF-1.4")
    assert code_for(commented, "photo.jpg") == "file-not-what-it-says"


def test_a_pdf_that_an_unpacker_would_open() -> None:
    assert code_for(samples.pdf() + samples.package({"a": b"x"}), "letter.pdf") == "file-not-what-it-says"


def test_what_cameras_leave_after_a_picture_is_let_be() -> None:
    moving = pictures.picture() + b"MotionPhoto_Data" + samples.mp4() + b"SEFHk\0\0\0SEFT"
    assert sniff(moving, "20260115.jpg").media_type.name == "image/jpeg"
    assert sniff(pictures.picture() + pictures.picture(), "depth.jpg").media_type.name == "image/jpeg"
