"""Mailboxes of an office: entered, changed, paused, tried."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from rabfang.agencies.actions.changes import changed, hold, needed, note, own
from rabfang.agencies.models import Agency, Officer
from rabfang.channels.email.imap import NotReached, folder_of
from rabfang.channels.inside import LOOPBACK
from rabfang.channels.models import Mailbox
from rabfang.channels.secrets import sealed
from rabfang.core.errors import Invalid
from rabfang.procedures.queries import current
from rabfang.procedures.schema import Medium

HIGHEST_PORT = 65_535
# What decides which mails are new: when it changes, the mailbox is read as one that was just entered.
PLACE = ("host", "username", "folder")


@dataclass(frozen=True)
class MailboxFacts:
    """A mailbox as its administrator enters it. An empty `password` keeps the one that is known."""

    channel: str
    address: str
    host: str
    port: int
    tls: str
    username: str
    password: str
    folder: str = "INBOX"

    def checked(self, agency: Agency) -> dict[str, object]:
        """The cleaned values but the password; Invalid by field."""
        channel = current(agency)[1].channels.get(self.channel)
        if channel is None or channel.medium != Medium.EMAIL:
            raise Invalid("no-such-channel", field="channel")
        try:
            validate_email(self.address)
        except ValidationError as error:
            raise Invalid("email-form", field="address") from error
        if not 1 <= self.port <= HIGHEST_PORT or self.tls not in Mailbox.Tls.values:
            raise Invalid("not-understood", field="port")
        host = needed("host", self.host, at_most=253)
        if self.tls == Mailbox.Tls.NONE and host not in LOOPBACK:
            raise Invalid("mailbox-bare", field="tls")
        return {
            "channel": self.channel,
            "address": self.address.lower(),
            "host": host,
            "port": self.port,
            "tls": self.tls,
            "username": needed("username", self.username, at_most=254),
            "folder": needed("folder", self.folder),
        }


def add_mailbox(agency: Agency, facts: MailboxFacts, *, by: Officer, at: datetime) -> Mailbox:
    """Enters a mailbox; it is read from now on. Raises Invalid by field."""
    values = facts.checked(agency)
    if not facts.password:
        raise Invalid("required", field="password")
    with transaction.atomic():
        hold(agency)
        _unused(agency, values)
        row = Mailbox.objects.create(agency=agency, password=sealed(facts.password), next_at=at, **values)
        note("add-mailbox", row.address, by=by, at=at, added=values)
    return row


def edit_mailbox(mailbox: Mailbox, facts: MailboxFacts, *, by: Officer, at: datetime) -> Mailbox:
    """Changes it. Raises Invalid by field."""
    own(mailbox, by)
    values = facts.checked(mailbox.agency)
    with transaction.atomic():
        hold(mailbox.agency)
        _unused(mailbox.agency, values, but=mailbox.pk)
        before = {name: getattr(mailbox, name) for name in values}
        differs = changed(before, values)
        if differs.keys() & set(PLACE):
            values |= {"uid_validity": None, "last_uid": 0, "polled_at": None}
        if facts.password:
            values["password"] = sealed(facts.password)
        Mailbox.objects.filter(pk=mailbox.pk).update(**values, next_at=at, error="")
        if differs or facts.password:
            said = {**differs, **({"password": ["", "•••"]} if facts.password else {})}
            note("edit-mailbox", mailbox.address, by=by, at=at, changed=said)
    mailbox.refresh_from_db()
    return mailbox


def pause_mailbox(mailbox: Mailbox, *, by: Officer, at: datetime) -> None:
    """Reads it no more; what was not read stays there."""
    _switch(mailbox, False, "pause-mailbox", by, at)


def resume_mailbox(mailbox: Mailbox, *, by: Officer, at: datetime) -> None:
    """Reads it again, and what came meanwhile."""
    _switch(mailbox, True, "resume-mailbox", by, at)


def try_mailbox(mailbox: Mailbox, *, at: datetime) -> int:
    """Signs in now and says how many mails nobody has read; Invalid with what is wrong.

    One that could not be read before is read at once when this succeeds.
    """
    try:
        with folder_of(mailbox) as folder:
            unread = len(folder.uids("UNSEEN"))
    except NotReached as error:
        raise Invalid(f"mailbox-{error.code}") from error
    Mailbox.objects.filter(pk=mailbox.pk).exclude(error="").update(error="", next_at=at)
    return unread


def facts_of(mailbox: Mailbox) -> dict[str, object]:
    """What a form begins with; never the password."""
    kept = MailboxFacts(
        mailbox.channel,
        mailbox.address,
        mailbox.host,
        mailbox.port,
        mailbox.tls,
        mailbox.username,
        "",
        mailbox.folder,
    )
    return asdict(kept)


def _switch(mailbox: Mailbox, active: bool, action: str, by: Officer, at: datetime) -> None:
    own(mailbox, by)
    with transaction.atomic():
        if Mailbox.objects.filter(pk=mailbox.pk, is_active=not active).update(is_active=active, next_at=at):
            note(action, mailbox.address, by=by, at=at)


def _unused(agency: Agency, values: dict[str, object], but: int = 0) -> None:
    same = Mailbox.objects.filter(agency=agency, address=values["address"], folder=values["folder"])
    if same.exclude(pk=but).exists():
        raise Invalid("mailbox-known", field="address")
