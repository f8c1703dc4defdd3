"""What is made to fit fits, begins as what was said, and breaks no word where it need not and no letter ever."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabfang.thai.shortening import MORE, shortened

WORDS = st.text(st.sampled_from("กขงนมเแโใไาิีุู่้๊์ำะ /a1"), max_size=80)


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("เปลี่ยนหลอดไฟ\nและกล่องต่อสาย " * 20, 31, "เปลี่ยนหลอดไฟ และกล่องต่อสาย…"),
        ("สั้น  มาก", 10, "สั้น มาก"),
        ("ร้องเรียน/ร้องทุกข์", 20, "ร้องเรียน/ร้องทุกข์"),
        ("ความต้องการ/ข้อเสนอแนะ", 20, "ความต้องการ/ข้อเสนอ…"),
        ("ที่" * 3, 6, "ที่…"),
        ("a" * 500, 30, "a" * 29 + "…"),
        ("", 5, ""),
    ],
)
def test_it_is_cut_between_words(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short


@given(WORDS, st.integers(min_value=4, max_value=60))
def test_it_fits_and_begins_as_the_text(text: str, most: int) -> None:
    line, short = " ".join(text.split()), shortened(text, most)
    assert len(short) <= most
    if short == line:
        return
    begun = short.removesuffix(MORE)
    assert short.endswith(MORE)
    assert line.startswith(begun)
    following = line[len(begun) :]
    marks = len(following) - len(following.lstrip("".join(c for c in following if unicodedata.category(c)[0] == "M")))
    assert not marks or len(begun) == 1
