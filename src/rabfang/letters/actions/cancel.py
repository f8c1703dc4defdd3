"""A letter is called off: a draft is thrown away, an issued letter keeps its number and says why."""

from datetime import datetime

from django.db import transaction

from rabfang.cases.actors import Actor
from rabfang.core.errors import Conflict, Invalid
from rabfang.letters.actions.changes import enter, held, save
from rabfang.letters.models import Letter, LetterEntry, State
from rabfang.letters.rights import require_issuer, require_sight
from rabfang.thai.text import clean, has_visible


def cancel(letter: Letter, *, by: Actor, at: datetime, reason: str = "") -> Letter:
    """Cancels it. Whoever made a draft may throw it away; else it takes the duty to issue.

    Raises NotFound, NotAllowed, Conflict "letter-cancelled", Invalid when an issued letter is given no reason.
    """
    require_sight(by, [letter])
    with transaction.atomic():
        row = held(letter)
        if row.state == State.CANCELLED:
            raise Conflict("letter-cancelled")
        if not (row.state == State.DRAFT and row.made_by_id == by.officer_id):
            require_issuer(by, row)
        why = clean(reason)
        if row.state != State.DRAFT and not has_visible(why):
            raise Invalid("required", field="reason")
        enter(row, LetterEntry.Action.CANCELLED, by=by, at=at, note=why)
        return save(row, state=State.CANCELLED)
