"""Everything that the code puts on record has words: a reader of the record sees no bare keys."""

import ast
from collections.abc import Iterator
from pathlib import Path

import rabfang
from rabfang.desk.audit.wording import WORDS

SOURCE = Path(rabfang.__file__).parent
RECORDERS = {"noted", "_noted", "note", "record", "look", "looked"}


def test_every_entry_has_words() -> None:
    keys = dict(_keys())
    assert len(keys) > 80
    assert {key: place for key, place in keys.items() if not any(_fits(key, known) for known in WORDS)} == {}


def _keys() -> Iterator[tuple[str, str]]:
    """The first text given to what records, with "*" for a part that is put together."""
    for path in SOURCE.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in RECORDERS:
                told = (list(_texts(argument)) for argument in node.args[:2])  # the action, or where it was done first
                yield from ((text, path.name) for text in next(filter(None, told), []) if text)


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _texts(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.IfExp):
        yield from (*_texts(argument.body), *_texts(argument.orelse))
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in argument.values)


def _fits(key: str, known: str) -> bool:
    before, star, after = key.partition("*")
    return known.startswith(before) and known.endswith(after) if star else key == known
