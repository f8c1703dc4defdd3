"""Reads of the record for those who must know who saw what; the auditor's own search is `desk.audit`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from rabfang.audit.models import AuditEntry, Kind


@dataclass(frozen=True)
class Seen:
    """That somebody saw something: who, when, by which action; the case when it was of one; how many rows."""

    officer: int | None
    name: str
    at: datetime
    action: str
    case: int | None
    rows: int


def looks_at(agency_id: int, numbers: Collection[str], begin: datetime, end: datetime) -> list[Seen]:
    """What was looked at of the cases of these numbers from `begin` to before `end`, the oldest first; one query."""
    rows = AuditEntry.objects.filter(agency_id=agency_id, case_number__in=numbers, case_id__isnull=False)
    return _seen(rows.filter(kind=Kind.LOOK), begin, end)


def taken_out(agency_id: int, actions: Collection[str], begin: datetime, end: datetime) -> list[Seen]:
    """Entries of these actions from `begin` to before `end`, the oldest first; one query."""
    return _seen(AuditEntry.objects.filter(agency_id=agency_id, action__in=actions), begin, end)


def _seen(entries: QuerySet[AuditEntry], begin: datetime, end: datetime) -> list[Seen]:
    found = entries.filter(at__gte=begin, at__lt=end).order_by("at", "number")
    return [
        Seen(row.actor_id, row.actor_name, row.at, row.action, row.case_id, row.facts.get("rows", 0)) for row in found
    ]
