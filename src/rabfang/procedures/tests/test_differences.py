"""Two versions side by side: what changed, where, from what to what."""

from rabfang.procedures.differences import Difference, differences
from rabfang.procedures.loader import load, load_preset
from rabfang.procedures.tests.breaking import changed

OLD = load_preset("hat-kham")


def _after(old: str, new: str) -> tuple[Difference, ...]:
    return differences(OLD, load(changed("hat-kham", old, new), name="new.toml"))


def test_the_same_procedure_has_no_difference() -> None:
    assert differences(OLD, OLD) == ()


def test_a_changed_value_is_told_with_its_place() -> None:
    assert _after(
        'within = "7 working days"\ncounted_from = "ordered"',
        'within = "5 working days"\ncounted_from = "ordered"',
    ) == (Difference("path.ordered-work.step[report].within", "7 working days", "5 working days"),)


def test_a_list_of_names_is_one_value() -> None:
    assert _after('recorded_by = ["centre", "executive"]', 'recorded_by = ["executive"]') == (
        Difference("channel[direct-line].recorded_by", "centre, executive", "executive"),
    )


def test_an_added_entry_shows_each_of_its_values() -> None:
    added = '[[escalation]]\nafter = "5 working days"\nto = ["executive"]\nsource = "C-5"\n\n[[report]]'
    assert _after("[[report]]", added) == (
        Difference("escalation[#3].after", None, "5 working days"),
        Difference("escalation[#3].to", None, "executive"),
        Difference("escalation[#3].source", None, "C-5"),
    )


def test_a_removed_entry_shows_each_of_its_values() -> None:
    text = '[[anytime]]\naction = "unmerge"\nby = ["centre"]\nduring = ["merged"]\nsource = "C-3"\n\n'
    assert _after(text, "") == (
        Difference("anytime[unmerge].action", "unmerge", None),
        Difference("anytime[unmerge].by", "centre", None),
        Difference("anytime[unmerge].during", "merged", None),
        Difference("anytime[unmerge].source", "C-3", None),
    )


def test_entries_in_another_order_are_told_as_an_order() -> None:
    moved = OLD.model_copy(update={"kind": (OLD.kind[1], OLD.kind[0], *OLD.kind[2:])})
    assert differences(OLD, moved) == (
        Difference(
            "kind",
            "information, service-quality, outside, affecting-organization",
            "service-quality, information, outside, affecting-organization",
        ),
    )
