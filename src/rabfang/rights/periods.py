"""The periods and sources in force at an office: its own, or those of `periods.toml`."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.core.clock import BANGKOK, local_date
from rabfang.rights.models import PrivacySettings, RetentionPeriod


@cache
def defaults() -> dict[str, Any]:
    """What holds where an office set nothing."""
    return tomllib.loads(Path(__file__).with_name("periods.toml").read_text(encoding="utf-8"))


def settings_of(agency: Agency) -> PrivacySettings:
    """The office's settings, unsaved with the defaults when it has none. Those of an office hold at its confidential
    desk as well."""
    row = PrivacySettings.objects.filter(agency=agency.confidential_of_id or agency.pk).first()
    if row is not None:
        return row
    names = ("request_days", "request_source", "breach_hours", "breach_source")
    return PrivacySettings(agency=agency, **{name: defaults()[name] for name in names})


def request_due(agency: Agency, at: datetime) -> datetime:
    """By when a request that came now must be answered: days of the calendar from the day on which it came.

    What came after hours has no longer for it, and a last day that is a holiday counts (PDPA s.30, APA s.64).
    """
    last = local_date(at) + timedelta(days=settings_of(agency).request_days)
    return datetime.combine(last, agency.closes_at, BANGKOK)


def breach_due(agency: Agency, known_at: datetime) -> datetime:
    """By when the committee must be told: hours that run day and night."""
    return known_at + timedelta(hours=settings_of(agency).breach_hours)


@dataclass(frozen=True)
class Retention:
    """How long a case is kept once it is over, what then, and by which rule."""

    years: int
    after: str
    source: str

    def due_on(self, over_at: datetime) -> date:
        """The first day after its time: the years are whole ones of the calendar, counted from the year's end."""
        return date(local_date(over_at).year + 1 + self.years, 1, 1)


def retentions_of(agency: Agency) -> dict[str, Retention]:
    """By kind; that of an empty kind holds for all others."""
    rows = RetentionPeriod.objects.filter(agency=agency)
    found = {row.kind: Retention(row.years, row.after, row.source) for row in rows}
    said = defaults()
    found.setdefault("", Retention(said["retention_years"], "destroy", said["retention_source"]))
    return found


def retention_of(case: Case, known: dict[str, Retention]) -> Retention:
    """The rule for one case."""
    return known.get(case.kind) or known[""]
