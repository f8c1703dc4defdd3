"""A numbered letter leaves the office."""

from datetime import date, datetime

from django.db import transaction

from rabfang.cases.actors import Actor
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, Invalid
from rabfang.letters import hooks
from rabfang.letters.actions.changes import enter, held, officer_of, save
from rabfang.letters.models import Letter, LetterEntry, SentWay, State
from rabfang.letters.rights import require_issuer
from rabfang.thai.dates import long_date
from rabfang.thai.text import clean


def send(letter: Letter, *, by: Actor, at: datetime, on: date, way: str, note: str = "") -> Letter:
    """Writes down that it was sent: on which day, how, with which tracking number.

    Raises NotFound, NotAllowed, Conflict "letter-not-issued", Invalid by field.
    """
    require_issuer(by, letter)
    if way not in SentWay.values:
        raise Invalid("not-understood", field="way")
    with transaction.atomic():
        row = held(letter)
        if row.state != State.ISSUED or row.dated is None:
            raise Conflict("letter-not-issued")
        if on > local_date(at):
            raise Invalid("sent-in-the-future", field="on")
        if on < row.dated:
            raise Invalid("sent-before-dated", field="on", dated=long_date(row.dated))
        said = clean(note)[:300]
        enter(row, LetterEntry.Action.SENT, by=by, at=at, note=said)
        done = save(row, state=State.SENT, sent_on=on, sent_way=way, sent_note=said)
        hooks.sent(done, officer_of(by))
        return done
