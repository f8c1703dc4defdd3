"""The ways by which messages come in by themselves, and how each is taken in: the one list.

Its keys are what `Incoming.way` holds.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from rabfang.channels.email import intake as email
from rabfang.channels.incoming.understood import Contents, Understood
from rabfang.channels.models import Incoming


@dataclass(frozen=True)
class Intake:
    """`settle` makes something of a message, `understood` says what it says, `contents` is that for the register."""

    settle: Callable[[Incoming, datetime], None]
    understood: Callable[[Incoming], Understood]
    contents: Callable[[Incoming], AbstractContextManager[Contents]]


INTAKES: Mapping[str, Intake] = {"email": Intake(email.settle, email.understood, email.contents)}
