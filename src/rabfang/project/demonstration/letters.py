"""The demonstration's letters: written, numbered and sent by the same actions as real ones."""

from dataclasses import dataclass
from datetime import datetime

from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.core.clock import local_date
from rabfang.letters.actions.draft import begun, draft
from rabfang.letters.actions.issue import issue
from rabfang.letters.actions.save_letterhead import HeadFacts, save_letterhead
from rabfang.letters.actions.send import send


@dataclass(frozen=True)
class Wanted:
    """One letter of a story: the text it begins with, what stands in it instead, how far it goes.

    `sent` is the way by which it leaves; with neither that nor `issued` it stays a draft. `part`: to whom it goes.
    """

    text: str
    body: str = ""
    after: str = ""
    part: int | None = None
    issued: bool = False
    sent: str = ""
    note: str = ""


def set_letterhead(agency: Agency, reference: str, *, by: Officer, at: datetime) -> None:
    """What stands before the numbers of the office's letters."""
    save_letterhead(agency, HeadFacts(reference, "", "", thai_digits=True), by=by, at=at)


def write(case: Case, wanted: Wanted, *, by: Actor, at: datetime) -> str:
    """Writes the letter; returns its number, empty for a draft."""
    content = begun(case.agency, wanted.text, by=by, at=at, case=case, part=wanted.part)
    instead = {name: said for name in ("body", "after") if (said := getattr(wanted, name))}
    letter = draft(
        case.agency, wanted.text, by=by, at=at, case=case, part=wanted.part, content=content.model_copy(update=instead)
    )
    if wanted.issued or wanted.sent:
        letter = issue(letter, by=by, at=at)
    if wanted.sent:
        send(letter, by=by, at=at, on=local_date(at), way=wanted.sent, note=wanted.note)
    return letter.reference_text
