"""Signing in, step by step: password or passkey, then a second factor where there is one, then the session."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import login, logout
from django.contrib.auth.hashers import make_password
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from rabfang.accounts.actions.factors import Kind
from rabfang.accounts.device import device_of
from rabfang.accounts.factors import recovery, totp
from rabfang.accounts.keys import keyed
from rabfang.accounts.models import Factor
from rabfang.accounts.passwords import ALONE
from rabfang.accounts.recording import note, note_nobody
from rabfang.accounts.sessions import BEGUN, DEVICE
from rabfang.accounts.throttle import Caller, buckets, count, refuse_too_many
from rabfang.agencies.models import Officer
from rabfang.core.errors import Invalid
from rabfang.thai.text import typed_alike
from rabfang.web.clients import client_of

PENDING, WAYS, SHORT = "pending", "ways", "short_password"
PENDING_FOR = timedelta(minutes=10)
KNOWN_COOKIE, KNOWN_FOR = "rabfang_known", timedelta(days=180)
BACKEND = "rabfang.accounts.backend.OfficerBackend"


@dataclass(frozen=True)
class Pending:
    """Somebody whose password was right and whose second factor is still to come."""

    officer: Officer
    by: str
    short: bool | None
    to: str


def by_password(email: str, password: str, caller: Caller, at: datetime) -> Officer:
    """The officer of these. Raises Invalid "sign-in-wrong" and TooManyTries, after the same work whoever it is."""
    counted = buckets("password", email, caller, at)
    refuse_too_many(counted, at)
    officer = Officer.objects.select_related("agency").filter(email__iexact=email).first()
    if officer is None or not officer.has_usable_password():
        make_password(password)  # as slow as looking at one
        right = False
    else:
        right = officer.check_password(password)
    if not right or officer is None:
        count(counted, at)
        note_nobody("sign-in-refused", officer, at=at, by="password")
        raise Invalid("sign-in-wrong")
    return officer


def by_code(officer: Officer, typed: str, caller: Caller, at: datetime) -> str:
    """Which second factor the typed code was of. Raises Invalid "code-wrong" and TooManyTries."""
    counted = buckets("second", str(officer.pk), caller, at)
    refuse_too_many(counted, at)
    app = Factor.objects.filter(officer=officer, kind=Kind.TOTP).first()
    if app is not None and totp.claim(app, typed, at):
        return "totp"
    if recovery.claim(officer, typed, at):
        note("use-recovery-code", officer, at=at, left=recovery.left(officer))
        return "recovery"
    count(counted, at)
    note_nobody("sign-in-refused", officer, at=at, by="code")
    raise Invalid("code-wrong", field="code")


def hold(request: HttpRequest, officer: Officer, *, by: str, password: str = "", to: str, at: datetime) -> None:
    """Keeps who it is until the second factor is there; nothing opens by it."""
    request.session.cycle_key()
    short = len(typed_alike(password)) < ALONE if by == "password" else None
    request.session[PENDING] = {"officer": officer.pk, "by": by, "short": short, "to": to, "at": at.isoformat()}


def pending(request: HttpRequest, at: datetime) -> Pending | None:
    """Who is held, if anybody and not for too long."""
    held = request.session.get(PENDING)
    if not held or datetime.fromisoformat(held["at"]) + PENDING_FOR < at:
        return None
    officer = Officer.objects.select_related("agency").filter(pk=held["officer"], is_active=True).first()
    return Pending(officer, held["by"], held["short"], held["to"]) if officer else None


def finish(request: HttpRequest, officer: Officer, ways: list[str], *, short: bool | None = None, at: datetime) -> None:
    """Begins the session. `short`: the password would be too short to be alone; None when it was not typed."""
    request.session.pop(PENDING, None)
    login(request, officer, backend=BACKEND)
    request.session.set_expiry(0)  # ends with the browser as well, for computers that many share
    request.session[BEGUN] = at.isoformat()
    request.session[DEVICE] = device_of(request.headers.get("User-Agent", ""))
    request.session[WAYS] = ways
    request.session[SHORT] = short
    note("sign-in", officer, at=at, ways=ways)


def leave(request: HttpRequest, at: datetime) -> None:
    """Signs out at once."""
    if isinstance(request.user, Officer):
        note("sign-out", request.user, at=at)
    logout(request)


def caller_of(request: HttpRequest, email: str) -> Caller:
    """Who tries for that account: a client, or a browser in which the account has signed in before."""
    known = ""
    try:
        told = signing.loads(request.COOKIES.get(KNOWN_COOKIE, ""), salt=KNOWN_COOKIE, max_age=KNOWN_FOR)
        known = next((name for name, account in told.items() if account == _account(email)), "")
    except (signing.BadSignature, AttributeError):
        pass
    return Caller(client_of(request), known)


def remember_browser(request: HttpRequest, response: HttpResponseBase, officer: Officer) -> None:
    """The browser is known to the account from now on: strangers' wrong tries do not hold its owner up."""
    kept: dict[str, str] = {}
    try:
        told = signing.loads(request.COOKIES.get(KNOWN_COOKIE, ""), salt=KNOWN_COOKIE, max_age=KNOWN_FOR)
        kept = {name: account for name, account in told.items() if account != _account(officer.email)}
    except (signing.BadSignature, AttributeError):
        pass
    kept = dict(list(kept.items())[-4:]) | {secrets.token_urlsafe(12): _account(officer.email)}
    response.set_cookie(
        KNOWN_COOKIE,
        signing.dumps(kept, salt=KNOWN_COOKIE),
        max_age=KNOWN_FOR,
        path="/accounts/",
        secure=request.is_secure(),
        httponly=True,
        samesite="Strict",
    )


def _account(email: str) -> str:
    return keyed("account", email.casefold())[:24]
