"""What kind of mail it is: from a person, or from a machine, and then from which. Pure decisions over headers."""

import re
from collections.abc import Collection

from rabfang.channels.email.marks import ours
from rabfang.channels.email.reading.mail import Mail
from rabfang.channels.models import Incoming
from rabfang.thai.text import clean

Reason = Incoming.Reason
State = Incoming.State
_REPLIED_BY_ITSELF = re.compile(
    r"^(?:automatic reply|auto(?:matic)?[ -]?reply|auto:|out of (?:the )?office|ตอบกลับอัตโนมัติ"
    r"|การตอบกลับอัตโนมัติ|ข้อความตอบกลับอัตโนมัติ|ไม่อยู่ที่สำนักงาน|ลาพักร้อน)",
    re.IGNORECASE,
)
_SPAM_SUBJECT = re.compile(r"^\W*(?:\*{2,}\s*spam\s*\*{2,}|\[spam\]|\{spam\?*\})", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
FEWEST_LETTERS = 10
MAILERS = ("mailer-daemon@", "postmaster@")


def sorted_out(mail: Mail, own: Collection[str]) -> tuple[State, Reason] | None:
    """What becomes of a mail that no person wrote to be taken in; None for one that a person did.

    own: the addresses of the office itself. DONE where nothing is to be done, HELD where an officer should look.
    """
    if is_bounce(mail):
        return State.HELD, Reason.BOUNCE
    if mail.address in own or ours([mail.message_id]):
        return State.DONE, Reason.AUTOMATIC  # our own mail came back: answering it would never end
    if replied_by_itself(mail):
        return State.DONE, Reason.AUTOMATIC
    if mail.encrypted or (mail.truncated and not mail.text.new):
        return State.HELD, Reason.UNREADABLE
    if is_spam(mail):
        return State.HELD, Reason.SPAM
    if mail.header("list-id") or mail.header("list-unsubscribe") or mail.header("precedence") in ("list", "bulk"):
        return State.HELD, Reason.LIST
    if mail.header("auto-submitted") not in ("", "no") or _invites(mail):
        return State.HELD, Reason.AUTOMATIC  # a form of another site says so as well: somebody looks
    return None if _says_something(mail) else (State.HELD, Reason.EMPTY)


def is_bounce(mail: Mail) -> bool:
    """Whether a mail server says that a mail did not arrive."""
    if mail.root.kind == "multipart/report" and mail.root.parameter("report-type").lower() == "delivery-status":
        return True
    return mail.address.startswith(MAILERS) or mail.header("x-failed-recipients") != ""


def replied_by_itself(mail: Mail) -> bool:
    """Whether a program answered: on leave, a ticket, a receipt that it was read."""
    root = mail.root
    if root.kind == "multipart/report" and root.parameter("report-type").lower() == "disposition-notification":
        return True
    if mail.header("auto-submitted").startswith("auto-replied"):
        return True
    if mail.header("x-autoreply") or mail.header("x-autorespond") or mail.header("x-auto-response"):
        return True
    return mail.header("precedence") == "auto_reply" or bool(_REPLIED_BY_ITSELF.match(mail.subject))


def is_spam(mail: Mail) -> bool:
    """What the office's mail server says, and a mail of nothing but links."""
    if mail.header("x-spam-flag").startswith("yes") or mail.header("x-spam-status").startswith("yes"):
        return True
    if _SPAM_SUBJECT.match(mail.subject):
        return True
    text = mail.text.new
    letters = sum(letter.isalpha() for letter in _LINK.sub("", text))
    return bool(_LINK.search(text)) and letters < FEWEST_LETTERS and not mail.files


def forged(mail: Mail) -> bool:
    """Whether the address cannot be relied on: several, or refused by the office's own mail server (RFC 8601)."""
    results = mail.header("authentication-results")
    return not mail.certain or "dmarc=fail" in results or ("spf=fail" in results and "dkim=pass" not in results)


def _invites(mail: Mail) -> bool:
    return any(part.kind == "text/calendar" for part in mail.root.walk())


def _says_something(mail: Mail) -> bool:
    return bool(clean(mail.text.new) or mail.subject or mail.files)
