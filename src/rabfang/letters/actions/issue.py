"""A letter gets its number and date, and is frozen: from here on it says for ever what it says now."""

from datetime import date, datetime
from io import BytesIO

from django.db import transaction

from rabfang.cases.actors import Actor
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict, Invalid
from rabfang.documents.actions import store_made
from rabfang.documents.kinds import PDF
from rabfang.letters.actions.changes import enter, held_draft, officer_of, save
from rabfang.letters.content import Content
from rabfang.letters.head import letterhead_of
from rabfang.letters.kinds import Paper, Series
from rabfang.letters.models import Letter, LetterEntry, State
from rabfang.letters.numbers import next_number, reference_of, year_of
from rabfang.letters.paper import CannotPrint
from rabfang.letters.placeholders import gaps_in
from rabfang.letters.printing import content_of, pdf_of
from rabfang.letters.queries import key_of
from rabfang.letters.rights import require_issuer
from rabfang.letters.seals import digest_of

DAYS_BACK = 60  # a date further back is a mistyped year


def issue(letter: Letter, *, by: Actor, at: datetime, dated: date | None = None, seen: int | None = None) -> Letter:
    """Takes the next number of the letter's book, prints the letter and keeps the PDF with its digest.

    dated: the day it bears, today when empty; its calendar year is the book's. seen: the version the officer read.

    Raises NotFound, NotAllowed, Invalid (a gap is left, nobody signs, the date cannot be) and Conflict:
    "letter-not-draft" when it is issued already, "letter-changed", "cannot-print".
    """
    require_issuer(by, letter)
    day = day_for(dated, local_date(at))
    with transaction.atomic():
        row = held_draft(letter, seen)
        _require_whole(content_of(row))
        series = Series(row.series)
        row.dated, row.year = day, year_of(day)
        row.number = next_number(row.agency, series, row.year)
        row.reference_text = reference_of(letterhead_of(row.agency).reference, series, row.number, row.year)
        row.key = key_of(row)
        kept = store_made(BytesIO(_printed(row)), f"letter-{row.pk}.pdf", PDF, at=at)
        row.file, row.sha256, row.issued_at, row.issued_by_id = kept, kept.sha256, at, officer_of(by)
        enter(row, LetterEntry.Action.ISSUED, by=by, at=at, note=row.reference_text)
        return save(row, state=State.ISSUED, digest=digest_of(row))


def day_for(dated: date | None, today: date) -> date:
    """The day a letter may bear, today when empty; Invalid when it is still to come or mistyped."""
    day = dated or today
    if day > today:
        raise Invalid("dated-in-the-future", field="dated")
    if (today - day).days > DAYS_BACK:
        raise Invalid("dated-too-long-ago", field="dated", days=DAYS_BACK)
    return day


def _require_whole(content: Content) -> None:
    """A letter that still shows a gap, or that nobody signs or gets, does not leave the office."""
    texts = (content.subject, content.addressee, content.body, content.after)
    if gaps := list(gaps_in(*texts, *content.references, *content.enclosures)):
        raise Invalid("gaps-left", gaps=" ".join(gaps))
    if not (content.signer_name and content.signer_position):
        raise Invalid("signer-needed")
    if content.paper != Paper.ORDER and not content.addressee:
        raise Invalid("addressee-needed")


def _printed(letter: Letter) -> bytes:
    try:
        return pdf_of(letter)
    except CannotPrint as error:
        raise Conflict("cannot-print") from error
