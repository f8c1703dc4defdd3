"""The only writer of the audit record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from rabfang.audit.models import AuditEntry


def record(
    action: str,
    target: str,
    *,
    at: datetime,
    actor_id: int | None,
    actor_name: str,
    agency_id: int | None,
    facts: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Adds one entry, inside the caller's transaction."""
    return AuditEntry.objects.create(
        at=at,
        actor_id=actor_id,
        actor_name=actor_name,
        agency_id=agency_id,
        action=action,
        target=target,
        facts=dict(facts or {}),
    )
