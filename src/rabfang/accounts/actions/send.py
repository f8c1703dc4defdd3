"""Mails about accounts wait here until the worker sends them."""

from datetime import datetime

from django.utils.translation import get_language

from rabfang.accounts.models import AccountMail, Link
from rabfang.agencies.models import Officer


def queue(kind: AccountMail.Kind, officer: Officer, *, at: datetime, link: Link | None = None) -> AccountMail:
    """One mail to an officer, inside the caller's transaction."""
    return AccountMail.objects.create(
        kind=kind, officer=officer, link=link, created_at=at, next_at=at, language=get_language() or "th"
    )
