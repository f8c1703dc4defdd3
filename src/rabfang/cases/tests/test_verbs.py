"""The verbs a procedure may name are the verbs the heart has, besides the two that have a door of their own."""

from rabfang.cases.actions import VERBS
from rabfang.procedures.verbs import VERBS as NAMED


def test_every_named_verb_is_built_and_every_built_one_named() -> None:
    assert set(NAMED) == set(VERBS) | {"receive", "erase"}
