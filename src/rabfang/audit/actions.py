"""The only writers of the record: `record` for what was done, `looked` for what was looked at, `refused` for what
somebody asked to look at and was not shown.

Call them last in a transaction: the office's book is held until it ends, and two who take other rows after the book
could wait for each other.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from rabfang.audit.chain import SHARED, entry_hash
from rabfang.audit.models import AuditBook, AuditEntry, AuditSeal, Kind
from rabfang.audit.sealing import seal_rows

# What facts of a look may hold besides numbers: keys and codes. Words of a case or a person's name are none.
REFUSED, MORE = "refused-page", "refused-more"
A_KEY = re.compile(r"[A-Za-z0-9_.,:/ -]{0,80}")


@dataclass(frozen=True)
class Who:
    """Who acts: an officer, in which role or roles of their office, and for whom they stand in. Nobody: the system."""

    id: int | None = None
    name: str = ""
    role: str = ""
    for_id: int | None = None
    for_name: str = ""


@dataclass(frozen=True)
class OfCase:
    """The case that was acted on or looked at, as an auditor asks for it: by its number."""

    id: int
    number: str


def record(
    action: str,
    target: str,
    *,
    at: datetime,
    actor_id: int | None,
    actor_name: str,
    agency_id: int | None,
    role: str = "",
    for_id: int | None = None,
    for_name: str = "",
    case: OfCase | None = None,
    facts: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Adds what was done, inside the caller's transaction. Never the words of a case in `facts` or `target`."""
    who = Who(actor_id, actor_name, role, for_id, for_name)
    return _add(Kind.ACT, action, target, at=at, who=who, agency_id=agency_id, case=case, facts=facts or {})


def looked(
    action: str,
    target: str,
    *,
    at: datetime,
    who: Who,
    agency_id: int | None,
    case: OfCase | None = None,
    facts: Mapping[str, int | str] | None = None,
) -> AuditEntry:
    """Adds what was looked at, before it is shown. Each look is an entry of its own.

    agency_id: the office whose record it is, that of the case. Raises ValueError for facts that are no counts and keys.
    """
    for key, value in (facts or {}).items():
        if isinstance(value, str) and not A_KEY.fullmatch(value):
            raise ValueError(f"{key} is no key: the record holds nothing of what was looked at")
    return _add(Kind.LOOK, action, target, at=at, who=who, agency_id=agency_id, case=case, facts=facts or {})


def refused(page: str, on: str, *, at: datetime, who: Who, agency_id: int, most: int) -> AuditEntry | None:
    """Adds that somebody was not shown a page: once an hour for each page and what it is on.

    After `most` of them in the hour one entry says that there were more, so that nobody fills the record by asking.
    """
    begun = at.replace(minute=0, second=0, microsecond=0)
    entries = AuditEntry.objects.filter(agency_id=agency_id, actor_id=who.id, at__gte=begun, action__in=(REFUSED, MORE))
    facts = {"object": on} if on else {}

    def is_known() -> bool:
        known = list(entries.values_list("action", "target", "facts"))
        return len(known) > most or (REFUSED, page, facts) in known

    if is_known():
        return None
    with transaction.atomic():
        _held(agency_id)
        if is_known():  # meanwhile, by another request of theirs
            return None
        if entries.count() < most:
            return _add(Kind.ACT, REFUSED, page, at=at, who=who, agency_id=agency_id, case=None, facts=facts)
        return _add(Kind.ACT, MORE, "", at=at, who=who, agency_id=agency_id, case=None, facts={})


def rows_recorded(actions: Collection[str], *, by: int, agency_id: int, since: datetime) -> int:
    """How many rows somebody's entries of these actions tell of; holds the book till the transaction ends."""
    _held(agency_id)
    entries = AuditEntry.objects.filter(agency_id=agency_id, actor_id=by, at__gte=since, action__in=actions)
    return sum(facts.get("rows", 0) for facts in entries.values_list("facts", flat=True))


def seal(at: datetime) -> AuditSeal | None:
    """Seals the settled entries after the last seal; None when there is nothing new."""
    return seal_rows(AuditEntry.objects.all(), AuditSeal, at)


def _add(
    kind: Kind,
    action: str,
    target: str,
    *,
    at: datetime,
    who: Who,
    agency_id: int | None,
    case: OfCase | None,
    facts: Mapping[str, Any],
) -> AuditEntry:
    """The next entry of the office's chain; whoever comes meanwhile waits for the book."""
    with transaction.atomic(savepoint=False):
        book = _held(agency_id or SHARED)
        entry = AuditEntry(
            agency_id=agency_id,
            number=book.last_number + 1,
            kind=kind,
            at=at,
            actor_id=who.id,
            actor_name=who.name,
            role=who.role,
            for_id=who.for_id,
            for_name=who.for_name,
            action=action,
            target=target,
            case_id=case.id if case else None,
            case_number=case.number if case else "",
            facts=dict(facts),
            previous=book.head,
        )
        entry.hash = entry_hash(entry)
        entry.save(force_insert=True)
        AuditBook.objects.filter(pk=book.pk).update(last_number=entry.number, head=entry.hash)
    return entry


def _held(office: int) -> AuditBook:
    """The office's book, held until the transaction ends; begun with its first entry."""
    rows = AuditBook.objects.select_for_update().filter(pk=office)
    if book := rows.first():
        return book
    AuditBook.objects.bulk_create([AuditBook(office=office)], ignore_conflicts=True)
    return rows.get()
