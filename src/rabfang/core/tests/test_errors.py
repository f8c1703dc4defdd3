"""Refusals carry a stable code and the facts of their sentence."""

import pytest

from rabfang.core.errors import Conflict, Invalid, NotAllowed, NotFound, Refused


@pytest.mark.parametrize("kind", [NotAllowed, Conflict, NotFound, Invalid])
def test_every_kind_is_a_refusal(kind: type[Refused]) -> None:
    error = kind("too-late", until="2026-04-09")
    assert isinstance(error, Refused)
    assert error.code == "too-late"
    assert error.params == {"until": "2026-04-09"}
    assert str(error) == "too-late"


def test_invalid_names_its_field() -> None:
    assert Invalid("too-long", field="subject", limit=200).field == "subject"
    assert Invalid("too-long", field="subject", limit=200).params == {"limit": 200}
    assert Invalid("incomplete").field is None
