"""What the actions share: the office held, what changed, the entry in the record."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, TypeVar

from django.db.models import Model

from rabfang.agencies.capacities import who_of
from rabfang.agencies.models import Agency, Officer
from rabfang.agencies.queries import holdings_of
from rabfang.audit.actions import record
from rabfang.core.clock import local_date
from rabfang.core.errors import Invalid, NotFound
from rabfang.thai.text import clean, has_visible

M = TypeVar("M", bound=Model)


def hold(agency: Agency) -> Agency:
    """The agency's row, held until the transaction ends: two administrators' changes come one after the other."""
    return Agency.everywhere.select_for_update().get(pk=agency.pk)


def own(row: Any, by: Officer) -> None:
    """NotFound unless the row is of the acting officer's office."""
    if row.agency_id != by.agency_id:
        raise NotFound("not-found")


def values_of(row: Model, *fields: str) -> dict[str, Any]:
    """The row's values of those fields, as the record keeps them."""
    return {name: shown(getattr(row, name)) for name in fields}


def shown(value: Any) -> Any:
    """A value as the record keeps it: dates and times as text, related rows by name."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Model) else value


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Each field whose value differs, with the old and the new one."""
    return {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}


def needed(field: str, text: str, *, at_most: int = 200) -> str:
    """The cleaned text; Invalid when nothing of it can be seen or it is too long."""
    cleaned = clean(text)
    if not has_visible(cleaned):
        raise Invalid("required", field=field)
    return short(field, cleaned, at_most=at_most)


def short(field: str, text: str, *, at_most: int = 200) -> str:
    """The cleaned text; Invalid when it is too long."""
    cleaned = clean(text)
    if len(cleaned) > at_most:
        raise Invalid("too-long", field=field, limit=at_most)
    return cleaned


def note(
    action: str,
    target: object,
    *,
    by: Officer,
    at: datetime,
    everywhere: bool = False,
    **facts: Any,
) -> None:
    """Adds the audit entry, to the officer's office or, `everywhere`, to what all offices share."""
    who = who_of(by, holdings_of(by, local_date(at)), by.agency_id)
    record(
        action,
        str(target)[:200],
        at=at,
        actor_id=who.id,
        actor_name=who.name,
        role=who.role,
        for_id=who.for_id,
        for_name=who.for_name,
        agency_id=None if everywhere else by.agency_id,
        facts=facts,
    )
