"""What a message from outside says, by whatever way it came, and what its being settled is noted as."""

from dataclasses import dataclass, field
from typing import Any

from rabfang.cases.perform import Done
from rabfang.cases.receive import Received
from rabfang.channels.models import Incoming


@dataclass(frozen=True)
class Understood:
    """Who says what: new words, those they quote, and their files as uploads."""

    name: str
    address: str
    subject: str
    words: str
    quoted: str = ""
    files: list[Any] = field(default_factory=list)


def note(row: Incoming, state: str, reason: str = "", **columns: Any) -> None:
    """It is settled, or held for an officer."""
    settled = {"state": state, "reason": reason, "next_at": None, "error": "", **columns}
    Incoming.objects.filter(pk=row.pk).update(**settled)


def still_waiting(row: Incoming) -> bool:
    """Holds the row until the transaction ends; False when somebody settled it meanwhile."""
    return Incoming.objects.select_for_update().filter(pk=row.pk, state=Incoming.State.WAITING).exists()


def became_case(row: Incoming, received: Received) -> None:
    """It is a new case."""
    note(row, Incoming.State.CASE, case=received.case, seq=received.event.seq)


def became_message(row: Incoming, done: Done) -> None:
    """It is an event of a case."""
    note(row, Incoming.State.MESSAGE, case=done.case, seq=done.event.seq)
