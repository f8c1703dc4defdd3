"""Passwords and tokens of an office's accounts elsewhere, sealed: a copy of the database tells none of them."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def sealed(text: str) -> str:
    """The text as it is stored; empty stays empty."""
    return _key().encrypt(text.encode()).decode() if text else ""


def opened(stored: str) -> str:
    """The text again; empty when the installation's secret key is another than when it was stored."""
    try:
        return _key().decrypt(stored.encode()).decode() if stored else ""
    except InvalidToken:
        return ""


def _key() -> Fernet:
    digest = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"rabfang-accounts").digest()
    return Fernet(base64.urlsafe_b64encode(digest))
