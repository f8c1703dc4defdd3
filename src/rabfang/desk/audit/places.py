"""Where a page of entries begins: below a moment and a number, as an address says it."""

import re
from dataclasses import dataclass
from datetime import datetime

from rabfang.core.canonical import moment_text

PLACE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)-(\d{1,18})", re.ASCII)


@dataclass(frozen=True)
class Place:
    """Below which entry a page begins."""

    at: datetime
    number: int

    def __str__(self) -> str:
        return f"{moment_text(self.at)}-{self.number}"


def place_in(text: str) -> Place | None:
    """The place that an address says; None when it says none."""
    if not (found := PLACE.fullmatch(text)):
        return None
    try:
        return Place(datetime.fromisoformat(found[1]), int(found[2]))
    except ValueError:
        return None
