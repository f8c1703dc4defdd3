"""The DOCX says what the PDF says, in fonts that Word takes for Thai."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from rabfang.letters.paper import CannotPrint, to_docx
from rabfang.letters.paper.content import Editable, Office
from rabfang.letters.tests.examples import ALL, HARD_WORDS, LETTER, LONG_LETTER, MEMO, ORDER
from rabfang.letters.tests.reading import words_of
from rabfang.letters.tests.test_pdf_text import ELSEWHERE, MARKUP
from rabfang.thai.digits import to_thai

EDITABLE = {name: document for name, document in ALL.items() if isinstance(document, Editable)}
# The order the schema asks for; Word refuses a file that mixes it up.
RUN_ORDER = ["rFonts", "b", "bCs", "color", "sz", "szCs", "u", "lang"]


def parts(file: bytes) -> Iterator[Any]:
    """The body, headers and footers."""
    document = docx.Document(io.BytesIO(file))
    yield document.element
    section = document.sections[0]
    for strip in (section.header, section.first_page_header, section.footer, section.first_page_footer):
        yield strip._element


def text_of(file: bytes) -> str:
    paragraphs = (one for part in parts(file) for one in part.iter(qn("w:p")))
    return "\n".join("".join(text.text or "" for text in one.iter(qn("w:t"))) for one in paragraphs)


@pytest.mark.parametrize("name", EDITABLE)
def test_every_word_is_there(name: str) -> None:
    document = EDITABLE[name]
    text = text_of(to_docx(document))
    for field, source in words_of(document, without=() if name == "letter" else ELSEWHERE):
        assert source in text or to_thai(source) in text, (field, source)


@pytest.mark.parametrize("name", EDITABLE)
def test_every_run_has_a_font_and_a_size_for_thai(name: str) -> None:
    for part in parts(to_docx(EDITABLE[name])):
        for run in part.iter(qn("w:r")):
            if run.find(qn("w:t")) is None:
                continue
            marks = run.find(qn("w:rPr"))
            assert marks.find(qn("w:rFonts")).get(qn("w:cs")) == "TH Sarabun New"
            assert marks.find(qn("w:szCs")).get(qn("w:val")) == marks.find(qn("w:sz")).get(qn("w:val"))
            assert marks.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
            order = [RUN_ORDER.index(mark.tag.rpartition("}")[2]) for mark in marks]
            assert order == sorted(order)


def test_paragraphs_stay_whole_and_are_set_in() -> None:
    document = docx.Document(io.BytesIO(to_docx(LONG_LETTER)))
    found = [one for one in document.paragraphs if one.text == HARD_WORDS]
    assert len(found) == 1
    indent = found[0].paragraph_format.first_line_indent
    assert indent is not None
    assert round(indent.cm, 1) == 2.5


def test_number_address_and_date_stand_in_a_table() -> None:
    document = docx.Document(io.BytesIO(to_docx(LETTER)))
    cells = [cell.text for row in document.tables[1].rows for cell in row.cells]
    assert "ที่  ปข ๗๑๘๐๑/๒๑๕" in cells
    assert any("หมู่ที่ ๔ ถนนริมคลอง" in cell for cell in cells)
    assert "๙ เมษายน ๒๕๖๙" in cells


def test_people_of_an_order_stand_in_a_table() -> None:
    document = docx.Document(io.BytesIO(to_docx(ORDER)))
    assert [cell.text for cell in document.tables[1].rows[0].cells][1:] == [
        "๑.",
        "นางสาวฐิติมา ปู่เจ้า",
        "ปลัดองค์การบริหารส่วนตำบล",
        "ประธานคณะทำงาน",
    ]


def test_markup_and_controls_are_words() -> None:
    said = f"{MARKUP} {{{{ 7 * 7 }}}} {{% raw %}} <w:p/> \x0b\x00\U0001f621"
    text = text_of(to_docx(replace(MEMO, paragraphs=(said,))))
    assert f"{MARKUP} {{{{ 7 * 7 }}}} {{% raw %}} <w:p/>" in text
    assert "[U+0000]\U0001f621" in text


def test_fonts_are_named_and_none_is_embedded() -> None:
    file = zipfile.ZipFile(io.BytesIO(to_docx(LETTER)))
    assert not [name for name in file.namelist() if name.startswith("word/fonts/")]
    assert b'w:name="TH Sarabun New"' in file.read("word/fontTable.xml")


def test_a_bad_emblem_is_refused() -> None:
    for emblem in (b"nothing", b"\x89PNG\r\n\x1a\nbroken", b"<svg></svg"):
        with pytest.raises(CannotPrint):
            to_docx(replace(LETTER, office=Office("สำนักงาน", emblem=emblem)))
