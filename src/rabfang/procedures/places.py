"""Where a value stands in a procedure file, as one would write it: `path.outside.step[refer].within`."""

from collections.abc import Mapping, Sequence
from typing import Any


def at(*parts: str) -> str:
    """Names joined by dots."""
    return ".".join(parts)


def entry(table: str, key: str) -> str:
    """One entry of an array of tables, by its key: `role[centre]`."""
    return f"{table}[{key}]"


def step_at(path: str, step: str, *more: str) -> str:
    """A step, or something within it."""
    return at("path", path, entry("step", step), *more)


def written(location: Sequence[str | int], data: Any) -> str:
    """A validator's location in `data`, entries of arrays named by their own key, or their order from 1."""
    text = ""
    for part in location:
        if part == "[key]":
            continue
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and part < len(data) else None
            text += f"[{_name(data, part)}]"
        else:
            data = data.get(part) if isinstance(data, Mapping) else None
            text += f".{part}" if text else part
    return text


def _name(value: Any, order: int) -> str:
    if isinstance(value, Mapping):
        for name in ("key", "action"):
            if isinstance(value.get(name), str):
                return str(value[name])
    return f"#{order + 1}"
