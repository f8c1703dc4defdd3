"""Each rule refuses a preset broken in one way, and says the file, the key and what would be right."""

import pytest
from django.utils.translation import override

from rabfang.procedures.checks import FLOW, NAMING
from rabfang.procedures.loader import load, preset_keys, preset_text
from rabfang.procedures.shape import parse
from rabfang.procedures.tests.breaking import FILE, Break, changed, english, problems
from rabfang.procedures.tests.broken_flow import ENDINGS
from rabfang.procedures.tests.broken_flow import FLOW as BROKEN_FLOW
from rabfang.procedures.tests.broken_names import NAMES
from rabfang.procedures.tests.broken_partners import PARTNERS
from rabfang.procedures.tests.broken_reports import REPORTS
from rabfang.procedures.tests.broken_targets import TARGETS
from rabfang.procedures.tests.broken_times import TIMES_AND_WORDING
from rabfang.procedures.tests.broken_watching import WATCHING

BROKEN = (*NAMES, *TARGETS, *TIMES_AND_WORDING, *BROKEN_FLOW, *ENDINGS, *PARTNERS, *WATCHING, *REPORTS)


@pytest.mark.parametrize("key", preset_keys())
def test_a_preset_loads_and_is_named_by_its_file(key: str) -> None:
    assert load(preset_text(key), name=FILE).key == key


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_a_broken_preset_is_refused_with_its_place_and_the_remedy(broken: Break) -> None:
    sentences = english(broken.text)
    assert any(
        sentence.startswith(f"{FILE}: {broken.where}: ") and broken.right in sentence for sentence in sentences
    ), sentences
    assert any(problem.where == broken.where for problem in broken.rule(parse(broken.text)))


def test_every_rule_is_broken_above() -> None:
    assert {broken.rule for broken in BROKEN} == {*NAMING, *FLOW}


@pytest.mark.parametrize("rule", [*NAMING, *FLOW], ids=lambda rule: str(rule.__name__))
def test_every_rule_says_what_it_demands(rule: object) -> None:
    assert rule.__doc__


def test_problems_are_told_in_thai_to_a_thai_reader() -> None:
    text = changed("hat-kham", 'again = "refer"', 'again = "start"')
    with override("th"):
        assert [str(problem) for problem in problems(text)] == [
            f"{FILE}: path.outside.again: ไม่มีขั้น “start”. ใช้ได้ดังนี้: refer, track, reply, close."
        ]


def test_all_problems_of_a_file_come_at_once() -> None:
    text = changed("hat-kham", 'again = "refer"', 'again = "start"').replace('to = ["executive"]', 'to = ["x"]')
    assert len(problems(text)) == 2


def test_the_lao_letters_of_the_first_source_are_refused() -> None:
    """S0's document writes the fifth channel with Lao letters that look like Thai ones."""
    sentences = english(changed("saraburi-treasury", "พบปะเยี่ยมเยียน", "พบປະເຍີມເຍື່ນ"))
    assert len(sentences) == 1
    assert "(Lao)" in sentences[0]
