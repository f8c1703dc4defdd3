"""Entries of accounts in the record."""

from datetime import datetime
from typing import Any

from rabfang.agencies.models import Officer
from rabfang.audit.actions import record


def note(action: str, officer: Officer, *, at: datetime, by: Officer | None = None, **facts: Any) -> None:
    """Adds an entry about an officer's account to the record of their office; `by` when another did it."""
    who = by or officer
    record(
        action,
        officer.name[:200],
        at=at,
        actor_id=who.pk,
        actor_name=who.name,
        agency_id=officer.agency_id,
        facts={"officer": officer.pk, **facts},
    )


def note_nobody(action: str, officer: Officer | None, *, at: datetime, **facts: Any) -> None:
    """Adds an entry that nobody stands behind who signed in. What was typed is not told when no account has it."""
    record(
        action,
        officer.name[:200] if officer else "",
        at=at,
        actor_id=None,
        actor_name="",
        agency_id=officer.agency_id if officer else None,
        facts={"officer": officer.pk, **facts} if officer else facts,
    )
