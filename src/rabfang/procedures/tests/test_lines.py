"""Thai text breaks between words, never before a mark, and never loses a letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rabfang.procedures.chart.lines import break_lines, text_width

THAI = st.text(
    st.characters(min_codepoint=0x0E01, max_codepoint=0x0E3A) | st.sampled_from("เแโใไ่้๊๋์ๆฯ ()/a1"), max_size=80
)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("เจ้าหน้าที่ศูนย์รับเรื่องร้องเรียน", 208, ("เจ้าหน้าที่ศูนย์รับเรื่อง", "ร้องเรียน")),
        ("กลุ่มงาน/เจ้าหน้าที่ผู้ดำเนินการ", 208, ("กลุ่มงาน/เจ้าหน้าที่", "ผู้ดำเนินการ")),
        ("the responsible officer", 120, ("the", "responsible", "officer")),
        ("", 100, ()),
        (" ผู้ผู้เกี่ยวข้อง", 120, ("ผู้ผู้เกี่ยวข้อง",)),
        ("ผู้ผู้ผู้ผู้ผู้ต่างๆ", 90, ("ผู้ผู้ผู้ผู้ผู้ต่า", "งๆ")),
    ],
)
def test_lines_end_between_words(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert break_lines(text, width, 16) == lines


def test_marks_above_and_below_take_no_width() -> None:
    assert text_width("กี่", 16) == text_width("ก", 16)


@settings(max_examples=300, deadline=None)
@given(THAI, st.integers(60, 300))
def test_no_letter_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    lines = break_lines(text, width, 16)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, 16) <= width for line in lines)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["น้ำ", "ผู้", "ที่", "เกี่ยวข้อง", "ร้องเรียน", "ต่างๆ", "ศูนย์ฯ", " ", "(ก)"]), max_size=20))
def test_no_line_begins_with_what_belongs_to_the_one_before(words: list[str]) -> None:
    for line in break_lines("".join(words), 90, 16):
        assert line[0] not in "ัิีึืฺุู็่้๊๋์ํๆฯ)ะาำ"
