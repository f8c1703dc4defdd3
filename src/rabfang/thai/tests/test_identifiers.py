"""National ID numbers and telephone numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabfang.thai.digits import to_thai
from rabfang.thai.identifiers import citizen_id_ok, format_phone, normalise_phone

GOOD = "1101700207030"  # made up; the last digit is right
twelve = st.text("0123456789", min_size=12, max_size=12)


@pytest.mark.parametrize("text", [GOOD, to_thai(GOOD), "1-1017-00207-03-0", "1 1017 00207 03 0", "๑-๑๐๑๗-๐๐๒๐๗-๐๓-๐"])
def test_a_good_number_however_written(text: str) -> None:
    assert citizen_id_ok(text)


@pytest.mark.parametrize(
    "text", ["", GOOD[:-1], GOOD + "0", "1101700207031", "110170020703O", "１１０１７００２０７０３０"]
)
def test_a_bad_number(text: str) -> None:
    assert not citizen_id_ok(text)


@given(twelve)
def test_one_check_digit_in_ten_is_right(first: str) -> None:
    assert [citizen_id_ok(f"{first}{last}") for last in range(10)].count(True) == 1


@given(twelve, st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_found(first: str, place: int, shift: int) -> None:
    """Save in the third place, whose weight is 11, and where remainders 0 and 10 share the check digit 1."""
    good = next(f"{first}{last}" for last in range(10) if citizen_id_ok(f"{first}{last}"))
    wrong = f"{good[:place]}{(int(good[place]) + shift) % 10}{good[place + 1 :]}"
    if citizen_id_ok(wrong):
        assert place == 2 or good[12] == wrong[12] == "1"


@pytest.mark.parametrize(
    ("text", "number", "shown"),
    [
        ("081-234-5678", "0812345678", "081-234-5678"),
        ("๐๘๑ ๒๓๔ ๕๖๗๘", "0812345678", "081-234-5678"),
        ("+66 81 234 5678", "0812345678", "081-234-5678"),
        ("+66 (0)81 234 5678", "0812345678", "081-234-5678"),
        ("0066812345678", "0812345678", "081-234-5678"),
        ("66812345678", "0812345678", "081-234-5678"),
        ("0612345678", "0612345678", "061-234-5678"),
        ("02-123-4567", "021234567", "02-123-4567"),
        ("+6621234567", "021234567", "02-123-4567"),
        ("032 822 269", "032822269", "032-822-269"),
        ("1111", "1111", "1111"),
        ("๑๕๖๗", "1567", "1567"),
    ],
)
def test_numbers_that_can_be_dialled(text: str, number: str, shown: str) -> None:
    assert normalise_phone(text) == number
    assert format_phone(number) == shown
    assert normalise_phone(shown) == number


@pytest.mark.parametrize(
    "text", ["", "081234567", "08123456789", "0112345678", "061234567", "2345", "+1 212 555 0100", "โทร", "66"]
)
def test_numbers_that_cannot(text: str) -> None:
    assert normalise_phone(text) is None
