"""What the events of a case say was erased, for proving that exactly this is missing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rabfang.cases.models import Event

ERASE = "erase"


@dataclass
class Gone:
    """Texts by event and field, files by event and id, and events whose lines are gone."""

    texts: set[tuple[int, str]] = field(default_factory=set)
    files: set[tuple[int, str]] = field(default_factory=set)
    lines: set[int] = field(default_factory=set)
    letters: dict[int, str] = field(default_factory=dict)

    def texts_left(self, event: Event) -> dict[str, Any]:
        """The texts of an event that must still be there."""
        said = event.facts.get("texts", {})
        return {name: row for name, row in said.items() if (event.seq, name) not in self.texts}

    def files_left(self, event: Event) -> list[Any]:
        """The files of an event that must still be there."""
        return [row for row in event.facts.get("files", []) if (event.seq, row[0]) not in self.files]


def erased_of(events: Iterable[Event]) -> Gone:
    """What was erased of a case; an event erases only what was before it."""
    gone = Gone()
    for event in events:
        if event.action != ERASE:
            continue
        said = event.facts["erased"]
        gone.texts |= {(seq, name) for seq, name in said["texts"] if seq < event.seq}
        gone.files |= {(seq, file) for seq, file in said["files"] if seq < event.seq}
        gone.lines |= {seq for seq in said["lines"] if seq < event.seq}
        gone.letters |= dict(said.get("letters", []))
    return gone
