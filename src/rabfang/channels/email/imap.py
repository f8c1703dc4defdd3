"""One connection to a mailbox by IMAP (RFC 9051), and what is asked of it."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from rabfang.channels.inside import may_reach, may_serve_mail
from rabfang.channels.models import Mailbox
from rabfang.channels.secrets import opened

TIMEOUT = 20
SEEN = r"\Seen"
# A mail larger than this stays in the mailbox; its beginning is kept, so that somebody looks there.
LARGEST, BEGINNING = 64 * 1024 * 1024, 65_536
_UID = re.compile(rb"UID (\d+)")
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_DATE = re.compile(rb'INTERNALDATE "([^"]+)"')


class NotReached(Exception):
    """The mailbox could not be read; `code` says at what: host, tls, sign-in, folder, talk."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code


@dataclass(frozen=True)
class Fetched:
    """One mail as the server holds it; `whole` unless it is too large."""

    uid: int
    received_at: datetime | None
    raw: bytes
    whole: bool = True


@dataclass(frozen=True)
class Folder:
    """An open folder."""

    box: BaseMailBox
    uid_validity: int
    uid_next: int

    def uids(self, criteria: str) -> list[int]:
        """Identifiers that fit, in ascending order."""
        with _talking():
            return sorted(int(uid) for uid in self.box.uids(criteria))

    def fetch(self, uid: int) -> Fetched | None:
        """One mail, not marked as seen; None when it is gone."""
        with _talking():
            head = self._asked(uid, "(UID INTERNALDATE RFC822.SIZE)")
            size = _SIZE.search(head[0])
            if not size:
                return None
            whole = int(size[1]) <= LARGEST
            said, raw = self._asked(uid, "(UID BODY.PEEK[])" if whole else f"(UID BODY.PEEK[]<0.{BEGINNING}>)")
            return Fetched(uid, _internal_date(head[0]), raw, whole) if raw and _UID.search(said) else None

    def mark_seen(self, uid: int) -> None:
        """Marks it as read."""
        with _talking():
            self.box.flag(str(uid), SEEN, True)

    def _asked(self, uid: int, what: str) -> tuple[bytes, bytes]:
        """What the server says about a mail, and the literal in it."""
        status, data = self.box.client.uid("FETCH", str(uid), what)
        if status != "OK":
            raise NotReached("talk", str(status))
        said, literal = b"", b""
        for item in data:
            if isinstance(item, tuple):
                said, literal = said + item[0], item[1]
            elif isinstance(item, bytes):
                said += item
        return said, literal


@contextmanager
def folder_of(mailbox: Mailbox) -> Iterator[Folder]:
    """Signs in and opens the mailbox's folder; raises NotReached with what went wrong."""
    box = _connected(mailbox)
    try:
        _sign_in(box, mailbox)
        try:
            box.folder.set(mailbox.folder)
            state = box.folder.status(mailbox.folder, ["UIDVALIDITY", "UIDNEXT"])
        except (ImapToolsError, imaplib.IMAP4.error, UnicodeError) as error:
            raise NotReached("folder", str(error)) from error
        yield Folder(box, int(state["UIDVALIDITY"]), int(state["UIDNEXT"]))
    finally:
        _leave(box)


def _connected(mailbox: Mailbox) -> BaseMailBox:
    if not may_reach(mailbox.host):
        raise NotReached("inside", "")
    if not may_serve_mail(mailbox.host):
        raise NotReached("host", "not a place for mail servers")
    given: dict[str, Any] = {"host": mailbox.host, "port": mailbox.port, "timeout": TIMEOUT}
    try:
        if mailbox.tls == Mailbox.Tls.TLS:
            return MailBox(**given, ssl_context=ssl.create_default_context())
        if mailbox.tls == Mailbox.Tls.STARTTLS:
            return MailBoxStartTls(**given, ssl_context=ssl.create_default_context())
        return MailBoxUnencrypted(**given)
    except ssl.SSLError as error:
        raise NotReached("tls", str(error)) from error
    except (OSError, imaplib.IMAP4.error, ImapToolsError, ValueError) as error:
        # Never the other side's words: anything may listen there.
        raise NotReached("host", getattr(error, "strerror", None) or type(error).__name__) from error


def _sign_in(box: BaseMailBox, mailbox: Mailbox) -> None:
    try:
        box.login(mailbox.username, opened(mailbox.password), initial_folder=None)
    except (ImapToolsError, imaplib.IMAP4.error, UnicodeError) as error:
        raise NotReached("sign-in") from error  # the server's words may repeat the name
    except OSError as error:
        raise NotReached("talk", str(error)) from error


def _leave(box: BaseMailBox) -> None:
    try:
        box.logout()
    except (ImapToolsError, imaplib.IMAP4.error, OSError):
        return


@contextmanager
def _talking() -> Iterator[None]:
    try:
        yield
    except (ImapToolsError, imaplib.IMAP4.error, OSError) as error:
        raise NotReached("talk", str(error)) from error


def _internal_date(said: bytes) -> datetime | None:
    """When the server got it; None when it does not say."""
    found = _DATE.search(said)
    try:
        return parsedate_to_datetime(found[1].decode("ascii").replace("-", " ", 2)).astimezone(UTC) if found else None
    except (ValueError, TypeError):
        return None
