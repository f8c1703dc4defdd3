"""Names of files as strangers' programs write them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabfang.documents.kinds import JPEG, PDF
from rabfang.documents.names import clean_name, name_for


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("ถนนชำรุด น้ำท่วม.jpg", "ถนนชำรุด น้ำท่วม.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\สมชาย\\ภาพ.png", "ภาพ.png"),
        ("a\r\nSet-Cookie: x=1.jpg", "aSet-Cookie: x=1.jpg"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\u2028b\u2029c\u0085d.jpg", "abcd.jpg"),
        ("a\0b\x1b[31m.jpg", "ab[31m.jpg"),
        ("ก\u200b\ufeff\u00adข.pdf", "กข.pdf"),
        ("  .htaccess. ", "htaccess"),
        ("...", "file"),
        ("\u202e", "file"),
        ("", "file"),
        (None, "file"),
        ("lone\ud800.jpg", "lone.jpg"),
    ],
)
def test_cleaning(raw: str | None, cleaned: str) -> None:
    assert clean_name(raw) == cleaned


def test_a_long_name_keeps_its_suffix() -> None:
    name = clean_name("ก" * 5000 + ".JPG")
    assert len(name) == 200
    assert name.endswith("ก.jpg")


@given(st.text(max_size=400))
def test_any_name_becomes_a_safe_one(raw: str) -> None:
    name = name_for(clean_name(raw), PDF)
    assert 0 < len(name) <= 200
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs") for char in name)
    assert "/" not in name
    assert "\\" not in name
    assert clean_name(name) == name


def test_the_suffix_tells_the_truth() -> None:
    assert name_for("photo.JPEG", JPEG) == "photo.JPEG"
    assert name_for("photo.png", JPEG) == "photo.png.jpg"
    assert name_for("photo", JPEG) == "photo.jpg"
    assert len(name_for("ก" * 200, JPEG)) <= 200
