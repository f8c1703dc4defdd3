"""What an office sets about personal data: who answers for it, its own words, its periods. Each change is recorded."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from rabfang.agencies.actions.changes import changed, hold, needed, note, short, values_of
from rabfang.agencies.models import Agency, Officer
from rabfang.audit.actions import record
from rabfang.cases.actors import Actor
from rabfang.core.errors import Invalid
from rabfang.procedures.queries import current
from rabfang.procedures.schema import May
from rabfang.rights.duties import capacity_for
from rabfang.rights.models import PrivacySettings, RetentionPeriod
from rabfang.rights.periods import settings_of

SHORT = ("protector", "contact", "request_source", "breach_source")
FIELDS = (*SHORT, "added_th", "added_en", "request_days", "breach_hours")
MOST_DAYS, MOST_HOURS, MOST_YEARS = 90, 360, 100


def save_settings(said: Mapping[str, Any], *, by: Officer, at: datetime) -> PrivacySettings:
    """The office's notice and periods. Raises Invalid by field."""
    for name, most in (("request_days", MOST_DAYS), ("breach_hours", MOST_HOURS)):
        if not 1 <= said[name] <= most:
            raise Invalid("not-understood", field=name)
    with transaction.atomic():
        row = settings_of(hold(by.agency))
        before = values_of(row, *FIELDS) if row.pk else {}
        for name in FIELDS:
            value = said[name]
            setattr(row, name, short(name, value, at_most=4_000) if isinstance(value, str) else value)
        for name in ("request_source", "breach_source"):
            needed(name, getattr(row, name))
        row.save()
        if differs := changed(before, values_of(row, *FIELDS)):
            note("save-privacy", by.agency.name_th, by=by, at=at, changed=differs)
    return row


def save_retention(kind: str, years: int, after: str, source: str, *, by: Officer, at: datetime) -> RetentionPeriod:
    """How long cases of a kind are kept, of all others for an empty kind. Raises Invalid by field."""
    with transaction.atomic():
        row = _kept(by.agency, kind, years, after, source)
        note("save-retention", kind or "–", by=by, at=at, years=years, after=after, source=row.source)
    return row


def save_desk_retention(
    agency: Agency, kind: str, years: int, source: str, *, by: Actor, officer: Officer, at: datetime
) -> RetentionPeriod:
    """The same at a confidential desk, by who handles its cases; recorded in the desk's own chain. What is sealed goes
    to no archives, so it is destroyed. Raises NotAllowed, Invalid by field."""
    capacity = capacity_for(by, agency, May.PROTECT)
    with transaction.atomic():
        row = _kept(agency, kind, years, RetentionPeriod.After.DESTROY, source)
        record(
            "save-retention",
            kind or "–",
            at=at,
            actor_id=officer.pk,
            actor_name=officer.name,
            role=capacity.role,
            agency_id=agency.pk,
            facts={"years": years, "source": row.source},
        )
    return row


def _kept(agency: Agency, kind: str, years: int, after: str, source: str) -> RetentionPeriod:
    if kind and kind not in current(agency)[1].kinds:
        raise Invalid("not-understood", field="kind")
    if after not in RetentionPeriod.After.values:
        raise Invalid("not-understood", field="after")
    if not 1 <= years <= MOST_YEARS:
        raise Invalid("not-understood", field="years")
    said: dict[str, Any] = {"years": years, "after": after, "source": needed("source", source)}
    return RetentionPeriod.objects.update_or_create(agency=hold(agency), kind=kind, defaults=said)[0]
