"""The Message-ID of every mail that leaves, by which an answer or a bounce finds back.

It carries a mark that only this installation can make: who knows none of our mails cannot name one.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac

from rabfang.core.tokens import same

MARK_LENGTH = 24
_OURS = re.compile(r"<rabfang-((?:digest-)?\d{1,18})-\d{14}-([0-9a-f]{24})@[^<>\s]{1,200}>", re.ASCII)


def mail_id(key: str, created_at: datetime) -> str:
    """The same for every try at one message, so that a repeat can be told from a second message."""
    return f"<rabfang-{key}-{created_at:%Y%m%d%H%M%S}-{_mark(key)}@{urlsplit(settings.BASE_URL).hostname}>"


def ours(identifiers: Iterable[str]) -> str:
    """The key of the first identifier that we have given; empty when none is ours."""
    for identifier in identifiers:
        found = _OURS.fullmatch(identifier)
        if found and same(found[2], _mark(found[1])):
            return found[1]
    return ""


def ours_within(text: str) -> str:
    """The same, looked for in any text."""
    return ours(found[0] for found in _OURS.finditer(text))


def _mark(key: str) -> str:
    return salted_hmac("rabfang.mail", key, algorithm="sha256").hexdigest()[:MARK_LENGTH]
