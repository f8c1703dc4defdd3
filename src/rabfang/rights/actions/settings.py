"""What an office sets about personal data: who answers for it, its own words, its periods. Each change is recorded."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from rabfang.agencies.actions.changes import changed, hold, needed, note, short, values_of
from rabfang.agencies.models import Officer
from rabfang.core.errors import Invalid
from rabfang.procedures.queries import current
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
    if kind and kind not in current(by.agency)[1].kinds:
        raise Invalid("not-understood", field="kind")
    if after not in RetentionPeriod.After.values:
        raise Invalid("not-understood", field="after")
    if not 1 <= years <= MOST_YEARS:
        raise Invalid("not-understood", field="years")
    with transaction.atomic():
        agency = hold(by.agency)
        said: dict[str, Any] = {"years": years, "after": after, "source": needed("source", source)}
        row, _made = RetentionPeriod.objects.update_or_create(agency=agency, kind=kind, defaults=said)
        note("save-retention", kind or "–", by=by, at=at, **said)
    return row
