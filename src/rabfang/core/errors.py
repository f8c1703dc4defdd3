"""What a person is told when something cannot be done: a stable code and its facts; words are made elsewhere."""

from typing import Any


class Refused(Exception):
    """Base of all of them. `code` is stable, `params` fill its sentence."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class NotAllowed(Refused):
    """This person may not do it."""


class Conflict(Refused):
    """It cannot be done now: the state does not allow it, or somebody else was first."""


class NotFound(Refused):
    """There is no such thing, or none this person may know of."""


class Invalid(Refused):
    """Something given is wrong; `field` names it when one field is."""

    def __init__(self, code: str, *, field: str | None = None, **params: Any) -> None:
        super().__init__(code, **params)
        self.field = field
