"""Who follows what happens to cases, inside the same transaction. `project/wiring.py` holds the one list."""

from collections.abc import Callable

from rabfang.cases.models import Case, Event

Listener = Callable[[Case, Event], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Adds a listener; it runs after each event, in the transaction that stores it."""
    if listener not in _listeners:
        _listeners.append(listener)


def happened(case: Case, event: Event) -> None:
    """Tells every listener of one event."""
    for listener in _listeners:
        listener(case, event)
