"""The record of what was done at a confidential desk; what was looked at is recorded by `desk.looks`. It belongs to the
desk's own agency: auditors of the office it stands beside find nothing of it."""

from typing import Any

from rabfang.agencies.capacities import who_of
from rabfang.audit.actions import OfCase, record
from rabfang.cases.models import Case
from rabfang.desk.confidential.access import Seat


def noted(seat: Seat, action: str, target: str, *, case: Case | None = None, **facts: Any) -> None:
    """One act, without a word of any case's content; `case` is the one it was done to, whose readers alone find it."""
    who = who_of(seat.officer, seat.actor.holdings, seat.agency.pk)
    record(
        action,
        target,
        at=seat.at,
        actor_id=who.id,
        actor_name=who.name,
        role=who.role,
        agency_id=seat.agency.pk,
        case=OfCase(case.pk, case.number_text) if case else None,
        facts=facts,
    )
