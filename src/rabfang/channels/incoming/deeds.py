"""What an officer does with a message that was held: the only writers besides the worker."""

from datetime import datetime, timedelta

from django.db import transaction

from rabfang.agencies.actions.changes import note as audit
from rabfang.agencies.models import Officer
from rabfang.cases.actors import Actor
from rabfang.cases.adding import add_words
from rabfang.cases.models import Case, Visibility
from rabfang.cases.perform import perform
from rabfang.cases.receive import OLDEST_RECEIPT, receive
from rabfang.channels.incoming.intakes import INTAKES
from rabfang.channels.incoming.keeping import submission_of
from rabfang.channels.incoming.understood import Contents, became_case, became_message, kept_files, note
from rabfang.channels.models import Incoming
from rabfang.core.errors import Conflict, Invalid

State, Reason = Incoming.State, Incoming.Reason
OPEN = (State.HELD, State.DONE)
LONGEST = 10_000


def make_case(row: Incoming, *, by: Actor, at: datetime) -> Case:
    """A new case of the message. Raises Conflict when somebody was first, and what `receive` raises."""
    with INTAKES[row.way].contents(row) as contents, transaction.atomic():
        _held(row)
        oldest = at - OLDEST_RECEIPT + timedelta(days=1)  # the register takes nothing older; the message keeps its time
        received = receive(
            row.agency,
            row.channel,
            by=by,
            at=at,
            received_at=max(row.received_at, oldest),
            submission=submission_of(row),
            files=kept_files(contents, at=at),
            subject=contents.subject,
            detail=contents.detail,
            name=contents.name,
            email=contents.address,
            language=contents.language,
        )
        became_case(row, received)
    return received.case


def add_to_case(row: Incoming, case: Case, *, by: Actor, at: datetime) -> None:
    """Adds the message to a case of the office: as its complainant's words when the address is theirs, else as the
    officer's remark on what somebody else wrote. Raises Conflict or NotAllowed."""
    if case.agency_id != row.agency_id:
        raise Invalid("no-such-case", field="number")
    with INTAKES[row.way].contents(row) as contents, transaction.atomic():
        _held(row)
        files = kept_files(contents, at=at)
        if contents.address and contents.address == case.complainant.email.lower():
            done = add_words(case, at=at, message=contents.detail, files=files)
        else:
            done = perform(case.pk, "note", by=by, at=at, note=_said(contents), visibility=Visibility.UNIT, files=files)
        became_message(row, done)


def set_aside(row: Incoming, deed: str, *, by: Officer, at: datetime) -> None:
    """ "spam", "not-spam", or "nothing" to be done. Raises Conflict when it became a case meanwhile."""
    states = {"spam": (State.HELD, Reason.SPAM), "not-spam": (State.HELD, ""), "nothing": (State.DONE, "")}
    state, reason = states[deed]
    with transaction.atomic():
        _held(row)
        note(row, state, reason or (row.reason if state == State.DONE else ""), case_id=row.case_id)
        audit(f"incoming-{deed}", f"#{row.pk}", by=by, at=at)


def _held(row: Incoming) -> None:
    """Holds the row until the transaction ends; Conflict unless an officer may still decide."""
    if not Incoming.objects.select_for_update().filter(pk=row.pk, state__in=OPEN).exists():
        raise Conflict("incoming-settled")


def _said(contents: Contents) -> str:
    who = " ".join(part for part in (contents.name, contents.address and f"<{contents.address}>") if part)
    return f"{who}\n{contents.subject}\n\n{contents.detail}".strip()[:LONGEST]
