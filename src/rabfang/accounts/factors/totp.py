"""Codes that an app shows (RFC 6238): six digits, half a minute, one step early or late, each taken once."""

import base64
import io
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

import segno
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP

from rabfang.accounts.models import Factor
from rabfang.agencies.models import Officer
from rabfang.channels.secrets import opened
from rabfang.core.tokens import same

DIGITS = 6
STEP = 30
SECRET_BYTES = 20
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def new_key() -> str:
    """A fresh key, in the letters that apps take."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def code_at(key: str, step: int) -> str:
    """The code of that half minute."""
    # SHA-1 is what every app knows; as an HMAC it is not broken.
    return HOTP(base64.b32decode(key), DIGITS, SHA1()).generate(step).decode()  # noqa: S303  # nosec B303 - what authenticator apps know (RFC 6238)


def step_at(at: datetime) -> int:
    """Which half minute it is."""
    return int(at.timestamp()) // STEP


def matching_step(key: str, typed: str, at: datetime) -> int | None:
    """The half minute whose code was typed: this one, the one before or the next; None for a wrong code."""
    code, here = plain(typed), step_at(at)
    return next((step for step in (here, here - 1, here + 1) if same(code_at(key, step), code)), None)


def claim(factor: Factor, typed: str, at: datetime) -> bool:
    """Whether the code is right and was not taken before, here or on another node."""
    step = matching_step(opened(factor.secret), typed, at) if factor.secret else None
    if step is None:
        return False
    taken = Factor.objects.filter(pk=factor.pk, last_step__lt=step).update(last_step=step, used_at=at)
    return bool(taken)


def plain(typed: str) -> str:
    """The digits of what was typed: spaces and dashes do not matter, Thai digits are digits."""
    return "".join(char for char in typed.translate(_THAI_DIGITS) if char not in " -\u00a0\u200b")


def app_address(officer: Officer, key: str) -> str:
    """What the QR code says to the app: whose account, at which office."""
    issuer = f"รับฟัง {officer.agency.slug}"
    said = urlencode({"secret": key, "issuer": issuer, "digits": DIGITS, "period": STEP}, quote_via=quote)
    return f"otpauth://totp/{quote(issuer)}:{quote(officer.email)}?{said}"


def picture(address: str) -> str:
    """The QR code as a data address of a picture."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=5, border=4, xmldecl=False, nl=False, light="#fff")
    return "data:image/svg+xml;base64," + base64.b64encode(out.getvalue()).decode()


def grouped(key: str) -> str:
    """The key for typing it into an app, in groups of four."""
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))
