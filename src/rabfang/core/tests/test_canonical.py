"""One value, one byte form."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabfang.core.canonical import canonical_json, digest

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


class Colour(StrEnum):
    RED = "red"


def test_form() -> None:
    at = datetime(2026, 4, 9, 16, 30, tzinfo=timezone(timedelta(hours=7)))
    value = {"ข": (1, None, True), "a": at, "day": date(2026, 4, 9), "colour": Colour.RED}
    assert canonical_json(value).decode() == (
        '{"a":"2026-04-09T09:30:00.000000Z","colour":"red","day":"2026-04-09","ข":[1,null,true]}'
    )
    assert canonical_json(datetime(999, 1, 1, tzinfo=UTC)) == b'"0999-01-01T00:00:00.000000Z"'


def test_digest() -> None:
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@given(values)
def test_reads_back_and_is_stable(value: Any) -> None:
    written = canonical_json(value)
    assert json.loads(written) == value
    assert canonical_json(json.loads(written)) == written


@given(st.dictionaries(st.text(), st.integers()))
def test_order_does_not_matter(value: dict[str, int]) -> None:
    assert digest(dict(reversed(value.items()))) == digest(value)


@pytest.mark.parametrize("value", [1.5, float("nan"), [1.0], {1: "x"}, {"set"}, b"bytes", object()])
def test_what_has_no_single_form(value: Any) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


def test_naive_moments_and_broken_text_are_refused() -> None:
    naive = datetime(2026, 4, 9, tzinfo=UTC).replace(tzinfo=None)
    for value in (naive, "\ud800"):
        with pytest.raises(ValueError, match=r"naive|surrogates"):
            canonical_json(value)
