"""What the actions share: the letter held and looked at, its content checked and put in its row, its history."""

from datetime import datetime
from typing import Any

from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.queries import READABLE
from rabfang.core.errors import Conflict, Invalid, NotAllowed
from rabfang.documents.models import StoredFile
from rabfang.letters.content import Content, stored
from rabfang.letters.kinds import KINDS, Paper
from rabfang.letters.models import Letter, LetterEntry, State
from rabfang.letters.queries import key_of, pictures_of
from rabfang.letters.rights import sight_of


def held(letter: Letter) -> Letter:
    """The letter as it is now, held until the transaction ends."""
    return Letter.objects.select_for_update(of=("self",)).select_related("agency", "case").get(pk=letter.pk)


def held_draft(letter: Letter, seen: int | None) -> Letter:
    """The draft as it is now, held; Conflict once it is no draft, or when it has changed since version `seen`."""
    row = held(letter)
    if row.state != State.DRAFT:
        raise Conflict("letter-not-draft")
    if seen is not None and seen != row.version:
        raise Conflict("letter-changed", seen=seen, version=row.version)
    return row


def officer_of(by: Actor) -> int:
    """The officer behind an action; NotAllowed for anybody else."""
    if by.officer_id is None:
        raise NotAllowed("letter-not-yours")
    return by.officer_id


def checked(content: Content, letter: Letter, by: Actor) -> Content:
    """The content; Invalid when the kind is not printed so, or a picture is new and not one the actor may enclose."""
    kind = KINDS[letter.kind]
    papers = {Paper.MEMO, Paper.LETTER} if kind.either else {kind.paper}
    if content.paper not in papers:
        raise Invalid("wrong-paper", field="paper")
    fresh = set(content.pictures) - set((letter.content or {}).get("pictures", ()))
    if fresh and fresh - _pictures(letter.case, by):
        raise Invalid("no-such-picture", field="pictures")
    return content


def put(content: Content, letter: Letter) -> None:
    """Writes the content and what repeats it into the row, without saving."""
    letter.content, letter.subject, letter.secret = stored(content), content.subject, bool(content.secrecy)
    letter.key = key_of(letter)


def enter(
    letter: Letter,
    action: LetterEntry.Action,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
    file: StoredFile | None = None,
) -> None:
    """Adds a line to the letter's history."""
    LetterEntry.objects.create(letter=letter, action=action, at=at, by_id=officer_of(by), note=note[:300], file=file)


def save(letter: Letter, **values: Any) -> Letter:
    """Stores the values and counts the version; `letter` is held."""
    letter.version += 1
    for name, value in values.items():
        setattr(letter, name, value)
    letter.save()
    return letter


def _pictures(case: Case | None, by: Actor) -> set[int]:
    if case is None:
        return set()
    return {row.pk for row in pictures_of(case, READABLE[sight_of(by, case.agency)])}
