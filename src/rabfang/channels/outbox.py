"""Sends what waits in the outbox."""

from datetime import datetime


def send_waiting(at: datetime) -> int:
    """Sends what is due; returns how many."""
    return 0
