"""What is over is not kept."""

from datetime import datetime

from rabfang.accounts.models import Session


def forget_old_sessions(at: datetime) -> int:
    """Removes sessions that have ended; returns how many."""
    return Session.objects.filter(expire_date__lte=at).delete()[0]
