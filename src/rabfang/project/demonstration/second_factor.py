"""The second factor at the demonstration's confidential desk: one app for all its people, its key told to everybody."""

import base64
import hashlib
from datetime import datetime

from rabfang.accounts.actions.factors import give_app
from rabfang.accounts.factors.totp import SECRET_BYTES, code_at, step_at
from rabfang.agencies.models import Officer
from rabfang.project.demonstration.confidential import ACCOUNTS


def load_second_factors(password: str, at: datetime) -> list[str]:
    """Gives the app to who has no second factor; returns the accounts that are asked for its codes."""
    for officer in Officer.objects.filter(email__in=ACCOUNTS).order_by("pk"):
        give_app(officer, key_for(password), at=at)
    return list(ACCOUNTS)


def key_for(password: str) -> str:
    """The app's key: another one in each demonstration, since it follows from its password."""
    digest = hashlib.blake2b(password.encode(), digest_size=SECRET_BYTES, person=b"rabfang-app").digest()
    return base64.b32encode(digest).decode()


def code_for(password: str, at: datetime) -> str:
    """The code that the app shows at that moment."""
    return code_at(key_for(password), step_at(at))
