"""Shares add up to a hundred, and none is further than a tenth from the truth."""

from hypothesis import given
from hypothesis import strategies as st

from rabfang.core.shares import shares


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=12).filter(any))
def test_they_add_up_and_are_near(counts: list[int]) -> None:
    found = shares(counts)
    assert round(sum(found), 6) == 100.0
    assert all(abs(one - 100 * count / sum(counts)) < 0.1 for one, count in zip(found, counts, strict=True))


def test_thirds_and_nothing() -> None:
    assert shares([1, 1, 1]) == [33.4, 33.3, 33.3]
    assert shares([0, 0]) == [0.0, 0.0]
