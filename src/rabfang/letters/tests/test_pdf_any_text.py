"""Whatever people write prints, inside the margins, and is copied as it was written."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rabfang.letters.paper import to_docx, to_pdf
from rabfang.letters.paper.characters import Fonts, lines
from rabfang.letters.paper.runs import runs
from rabfang.letters.tests.examples import ALL, MEMO, PLAIN
from rabfang.letters.tests.reading import boxes_of, text_of

LEFT, RIGHT = 85.0, 539.0  # of the text on A4, in points
SPARE = 2.5  # a letter's shape may stand out of its place
THAI = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]))
MARKS = "ัิีึืฺุู็่้๊๋์ํ๎ะาำ"
ALPHABET = st.sampled_from(
    THAI + MARKS * 3 + " \u200b\n\t#$*_\\@<>[]{}`\"'=-/0123abcXYZ\u0e81\u0431é\u202e\U0001f621日"
)
ANY_TEXT = st.text(ALPHABET, min_size=1, max_size=400)
DRAFT = replace(MEMO, office=PLAIN, stamp=None, references=(), enclosures=())


def bare(text: str) -> str:
    """Without what stands between letters."""
    return "".join(text.replace("\u200b", "").split())


@settings(max_examples=40, deadline=None)
@given(ANY_TEXT)
def test_any_text_prints_inside_the_margins(text: str) -> None:
    pdf = to_pdf(replace(DRAFT, subject=text, paragraphs=(text,)))
    outside = [found for found in boxes_of(pdf) if found[2] < LEFT - SPARE or found[3] > RIGHT + SPARE]
    assert not outside
    assert to_docx(replace(DRAFT, subject=text, paragraphs=(text,)))


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from(THAI + MARKS * 2), min_size=1, max_size=200))
def test_marks_in_any_order_are_copied_as_written(text: str) -> None:
    assert bare(text) in bare(text_of(to_pdf(replace(DRAFT, paragraphs=(text,)))))


@pytest.mark.parametrize("letters", ["ก", "กำ", "ที่", "น้ำ", "เ", "a", "0", "๙", "้", "ไฟฟ้าสาธารณะ", "W/", "กa"])
def test_five_thousand_letters_without_a_space(letters: str) -> None:
    text = (letters * 5000)[:5000]
    pdf = to_pdf(replace(DRAFT, paragraphs=(text,)))
    assert bare(text) in bare(text_of(pdf)).replace("-๒-", "").replace("-๓-", "")
    assert not [found for found in boxes_of(pdf) if found[2] < LEFT - SPARE or found[3] > RIGHT + SPARE]


@pytest.mark.parametrize("name", ["letter", "memo", "order", "oral", "steps", "chart"])
@pytest.mark.parametrize("words", ["W" * 60, "", "ผู้อำนวยการสำนักงานส่งเสริมการปกครองท้องถิ่น" * 3, "(นาย) " * 20])
def test_no_field_runs_out_of_the_page(name: str, words: str) -> None:
    pdf = to_pdf(filled(ALL[name], words))
    assert not [found for found in boxes_of(pdf) if found[2] < LEFT - SPARE or found[3] > RIGHT + SPARE]


def filled(document: Any, words: str) -> Any:
    """The document with the same words in every field that takes words."""
    changed: dict[str, Any] = {}
    for field in fields(document):
        value = getattr(document, field.name)
        if isinstance(value, str) and field.name not in ("urgency", "secrecy"):
            changed[field.name] = words
        elif isinstance(value, tuple):
            changed[field.name] = tuple(_filled_one(one, words) for one in value)
        elif is_dataclass(value) and field.name != "stamp":
            changed[field.name] = filled(value, words)
    return replace(document, **changed)


def _filled_one(one: Any, words: str) -> Any:
    if isinstance(one, str):
        return words
    return filled(one, words) if is_dataclass(one) else one


@given(ANY_TEXT)
def test_runs_are_the_text(text: str) -> None:
    for line in lines(text, Fonts.ANY):
        assert "".join(part for part, _ in runs(line)) == line
