"""Faults of syntax and shape are sentences too."""

import pytest

from rabfang.procedures.shape import LONGEST
from rabfang.procedures.tests.breaking import FILE, changed, english


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('again = "refer"', "again = refer", f"{FILE}: line "),
        ("promised = true", "promissed = true", f"{FILE}: standard[completion].promissed: "),
        ("promised = true", "promissed = true", "Perhaps promised"),
        ('again = "refer"', 'agian = "refer"', f"{FILE}: path.outside.agian: "),
        ('again = "refer"', 'agian = "refer"', "Perhaps again"),
        ('key = "letter"\n', "", "channel[#4].key: This is missing. Add key = ..."),
        ('sees = "unit"', 'sees = "units"', "role[unit].sees: “units” will not do. One of: 'agency'"),
        ('key = "letter"', 'key = "A Letter"', "channel[A Letter].key: “A Letter” will not do. Use a-z"),
        (
            'within = "7 working days"',
            'within = "7 workdays"',
            '“7 workdays” will not do. Write one of: "15 minutes"',
        ),
        ('within = "7 working days"', "within = 7", "7 will not do. Write one of"),
        (
            "public = true",
            'public = "yes"',
            "channel[website].public: “yes” will not do. Write true or false",
        ),
        (
            'by = ["executive"]',
            'by = "executive"',
            "path.ordered-work.step[order].by: “executive” will not do. Write a list",
        ),
        (
            'check = { th = "ทุกวัน", en = "Daily" }',
            'check = "ทุกวัน"',
            "channel[website].check: “ทุกวัน” will not do. Write a table",
        ),
        (
            'check = { th = "ทุกวัน", en = "Daily" }',
            'check = { th = "ทุกวัน" }',
            "channel[website].check.en: This is missing",
        ),
        ('source = "S1"', f'source = "{"S" * 61}"', "At most 60 characters"),
        ('source = "S1"', 'source = ""', "source: “” will not do. Write a text"),
        ('source = "S1"', "source = 1", "source: 1 will not do. Write a text in quotation marks"),
        (
            "outcomes = { forwarded",
            "outcomes = 3 #",
            "path.information.step[forward].outcomes: 3 will not do. Write a table",
        ),
    ],
)
def test_a_fault_of_shape_is_told(old: str, new: str, told: str) -> None:
    assert any(told in sentence for sentence in english(changed("hat-kham", old, new)))


def test_an_unknown_key_far_from_any_shows_those_known() -> None:
    sentences = english(changed("hat-kham", "promised = true", "zzzz = true"))
    assert any("key, title, within" in sentence for sentence in sentences)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "=",
        "a = 1\na = 2",
        "x = " + "[" * 5000,
        "x = 1" + "0" * 9000,
        "x = 2570-02-30",
        "\ud800",
        "key = '\x00'",
        "x" * (LONGEST + 1),
        "[[path]]",
        "path = {}",
        "path = [1]",
        "role = [1, 2]",
        "kind = { key = 'a' }",
    ],
)
def test_what_is_no_procedure_is_refused_in_words(text: str) -> None:
    assert english(text)


def test_a_fault_of_syntax_names_its_line() -> None:
    assert english("key = 'a'\ntitle =\n")[0].startswith(f"{FILE}: line 2: This is not TOML")
