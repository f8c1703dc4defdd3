"""The many ways of typing the same Thai word, what may be stored, letters that only look Thai (standards 3.3)."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabfang.thai.text import clean, foreign_letters, has_visible, search_key

NAM = "น้ำ"
THAI = [chr(code) for code in range(0x0E01, 0x0E5C) if unicodedata.category(chr(code)) != "Cn"]
thai_text = st.text(st.sampled_from([*THAI, " ", "\u200b", "a"]), max_size=20)
any_text = st.text(max_size=40)
EVERY_CHARACTER = [
    char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) not in ("Cn", "Co")
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ก\u0e48\u0e34", "ก\u0e34\u0e48"),  # tone before vowel
        ("เเม่", "แม่"),  # two sara e for one sara ae
        ("น\u0e4d\u0e49า", NAM),  # nikhahit, tone, aa
        ("น\u0e49\u0e4dา", NAM),  # tone, nikhahit, aa
        ("น\u0e33\u0e49", NAM),  # tone after sara am
        ("ก\u0e4dา", "กำ"),
        ("สิทธ\u0e4c\u0e34", "สิทธ\u0e34\u0e4c"),  # thanthakhat before vowel
        ("ร้อง\u200bเรียน", "ร้องเรียน"),
        ("ร้อง\u202eเรียน", "ร้องเรียน"),
        ("ร้อง\u00adเรียน", "ร้องเรียน"),
        ("\ufeffร้องเรียน", "ร้องเรียน"),
        ("เลขที่ ๑๒๓", "เลขที่ 123"),
        ("เลขที่ １２３", "เลขที่ 123"),
        ("  ถนน\u00a0\n พหลโยธิน ", "ถนน พหลโยธิน"),
        ("ABC Ltd.", "abc ltd."),
        ("ＡＢＣ", "abc"),
    ],
)
def test_pairs_that_must_match(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


def test_the_key_keeps_sara_am_whole() -> None:
    assert search_key(NAM) == NAM
    assert search_key("ทำงาน") == "ทำงาน"


@pytest.mark.parametrize(("one", "other"), [("ปา", "ป่า"), ("เก", "แก"), ("คน", "ค้น"), ("มา", "หมา")])
def test_pairs_that_must_not_match(one: str, other: str) -> None:
    assert search_key(one) != search_key(other)


@given(st.one_of(thai_text, any_text))
def test_keys_are_idempotent(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)
    assert search_key(clean(text)) == search_key(text)


def test_keys_of_every_character_are_idempotent() -> None:
    assert not [char for char in EVERY_CHARACTER if search_key(search_key(char)) != search_key(char)]


def test_a_long_stack_of_marks_is_folded_in_time() -> None:
    assert len(search_key("ก" + "\u0e48\u0e34" * 5000)) == 10001


@given(any_text)
def test_cleaning_is_idempotent_and_keeps_what_is_seen(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()


def test_no_visible_character_is_lost() -> None:
    """A character of the kinds one sees goes only if it is one of the fillers drawn as nothing."""
    lost = {char for char in EVERY_CHARACTER if unicodedata.category(char)[0] in "LNPS" and not clean(char)}
    assert lost == {"\u115f", "\u1160", "\u3164", "\uffa0"}


def test_what_is_stripped() -> None:
    assert clean("a\x00b\x1bc\u202ed\u200be\ufefff") == "abcdef"
    assert clean(" หนึ่ง \r\nสอง\rสาม\u2028สี่\t5 \n\n") == "หนึ่ง\nสอง\nสาม\nสี่\t5"
    assert clean("e\u200b\u0301") == "\u00e9"
    assert clean("half \ud800 pair") == "half  pair"
    assert clean("a\U000e0041b") == "ab"


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\ufeff", "\u3164", "\u2800", "\x00", "\u115f"])
def test_nothing_to_see(text: str) -> None:
    assert not has_visible(text)


@pytest.mark.parametrize("text", ["ก", "1", "?", " ๐ ", "😀"])
def test_something_to_see(text: str) -> None:
    assert has_visible(text)


def test_lao_letters_in_a_thai_word() -> None:
    word = "พบປະເຍີມເຍື່ນ"
    found = foreign_letters(f"๕. {word} ๖.")
    assert {letter.script for letter in found} == {"Lao"}
    assert [letter.position for letter in found] == list(range(5, 3 + len(word)))


def test_cyrillic_letters_in_a_thai_abbreviation() -> None:
    found = foreign_letters("กลุ่มงาน (กвр.)")
    assert [(letter.char, letter.script, letter.position) for letter in found] == [
        ("в", "Cyrillic", 11),
        ("р", "Cyrillic", 12),
    ]


@pytest.mark.parametrize("text", ["ร้องเรียน", "e-mail ถึง", "Привет ครับ", "αβγ", "สบ 0003/ว 12"])
def test_honest_text_is_not_flagged(text: str) -> None:
    assert foreign_letters(text) == ()
