"""Texts with places to fill: nothing runs, nothing is filled twice, what is unknown is refused by its name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabfang.core.errors import Invalid
from rabfang.letters.kinds import KIND_OF_TEXT, TEXT_TITLES
from rabfang.letters.placeholders import NAMES, PLACEHOLDERS, check, fill, gaps_in, samples
from rabfang.letters.refusals import refusal_text
from rabfang.letters.texts import built_in

names = st.sampled_from(sorted(NAMES))
plain = st.text(st.characters(blacklist_characters="{}", blacklist_categories=["Cs"]), max_size=20)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("เรียน {foo}", "ไม่รู้จักช่องเติม {foo}"),
        ("{case.__class__}", "ไม่รู้จักช่องเติม {case.__class__}"),
        ("{complainant!r}", "ไม่รู้จักช่องเติม {complainant!r}"),
        ("{subject:>99}", "ไม่รู้จักช่องเติม {subject:>99}"),
        ("{}", "ไม่รู้จักช่องเติม {}"),
        ("{ subject }", "ไม่รู้จักช่องเติม { subject }"),
        ("{% load static %}", "ไม่รู้จักช่องเติม {% load static %}"),
        ("{{7*7}}", "วงเล็บปีกกาซ้อนกัน"),
        ("{{subject}}", "วงเล็บปีกกาซ้อนกัน"),
        ("{subject", "เปิดหรือปิดไม่ครบคู่"),
        ("subject}", "เปิดหรือปิดไม่ครบคู่"),
        ("{sub\nject}", "เปิดหรือปิดไม่ครบคู่"),
    ],
)
def test_what_is_no_placeholder_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(Invalid) as refused:
        check(text, field="body")
    assert refused.value.field == "body"
    assert said in refusal_text(refused.value)


@given(name=st.text(st.characters(blacklist_characters="{}\n", blacklist_categories=["Cs"]), max_size=30), around=plain)
def test_unknown_names_are_always_refused(name: str, around: str) -> None:
    text = f"{around}{{{name}}}{around}"
    if name in NAMES:
        assert check(text) == text
    else:
        with pytest.raises(Invalid) as refused:
            check(text)
        assert refused.value.code == "placeholder-unknown"
        assert name.startswith(refused.value.params["name"])


@given(parts=st.lists(st.tuples(plain, names), max_size=6), end=plain, value=st.text(max_size=20))
def test_known_names_are_always_replaced_and_never_again(parts: list[tuple[str, str]], end: str, value: str) -> None:
    """Whatever is put in, even a placeholder, stands there as it is."""
    text = "".join(f"{before}{{{name}}}" for before, name in parts) + end
    put_in = f"{{subject}}{value}{{{{7*7}}}}"
    assert fill(check(text), dict.fromkeys(NAMES, put_in)) == put_in.join([*(before for before, _ in parts), end])


@pytest.mark.parametrize("text", ['#read("/etc/passwd")', "%(subject)s %s", "$subject", "\\1 \\g<1>"])
def test_other_languages_are_plain_words(text: str) -> None:
    assert fill(check(text), samples()) == text
    assert fill("{subject}", {"subject": text}) == text


def test_what_is_not_known_leaves_a_gap_that_is_found_again() -> None:
    text = fill("พบว่า {findings} เลขรับ {case_number}", {"case_number": "๑/๒๕๗๐"})
    assert text == "พบว่า [ผลการตรวจสอบและดำเนินการ] เลขรับ ๑/๒๕๗๐"
    assert list(gaps_in(text)) == ["[ผลการตรวจสอบและดำเนินการ]"]


def test_each_placeholder_has_a_meaning_and_a_sample_of_its_own() -> None:
    assert len(NAMES) == len(PLACEHOLDERS) == len({str(one.meaning) for one in PLACEHOLDERS})
    assert all(one.sample for one in PLACEHOLDERS)


def test_every_kind_has_a_text_that_may_be_saved() -> None:
    assert built_in().keys() == KIND_OF_TEXT.keys() == TEXT_TITLES.keys()
    for text in built_in().values():
        filled = text.checked().filled(samples())
        assert not re.search(r"[{}\[\]]", "".join(vars(filled).values()))
