"""Mails that came back (RFC 3464): which of ours, and why."""

import re
from dataclasses import dataclass

from rabfang.channels.email.marks import ours, ours_within
from rabfang.channels.email.reading.headers import text_of
from rabfang.channels.email.reading.mail import Mail
from rabfang.channels.email.reading.mime import Part

_FIELD = re.compile(rb"^(Action|Status|Diagnostic-Code)[ \t]*:(.*(?:\r?\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)
_LOOKED_THROUGH = 200_000


@dataclass(frozen=True)
class Bounce:
    """The key of our mail (empty when it says none), whether it failed for good, and the other server's words."""

    key: str
    failed: bool
    reason: str


def bounce_in(mail: Mail) -> Bounce:
    """What a mail server tells of one of our mails."""
    said: dict[str, str] = {}
    for part in mail.root.walk():
        if part.kind == "message/delivery-status":
            for name, value in _FIELD.findall(part.content[:_LOOKED_THROUGH]):
                said.setdefault(name.decode("ascii").lower(), text_of(value))
    action, status = said.get("action", "").lower(), said.get("status", "")
    delayed = action in ("delayed", "relayed", "delivered", "expanded") or status.startswith(("2.", "4."))
    reason = said.get("diagnostic-code", "").partition(";")[2].strip() or status or mail.subject
    return Bounce(_key(mail), not delayed, reason[:300])


def _key(mail: Mail) -> str:
    """Our mail's key: in the copy that was returned, among what the bounce answers, or anywhere in its words."""
    if key := ours(mail.references):
        return key
    return next((key for part in mail.root.walk() if (key := _key_within(part))), "")


def _key_within(part: Part) -> str:
    if part.parts and part.kind != "message/rfc822":
        return ""
    return ours_within(" ".join(_identifiers(part)) + part.content[:_LOOKED_THROUGH].decode("ascii", "replace"))


def _identifiers(part: Part) -> list[str]:
    return [value.decode("ascii", "replace") for value in part.all("message-id")]
