"""The PDF as a file: archival, the same every time, with the pictures it was given."""

import io
import re
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from rabfang.letters.paper import CannotPrint, to_pdf
from rabfang.letters.paper.characters import Fonts, lines, one_line, printable
from rabfang.letters.paper.content import Office
from rabfang.letters.tests.examples import ALL, EMBLEM, LETTER, MEMO
from rabfang.letters.tests.reading import text_of


def picture(kind: str, size: tuple[int, int] = (60, 40)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "#336699").save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("name", ALL)
def test_it_is_archival_and_always_the_same(name: str) -> None:
    pdf = to_pdf(ALL[name])
    assert re.search(rb"pdfaid:part>2<.*pdfaid:conformance>B<", pdf, re.DOTALL)
    assert pdf == to_pdf(ALL[name])


@pytest.mark.parametrize("emblem", [EMBLEM, picture("PNG"), picture("JPEG")])
def test_an_emblem_may_be_of_three_kinds(emblem: bytes) -> None:
    pdf = to_pdf(replace(LETTER, office=Office("สำนักงาน", emblem=emblem)))
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize("emblem", [b"GIF89a", b"nothing", b"<html></html>", b"\x89PNG\r\n\x1a\nbroken", b"<svg></svg"])
def test_a_picture_that_cannot_be_read_is_refused(emblem: bytes) -> None:
    with pytest.raises(CannotPrint):
        to_pdf(replace(LETTER, office=Office("สำนักงาน", emblem=emblem)))
    with pytest.raises(CannotPrint):
        to_pdf(LETTER, attached=(emblem,))


def test_pictures_are_attached_each_on_a_page() -> None:
    pdf = to_pdf(MEMO, attached=(picture("JPEG", (900, 300)), picture("PNG", (300, 900))))
    assert len(pypdfium2.PdfDocument(pdf)) == 3
    assert "สิ่งที่ส่งมาด้วย ๒" in text_of(pdf)


@pytest.mark.parametrize("fonts", [Fonts.OWN, Fonts.TYPST])
def test_every_character_said_to_print_does(fonts: Fonts) -> None:
    every = "".join(map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x1FFFF)]))
    seen = [character for character in every if printable(character, fonts) == character and character != "\u200b"]
    assert len(seen) > 400
    text = " ".join(seen)
    assert to_pdf(replace(MEMO, paragraphs=(text,))).startswith(b"%PDF")


def test_what_has_no_shape_is_printed_as_its_code() -> None:
    shown = one_line("ดี\u202eมาก \U0001f621 日\x07\ud800", Fonts.TYPST)
    assert shown == "ดี[U+202E]มาก [U+1F621] [U+65E5][U+0007][U+D800]"
    assert one_line("ดี\u202eมาก \U0001f621 日", Fonts.ANY) == "ดี[U+202E]มาก \U0001f621 日"
    text = text_of(to_pdf(replace(MEMO, paragraphs=("ดี\u202eมาก \U0001f621",))))
    assert "ดี[U+202E]มาก [U+1F621]" in text


def test_letters_of_two_fonts_under_one_mark_still_print() -> None:
    text = text_of(to_pdf(replace(MEMO, paragraphs=("\u0431\u0e49 \u0e81\u0e48 ดี",))))
    assert "ดี" in text


def test_spaces_and_ends_of_lines() -> None:
    assert one_line("  ก \t\u00a0ข\r\nค\u2028ง  ", Fonts.OWN) == "ก ข ค ง"
    assert lines("ก\r\n\n ข\x85ค ", Fonts.OWN) == ["ก", "ข", "ค"]
    assert one_line("\ufeffก\u00ad\u2060ข\ufe0f", Fonts.OWN) == "กข"
