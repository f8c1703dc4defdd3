"""The record of what was done at a confidential desk; what was looked at is recorded by `desk.looks`. It belongs to the
desk's own agency: auditors of the office it stands beside find nothing of it."""

from typing import Any

from rabfang.agencies.capacities import who_of
from rabfang.audit.actions import record
from rabfang.desk.confidential.access import Seat


def noted(seat: Seat, action: str, target: str, **facts: Any) -> None:
    """One act, without a word of any case's content."""
    who = who_of(seat.officer, seat.actor.holdings, seat.agency.pk)
    record(
        action,
        target,
        at=seat.at,
        actor_id=who.id,
        actor_name=who.name,
        role=who.role,
        agency_id=seat.agency.pk,
        facts=facts,
    )
