"""Dates, digits and periods read as Thai offices write them, and as English on an English page."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from rabfang.thai.periods import parse_period
from rabfang.web.tests.conftest import Draw

LATE = datetime(2026, 4, 8, 18, 30, tzinfo=UTC)  # already 9 April in Bangkok


@pytest.mark.parametrize(
    ("text", "value", "thai", "english"),
    [
        ("{{ value|thai_date }}", date(2026, 4, 9), "9 เมษายน 2569", "9 April 2569 (2026)"),
        ("{{ value|thai_date }}", LATE, "9 เมษายน 2569", "9 April 2569 (2026)"),
        ('{{ value|thai_date:"short" }}', LATE, "9 เม.ย. 2569", "9 Apr 2569"),
        ('{{ value|thai_date:"weekday" }}', LATE, "วันพฤหัสบดีที่ 9 เมษายน 2569", "Thursday 9 April 2569 (2026)"),
        ("{{ value|thai_datetime }}", LATE, "9 เม.ย. 2569 01:30 น.", "9 Apr 2569 01:30"),
        ("{{ value|thai_time }}", LATE, "01:30 น.", "01:30"),
        ("{{ value|period }}", "7 working days", "ภายใน 7 วันทำการ", "within 7 working days"),
        ("{{ value|period }}", parse_period("15 minutes"), "ภายใน 15 นาที", "within 15 minutes"),
    ],
)
def test_in_both_languages(draw: Draw, text: str, value: object, thai: str, english: str) -> None:
    with translation.override("th"):
        assert draw(text, value=value) == thai
    with translation.override("en"):
        assert draw(text, value=value) == english


@pytest.mark.parametrize("name", ["thai_date", "thai_datetime", "thai_time"])
def test_what_is_not_known_is_not_written(draw: Draw, name: str) -> None:
    assert draw(f"{{{{ value|{name} }}}}", value=None) == ""


def test_digits_and_telephone_numbers(draw: Draw) -> None:
    assert draw("{{ value|thai_digits }}", value="2569/10") == "๒๕๖๙/๑๐"
    assert draw("{{ value|telephone }}", value="0812345678") == "081-234-5678"
