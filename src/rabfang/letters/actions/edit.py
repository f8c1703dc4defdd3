"""A draft is changed."""

from datetime import datetime

from django.db import transaction

from rabfang.cases.actors import Actor
from rabfang.letters.actions.changes import checked, enter, held_draft, put, save
from rabfang.letters.content import Content
from rabfang.letters.models import Letter, LetterEntry
from rabfang.letters.rights import require_sight, require_writer


def edit(letter: Letter, content: Content, *, by: Actor, at: datetime, seen: int) -> Letter:
    """Stores the new content of a draft.

    seen: the version the officer was looking at. Raises NotFound, NotAllowed, Invalid by field, and Conflict:
    "letter-not-draft" once it is issued, "letter-changed" when somebody else was first.
    """
    require_sight(by, [letter])
    with transaction.atomic():
        row = held_draft(letter, seen)
        require_writer(by, row.agency, None, content)
        put(checked(content, row, by), row)
        enter(row, LetterEntry.Action.EDITED, by=by, at=at)
        return save(row)
