"""Whatever is done to a preset, it loads or is refused with problems; nothing else comes out."""

import tomllib
from contextlib import suppress
from copy import deepcopy
from typing import Any

from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rabfang.procedures.chart import chart_svg
from rabfang.procedures.checks import check
from rabfang.procedures.loader import load, preset_keys, preset_text
from rabfang.procedures.problems import ProcedureError
from rabfang.procedures.schema import Procedure
from rabfang.procedures.shape import validated

PRESETS = {key: preset_text(key) for key in preset_keys()}
STRANGE: tuple[Any, ...] = (
    "",
    "close",
    "intake",
    "kind",
    "x.y",
    ".",
    "clock",
    "citizen",
    0,
    -1,
    1.5,
    True,
    [],
    {},
    None,
)


def _places(data: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where every value of nested tables and lists stands."""
    found = [place] if place else []
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        found += _places(value, (*place, key))
    return found


def _holder(data: Any, place: tuple[Any, ...]) -> Any:
    for key in place[:-1]:
        data = data[key]
    return data


def _mutate(data: Any, draw: st.DataObject) -> None:
    """Deletes a value, puts a strange one, or one from elsewhere in the file."""
    place = draw.draw(st.sampled_from(_places(data)))
    holder = _holder(data, place)
    what = draw.draw(st.sampled_from(("delete", "strange", "swap", "add")))
    if what == "delete":
        del holder[place[-1]]
    elif what == "strange":
        holder[place[-1]] = deepcopy(draw.draw(st.sampled_from(STRANGE)))
    elif what == "swap":
        other = draw.draw(st.sampled_from(_places(data)))
        holder[place[-1]] = deepcopy(_holder(data, other)[other[-1]])
    elif isinstance(holder, dict):
        holder[draw.draw(st.sampled_from(("again", "extra", "step", "outcome")))] = deepcopy(holder[place[-1]])


def _load(data: Any) -> Procedure | None:
    try:
        procedure = validated(data)
        problems = check(procedure)
    except ProcedureError as error:
        problems = list(error.problems)
    for language in ("th", "en"):
        with override(language):
            assert all(str(problem) for problem in problems)
    return None if problems else procedure


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(key=st.sampled_from(sorted(PRESETS)), times=st.integers(1, 3), draw=st.data())
def test_a_mutated_preset_loads_or_is_refused(key: str, times: int, draw: st.DataObject) -> None:
    data = tomllib.loads(PRESETS[key])
    for _ in range(times):
        _mutate(data, draw)
    procedure = _load(data)
    if procedure is not None:
        assert chart_svg(procedure).startswith("<svg")


@settings(max_examples=150, deadline=None)
@given(key=st.sampled_from(sorted(PRESETS)), draw=st.data())
def test_a_cut_text_loads_or_is_refused(key: str, draw: st.DataObject) -> None:
    text = PRESETS[key]
    start = draw.draw(st.integers(0, len(text)))
    end = draw.draw(st.integers(start, min(len(text), start + 400)))
    middle = draw.draw(st.text(max_size=8))
    with suppress(ProcedureError):
        load(text[:start] + middle + text[end:], name="office.toml")
