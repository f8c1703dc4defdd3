"""Who follows a letter that leaves the office, inside the same transaction. `project/wiring.py` holds the one list."""

from collections.abc import Callable

from rabfang.letters.models import Letter

Listener = Callable[[Letter, int], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Adds a listener; it is told of each letter that is sent and of the officer who sent it."""
    if listener not in _listeners:
        _listeners.append(listener)


def sent(letter: Letter, by: int) -> None:
    """Tells every listener."""
    for listener in _listeners:
        listener(letter, by)
