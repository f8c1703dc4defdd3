"""What a message from outside says, by whatever way it came, and what its being settled is noted as."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from rabfang.cases.perform import Done
from rabfang.cases.receive import Received
from rabfang.channels.models import Incoming
from rabfang.documents.actions import store_all
from rabfang.documents.models import StoredFile
from rabfang.documents.preparing import Prepared

# Minutes until the next try of one that could not be settled; after the last an officer looks at it.
WAITS = (1, 5, 15, 60)


@dataclass(frozen=True)
class Understood:
    """Who says what: new words, those they quote, and their files as uploads."""

    name: str
    address: str
    subject: str
    words: str
    quoted: str = ""
    files: list[Any] = field(default_factory=list)


@dataclass
class Contents:
    """The same, ready for the register; the files' streams live as long as the block that made it."""

    subject: str
    detail: str
    name: str
    address: str
    language: str
    files: list[Prepared] = field(default_factory=list)


def kept_files(contents: Contents, *, at: datetime) -> tuple[StoredFile, ...]:
    """Keeps the files, in the caller's transaction."""
    return tuple(store_all(contents.files, at=at))


def note(row: Incoming, state: str, reason: str = "", **columns: Any) -> None:
    """It is settled, or held for an officer."""
    settled = {"state": state, "reason": reason, "next_at": None, "error": "", **columns}
    Incoming.objects.filter(pk=row.pk).update(**settled)


def try_later(row: Incoming, at: datetime, error: str, *, tried: int) -> None:
    """It could not be settled, for the `tried`th time: it is tried again in a while, and held in the end."""
    waiting = Incoming.objects.filter(pk=row.pk, state=Incoming.State.WAITING)
    if tried > len(WAITS):
        waiting.update(state=Incoming.State.HELD, reason=Incoming.Reason.FAILED, next_at=None, error=error[:300])
    else:
        after = at + timedelta(minutes=WAITS[tried - 1])
        waiting.update(attempts=tried, next_at=after, error=error[:300])


def still_waiting(row: Incoming) -> bool:
    """Holds the row until the transaction ends; False when somebody settled it meanwhile."""
    return Incoming.objects.select_for_update().filter(pk=row.pk, state=Incoming.State.WAITING).exists()


def became_case(row: Incoming, received: Received) -> None:
    """It is a new case."""
    note(row, Incoming.State.CASE, case=received.case, seq=received.event.seq)


def became_message(row: Incoming, done: Done) -> None:
    """It is an event of a case."""
    note(row, Incoming.State.MESSAGE, case=done.case, seq=done.event.seq)
