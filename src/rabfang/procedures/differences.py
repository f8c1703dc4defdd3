"""What changed between two procedures, value by value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rabfang.procedures.schema import Procedure, plain


@dataclass(frozen=True)
class Difference:
    """One value that differs: its key as one would write it, and each side's value, None where missing."""

    where: str
    old: str | None
    new: str | None


def differences(old: Procedure, new: Procedure) -> tuple[Difference, ...]:
    """Every value that differs, in the file's order. Entries of lists are matched by key, not by place."""
    return tuple(_compare("", plain(old), plain(new)))


def _compare(where: str, old: Any, new: Any) -> Iterator[Difference]:
    if old == new:
        return
    old_parts, new_parts = _parts(old), _parts(new)
    if old_parts is None or new_parts is None:
        if old_parts or new_parts:  # a whole table came or went: each of its values
            yield from _tables(where, old_parts or {}, new_parts or {}, listed=isinstance(old or new, list))
        else:
            yield Difference(where, _text(old), _text(new))
        return
    listed = isinstance(old, list)
    yield from _tables(where, old_parts, new_parts, listed=listed)
    kept_old = [key for key in old_parts if key in new_parts]
    kept_new = [key for key in new_parts if key in old_parts]
    if listed and kept_old != kept_new:
        yield Difference(where, ", ".join(kept_old), ", ".join(kept_new))


def _tables(where: str, old: Mapping[str, Any], new: Mapping[str, Any], *, listed: bool) -> Iterator[Difference]:
    for key in dict.fromkeys([*old, *new]):
        place = f"{where}[{key}]" if listed else f"{where}.{key}".lstrip(".")
        yield from _compare(place, old.get(key), new.get(key))


def _parts(value: Any) -> Mapping[str, Any] | None:
    """A table by its names, a list of tables by their keys; None for a plain value."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
        return {_name(item, order): item for order, item in enumerate(value, 1)}
    return None


def _name(item: Mapping[str, Any], order: int) -> str:
    return str(item.get("key") or item.get("action") or f"#{order}")


def _text(value: Any) -> str | None:
    if value is None or value in ([], {}):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(str(item) for item in value)
    return str(value)
