"""What a reader copies from the PDF is what was written."""

import re
from dataclasses import replace
from datetime import date

import pytest

from rabfang.letters.paper import to_pdf
from rabfang.letters.paper.content import Document, OfficialLetter, RegisterBook
from rabfang.letters.tests.examples import ALL, BOOK, HARD_WORDS, LETTER, LONG_LETTER, MEMO, ORDER, PLAIN
from rabfang.letters.tests.reading import pages_of, stands_in, stray_ends_of, text_of, words_of
from rabfang.thai.digits import to_thai

# These stand on other documents of the office, not on every one.
ELSEWHERE = ("email", "telephone", "address_lines", "salutation")
MARKUP = (
    '#eval("1") $x$ *bold* _it_ `raw` \\u{202e} @ref <label> // no /* no */ #set page(width: 1pt) = = - + http://a.th'
)


@pytest.mark.parametrize("name", ALL)
def test_every_word_is_there(name: str) -> None:
    document = ALL[name]
    text = text_of(to_pdf(document))
    for field, source in words_of(document, without=() if isinstance(document, OfficialLetter) else ELSEWHERE):
        assert stands_in(source, text) or stands_in(to_thai(source), text), (field, source)


@pytest.mark.parametrize("document", [LONG_LETTER, MEMO])
def test_marks_are_copied_once_and_in_order(document: Document) -> None:
    assert stands_in(HARD_WORDS, text_of(to_pdf(document)))


def test_markup_prints_as_itself() -> None:
    letter = replace(
        LETTER, subject=MARKUP, addressee=MARKUP, paragraphs=(MARKUP,), number=MARKUP, enclosures=(MARKUP,)
    )
    text = text_of(to_pdf(replace(letter, thai_digits=False)))
    # The number is a plain value: its digits follow the switch, and nothing else of it changes.
    assert sum(1 for _ in re.finditer(re.escape("#eval("), text)) == 5
    assert stands_in(MARKUP, text)


def test_thai_digits_are_a_switch_that_leaves_sentences_alone() -> None:
    letter = replace(LETTER, paragraphs=("ภายใน 15 วัน ดู https://hat-kham.example/9",), stamp=None, references=())
    thai, arabic = (text_of(to_pdf(replace(letter, thai_digits=switch))) for switch in (True, False))
    assert "ปข ๗๑๘๐๑/๒๑๕" in thai
    assert "๙ เมษายน ๒๕๖๙" in thai
    assert "ปข 71801/215" in arabic
    assert "9 เมษายน 2569" in arabic
    for text in (thai, arabic):
        assert stands_in("ภายใน 15 วัน ดู https://hat-kham.example/9", text)


def test_second_page_has_its_number_on_top() -> None:
    first, second = pages_of(to_pdf(LONG_LETTER))
    assert "- ๒ -" in second
    assert not re.search(r"- [๑๒] -", first)


def test_secrecy_stands_twice_on_every_page() -> None:
    pages = pages_of(to_pdf(replace(LONG_LETTER, marks=LETTER.marks)))
    assert len(pages) == 2
    assert all(len(re.findall(r"^ลับ\s*$", page, re.MULTILINE)) == 2 for page in pages)
    assert "ด่วนที่สุด" in pages[0]


def test_an_order_is_dated_with_its_era() -> None:
    text = text_of(to_pdf(ORDER))
    assert "คำสั่งองค์การบริหารส่วนตำบลหาดขาม" in text
    assert "ที่ ๕๒/๒๕๖๙" in text
    assert stands_in("๙ เมษายน พ.ศ. ๒๕๖๙", text)
    assert "๒.๒ รายงานผลภายใน ๗ วันทำการ" in text


def test_the_register_repeats_its_head_on_every_page() -> None:
    pages = pages_of(to_pdf(BOOK))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert "หน่วยที่ได้รับมอบหมาย" in page
        assert f"- {to_thai(number)} -" in page
    assert "รวม ๓๐ เรื่อง" in pages[-1]


def test_an_empty_register_says_so() -> None:
    text = text_of(to_pdf(RegisterBook(PLAIN, date(2026, 1, 1), date(2026, 1, 31))))
    assert stands_in("ไม่มีเรื่องที่รับไว้ในช่วงเวลานี้", text), text
    assert "รวม ๐ เรื่อง" in text


@pytest.mark.parametrize("name", [name for name in ALL if not name.startswith("book-min")])
def test_copying_adds_no_end_of_line_inside_a_line(name: str) -> None:
    # The empty register has too few words for Chrome's reader to tell which way its lines run.
    assert not stray_ends_of(to_pdf(ALL[name]))


def test_lines_end_between_words() -> None:
    pages = "\n".join(pages_of(to_pdf(LONG_LETTER)))
    starts = [line[0] for line in pages.replace("\r", "").split("\n") if line]
    assert not set(starts) & set(" ะาำๆฯ่้๊๋์ิีึืัุู")
    for word in ("ไฟฟ้า", "เจ้าหน้าที่", "ร้องเรียน", "องค์การ", "หมู่บ้าน"):
        assert pages.count(word) == "".join(pages.split()).count(word), word
