"""Taking mail in from the offices' mailboxes: kept with its raw file first, marked as seen only after that."""

from datetime import datetime, timedelta
from io import BytesIO

from django.db import transaction
from django.db.models import QuerySet

from rabfang.channels.email.imap import Fetched, Folder, NotReached, folder_of
from rabfang.channels.email.reading.mail import identity
from rabfang.channels.incoming.keeping import keep, known
from rabfang.channels.models import Incoming, Mailbox
from rabfang.channels.watch.actions import mark_polled
from rabfang.core.clock import local_date
from rabfang.documents.actions import store_made
from rabfang.documents.kinds import EML
from rabfang.documents.scanning import scan

WAY = "email"
EVERY, AFTER_AN_ERROR = timedelta(minutes=1), timedelta(minutes=5)
# A mailbox still claimed after this was left by a worker that died.
LEFT_BEHIND = timedelta(minutes=10)
A_ROUND = 100
OVERLAP = timedelta(days=2)


def fetch_mail(at: datetime) -> int:
    """Reads every mailbox that is due; returns how many new mails were kept."""
    due = Mailbox.objects.filter(is_active=True, next_at__lte=at).order_by("next_at").values_list("pk", flat=True)
    return sum(_fetch(pk, at) for pk in list(due))


def _fetch(pk: int, at: datetime) -> int:
    """Claims one mailbox and reads it. Two workers never read the same."""
    rows, claim = Mailbox.objects.filter(pk=pk), at + LEFT_BEHIND
    if not rows.filter(is_active=True, next_at__lte=at).update(next_at=claim):
        return 0
    mailbox = Mailbox.objects.select_related("agency").get(pk=pk)
    claimed = rows.filter(next_at=claim)  # no more once somebody has changed the mailbox meanwhile
    try:
        kept, more = read_mailbox(mailbox, claimed, at)
    except NotReached as error:
        claimed.update(next_at=at + AFTER_AN_ERROR, error=str(error)[:300])
        return 0
    claimed.update(next_at=at if more else at + EVERY, polled_at=at, error="")
    mark_polled(mailbox.agency, mailbox.channel, kept, at)
    return kept


def read_mailbox(mailbox: Mailbox, claimed: QuerySet[Mailbox], at: datetime) -> tuple[int, bool]:
    """How many new mails were kept, and whether more wait there. Raises NotReached.

    How far it was read is noted in the row as long as it is `claimed`.
    """
    kept = 0
    with folder_of(mailbox) as folder:
        uids = _waiting(mailbox, claimed, folder)
        for uid in uids[:A_ROUND]:
            mail = folder.fetch(uid)
            if mail is not None:
                kept += _kept(mailbox, mail, at)
                folder.mark_seen(uid)
            if uid > mailbox.last_uid:
                mailbox.last_uid = uid
                claimed.update(last_uid=uid)
    return kept, len(uids) > A_ROUND


def _waiting(mailbox: Mailbox, claimed: QuerySet[Mailbox], folder: Folder) -> list[int]:
    """What is to be taken in, in the order in which it came.

    At first what nobody has read; then everything above the last, since who reads a mail in another program must not
    make it vanish from here. When the server has numbered anew, what came since the last look: what was kept before is
    recognised and not kept twice.
    """
    uids = set(folder.uids("UNSEEN"))
    if mailbox.uid_validity == folder.uid_validity:
        uids |= {uid for uid in folder.uids(f"UID {mailbox.last_uid + 1}:*") if uid > mailbox.last_uid}
        return sorted(uids)
    if mailbox.polled_at is not None:
        uids |= set(folder.uids(f"SINCE {_imap_day(mailbox.polled_at - OVERLAP)}"))
    mailbox.uid_validity, mailbox.last_uid = folder.uid_validity, min(uids, default=folder.uid_next) - 1
    if mailbox.polled_at is None:
        mailbox.last_uid = folder.uid_next - 1
    claimed.update(uid_validity=mailbox.uid_validity, last_uid=mailbox.last_uid)
    return sorted(uids)


def _kept(mailbox: Mailbox, mail: Fetched, at: datetime) -> bool:
    """Whether it was new. One that is too large is held, its beginning kept."""
    same = identity(mail.raw)
    if known(WAY, mailbox.pk, same):
        return False
    verdict = scan(BytesIO(mail.raw))
    with transaction.atomic():
        raw = store_made(BytesIO(mail.raw), "mail.eml", EML, at=at, verdict=verdict)
        row = keep(
            mailbox.agency,
            mailbox.channel,
            way=WAY,
            account=mailbox.pk,
            external_id=same,
            received_at=mail.received_at or at,
            at=at,
            raw=raw,
        )
        if row is None:
            transaction.set_rollback(True)
            return False
        if not mail.whole:
            held = {"state": Incoming.State.HELD, "reason": Incoming.Reason.UNREADABLE, "next_at": None}
            Incoming.objects.filter(pk=row.pk).update(**held, error="too-large")
    return True


def _imap_day(moment: datetime) -> str:
    """A day as IMAP writes it."""
    day = local_date(moment)
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{day.day}-{months[day.month - 1]}-{day.year}"
