"""The record of what was looked at and done at a confidential desk. It belongs to the desk's own agency: auditors of
the office it stands beside find nothing of it."""

from typing import Any

from rabfang.audit.actions import record
from rabfang.desk.confidential.access import Seat


def noted(seat: Seat, action: str, target: str, **facts: Any) -> None:
    """One entry, without a word of any case's content."""
    record(
        action,
        target,
        at=seat.at,
        actor_id=seat.officer.pk,
        actor_name=seat.officer.name,
        agency_id=seat.agency.pk,
        facts=facts,
    )
