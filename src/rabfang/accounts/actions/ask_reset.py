"""Somebody has forgotten a password. What is done here is the same for every address, known or not."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import get_language

from rabfang.accounts.models import AccountMail
from rabfang.accounts.throttle import Caller, buckets, count, refuse_too_many
from rabfang.channels.secrets import sealed


def ask_reset(email: str, *, caller: Caller, at: datetime) -> None:
    """Keeps the address, sealed, for the worker, who looks whether an account has it. Raises TooManyTries."""
    counted = buckets("reset", email, caller, at)
    refuse_too_many(counted, at)
    with transaction.atomic():
        count(counted, at)
        AccountMail.objects.create(
            kind=AccountMail.Kind.ASKED,
            address=sealed(email),
            created_at=at,
            next_at=at,
            language=get_language() or "th",
        )
