"""What has been said about a case and sent with it, in order of time: what is read before a decision (S4-3)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rabfang.cases.wording import byline
from rabfang.desk.case.history import link
from rabfang.desk.case.reading import Opened


@dataclass(frozen=True)
class Paper:
    """Words or files of one event: what they are, from whom, when."""

    label: str
    body: str
    byline: str
    at: datetime
    files: list[dict[str, Any]]


def papers(case: Opened) -> list[Paper]:
    """Everything readable, the oldest first; a file stands with the last words of its event."""
    found = []
    for event in case.events:
        files = [{**link(case, row), "picture": bool(row.file.shown_path)} for row in case.files.get(event.seq, ())]
        texts = case.texts.get(event.seq, [])
        who = byline(event, case.names)
        for text in texts:
            last = files if text is texts[-1] else []
            found.append(Paper(case.label(text), text.body, who, event.at, last))
        if files and not texts:
            found.append(Paper("", "", who, event.at, files))
    return found
