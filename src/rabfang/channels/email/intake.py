"""A mail that was kept becomes a case, joins one, or is held to be looked at."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from rabfang.cases.actors import Actor
from rabfang.cases.adding import add_words
from rabfang.cases.models import Case, OutboxMessage
from rabfang.cases.receive import Received, receive
from rabfang.channels.email.bounces import bounce_in
from rabfang.channels.email.enclosed import LONGEST_DETAIL, contents_of, uploads_of
from rabfang.channels.email.reading.mail import Mail, read
from rabfang.channels.email.sorting import forged, is_bounce, sorted_out
from rabfang.channels.email.threads import case_answered
from rabfang.channels.incoming.keeping import submission_of
from rabfang.channels.incoming.understood import (
    Contents,
    Understood,
    became_case,
    became_message,
    kept_files,
    note,
    still_waiting,
)
from rabfang.channels.models import Digest, Incoming, Mailbox
from rabfang.core.errors import Conflict, NotAllowed
from rabfang.documents.queries import open_original

State, Reason = Incoming.State, Incoming.Reason
WAY = "email"
# So many acknowledgements a day go to one address, and so many mails of one become cases: two programs that answer
# each other stop there.
ACKNOWLEDGED_A_DAY, TAKEN_A_DAY = 5, 50
DAY = timedelta(days=1)


def settle(row: Incoming, at: datetime) -> None:
    """Makes of a mail what it is, in one transaction that begins once its files have been looked at."""
    mail = mail_of(row)
    verdict = sorted_out(mail, _own_addresses(row))
    with contents_of(mail, looked_at=verdict is None) as contents, transaction.atomic():
        if not still_waiting(row):
            return
        _note_head(row, mail)
        if is_bounce(mail):
            _bounced(row, mail)
        elif verdict is not None:
            note(row, *verdict)
        else:
            _taken(row, mail, contents, at)


def _taken(row: Incoming, mail: Mail, contents: Contents, at: datetime) -> None:
    """What a person wrote: part of a case, or a new one."""
    answered = case_answered(row, mail, trusted=not forged(mail))
    if answered is not None:
        _join(row, answered, contents, mail, at)
    elif _taken_since(row, mail, at) >= TAKEN_A_DAY:
        note(row, State.HELD, Reason.AUTOMATIC)
    else:
        became_case(row, take_in(row, mail, contents, by=Actor.citizen(), at=at))


def mail_of(row: Incoming) -> Mail:
    """The mail as it came, read."""
    if row.raw is None:
        raise ValueError("a mail without its raw file")
    with open_original(row.raw, for_people=False) as content:
        return read(content.read())


def understood(row: Incoming) -> Understood:
    """What the mail says, for who looks at it."""
    mail = mail_of(row)
    return Understood(mail.name, mail.address, mail.subject, mail.text.new, mail.text.quoted, uploads_of(mail))


@contextmanager
def contents(row: Incoming) -> Iterator[Contents]:
    """What of the mail goes into the register."""
    with contents_of(mail_of(row)) as found:
        yield found


def take_in(row: Incoming, mail: Mail, contents: Contents, *, by: Actor, at: datetime) -> Received:
    """The new case of a mail. The acknowledgement goes to its sender, a few times a day at most."""
    received = receive(
        row.agency,
        row.channel,
        by=by,
        at=at,
        received_at=row.received_at,
        submission=submission_of(row),
        files=kept_files(contents, at=at),
        subject=contents.subject,
        detail=contents.detail,
        name=mail.name or contents.address,  # who signs only with an address is not nameless
        email=contents.address,
        language=contents.language,
    )
    if _taken_since(row, mail, at) >= ACKNOWLEDGED_A_DAY:
        OutboxMessage.objects.filter(case=received.case, seq=received.event.seq).delete()
    return received


def _join(row: Incoming, case: Case, contents: Contents, mail: Mail, at: datetime) -> None:
    """Adds the mail to the case, or to the one it follows; where that takes nothing more, an officer decides."""
    said = contents.detail
    if mail.address and mail.address != case.complainant.email.lower():
        said = f"({mail.address})\n{said}"
    try:
        with transaction.atomic():  # refused, it leaves no files behind
            done = add_words(case, at=at, message=said[:LONGEST_DETAIL], files=kept_files(contents, at=at))
    except (Conflict, NotAllowed):
        note(row, State.HELD, Reason.CLOSED, case=case)
    else:
        became_message(row, done)


def _bounced(row: Incoming, mail: Mail) -> None:
    """One of our mails did not arrive: its message says so. What we cannot find is looked at."""
    bounce = bounce_in(mail)
    kind, _dash, number = bounce.key.rpartition("-")
    if not number:
        note(row, State.HELD, Reason.BOUNCE)
        return
    table = Digest if kind else OutboxMessage
    rows = table._default_manager.filter(pk=int(number))
    if bounce.failed:
        rows.update(state=OutboxMessage.State.BOUNCED, error=bounce.reason, next_at=None)
    message = None if kind else OutboxMessage.objects.filter(pk=int(number)).first()
    note(row, State.DONE, Reason.BOUNCE, case_id=message.case_id if message else None, error=bounce.reason)


def _note_head(row: Incoming, mail: Mail) -> None:
    row.sender, row.subject = (mail.address or mail.name)[:300], mail.subject[:300]
    row.said_at, row.reply_id = mail.said_at, mail.message_id
    row.save(update_fields=["sender", "subject", "said_at", "reply_id"])


def _own_addresses(row: Incoming) -> set[str]:
    own = set(Mailbox.objects.filter(agency=row.agency_id).values_list("address", flat=True))
    return {address.lower() for address in (*own, settings.DEFAULT_FROM_EMAIL)}


def _taken_since(row: Incoming, mail: Mail, at: datetime) -> int:
    """How many mails of this address became cases in a day."""
    if not mail.address:
        return 0
    rows = Incoming.objects.filter(sender=mail.address, way=WAY, agency=row.agency_id, state=State.CASE)
    return rows.filter(received_at__gt=at - DAY).count()
