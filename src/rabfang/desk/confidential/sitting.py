"""A sitting: an officer's private key for as long as they work.

The server keeps it only hidden under a key that the browser alone has, in a cookie that goes to no other page; neither
of the two opens anything without the other. It ends with the session, when locked, and after some minutes without use.
"""

import base64
import binascii
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from rabfang.agencies.models import Officer
from rabfang.vault.boxes import CannotOpen, hide, new_key, reveal
from rabfang.vault.opening import Unlocked
from rabfang.vault.queries import key_of

COOKIE = "rabfang_confidential"
PATH = "/desk/confidential"
KEPT = "confidential"


def begin(request: HttpRequest, response: HttpResponseBase, unlocked: Unlocked, at: datetime) -> None:
    """From now on the officer's pages find the key."""
    key = new_key()
    hidden = base64.b64encode(hide(key, unlocked.private)).decode()
    request.session[KEPT] = {"key": unlocked.key, "hidden": hidden, "seen": at.timestamp()}
    response.set_cookie(
        COOKIE,
        base64.urlsafe_b64encode(key).decode(),
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def end(request: HttpRequest, response: HttpResponseBase | None = None) -> None:
    """Nothing opens any more before the passphrase is typed again."""
    request.session.pop(KEPT, None)
    if response is not None:
        response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def unlocked_by(request: HttpRequest, officer: Officer, at: datetime) -> Unlocked | None:
    """The officer's key while the sitting lasts, which this use prolongs; None when it is locked."""
    kept = request.session.get(KEPT)
    if not isinstance(kept, dict):
        return None
    idle = timedelta(minutes=settings.RABFANG_CONFIDENTIAL_IDLE_MINUTES)
    row = key_of(officer.pk)
    if at.timestamp() - kept["seen"] > idle.total_seconds() or row is None or row.pk != kept["key"]:
        end(request)
        return None
    try:
        key = base64.urlsafe_b64decode(request.COOKIES.get(COOKIE, ""))
        private = reveal(key, base64.b64decode(kept["hidden"]))
    except (CannotOpen, ValueError, binascii.Error):
        return None
    request.session[KEPT] = {**kept, "seen": at.timestamp()}
    return Unlocked(officer.pk, row.pk, private)
