"""Who follows what happens to cases, inside the same transaction. `project/wiring.py` holds the one list."""

from collections.abc import Callable

from rabfang.cases.models import Case, Event

Listener = Callable[[Case, Event], None]
_listeners: list[Listener] = []
_in_confidence: list[Listener] = []


def listen(listener: Listener, *, in_confidence: bool = False) -> None:
    """Adds a listener; it runs after each event, in the transaction that stores it.

    Only one that tells nobody anything may follow confidential cases too.
    """
    if listener not in _listeners:
        _listeners.append(listener)
        if in_confidence:
            _in_confidence.append(listener)


def happened(case: Case, event: Event) -> None:
    """Tells every listener of one event."""
    for listener in _listeners if case.box_id is None else _in_confidence:
        listener(case, event)
