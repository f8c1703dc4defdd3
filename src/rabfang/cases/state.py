"""A case as the fold of its events' effects, and the writing of that fold to rows.

Effects hold whole values in JSON form: {"case": {column: value}, "assignments": {number: {column: value}},
"clocks": {number: {column: value}}}. Folding them from the first event gives what the rows must say; `verify`
does exactly that.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from rabfang.cases.models import Assignment, Case, Clock
from rabfang.core.canonical import canonical_json

CASE_COLUMNS = [
    "status",
    "step",
    "channel",
    "kind",
    "category",
    "group",
    "urgency",
    "outcome",
    "rating",
    "rated_at",
    "review",
    "aside",
    "place",
    "subdistrict",
    "latitude",
    "longitude",
    "received_at",
    "legal_at",
    "entered_at",
    "registered_at",
    "recorded_by_id",
    "due_at",
    "promised_at",
    "asked_at",
    "unread_at",
    "paused_until",
    "closed_at",
    "merged_into_id",
    "escalated",
    "needs_findings",
    "needs_reply",
    "needs_copy",
    "needs_use",
    "findings_at",
    "reply_at",
    "copy_at",
    "use_at",
    "needs_notice",
    "notice_at",
    "erased_at",
]
# What columns hold in cases whose first event is older than they are.
LATER = {"group": "", "review": "", "aside": ""}
ASSIGNMENT_COLUMNS = [
    "unit_id",
    "partner_id",
    "is_lead",
    "state",
    "opened_at",
    "ended_at",
    "due_at",
    "acknowledged_at",
]
CLOCK_COLUMNS = [
    "key",
    "assignment",
    "within",
    "bound",
    "source",
    "started_at",
    "due_at",
    "paused_at",
    "pauses",
    "stopped_at",
    "late",
    "escalated",
    "escalates_at",
    "reminds_at",
    "explanation",
]

Row = dict[str, Any]


@dataclass
class CaseState:
    """The folded effects: columns of the case, and of each assignment and clock by number, as JSON values."""

    case: Row = field(default_factory=dict)
    assignments: dict[str, Row] = field(default_factory=dict)
    clocks: dict[str, Row] = field(default_factory=dict)

    def fold(self, effects: Mapping[str, Any]) -> None:
        """Applies one event's effects."""
        self.case.update(effects.get("case", {}))
        for number, row in effects.get("assignments", {}).items():
            self.assignments.setdefault(number, {}).update(row)
        for number, row in effects.get("clocks", {}).items():
            self.clocks.setdefault(number, {}).update(row)


def as_json(effects: Mapping[str, Any]) -> dict[str, Any]:
    """Effects in the form that is stored and hashed."""
    loaded: dict[str, Any] = json.loads(canonical_json(effects))
    return loaded


def json_value(value: Any) -> Any:
    """One column's value in that form."""
    if isinstance(value, Decimal):
        return str(value)
    return json.loads(canonical_json(value))


def row_values(row: models.Model, columns: Iterable[str]) -> Row:
    """A stored row in the form of effects, for comparing."""
    return {column: json_value(getattr(row, column)) for column in columns}


def set_values(row: models.Model, values: Mapping[str, Any]) -> None:
    """Puts JSON values into a model instance as the column's own type."""
    for column, value in values.items():
        setattr(row, column, _typed(row, column, value))


def _typed(row: models.Model, column: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    kind = row._meta.get_field(column.removesuffix("_id"))
    if isinstance(kind, models.DateTimeField):
        return datetime.fromisoformat(value)
    if isinstance(kind, models.DateField):
        return date.fromisoformat(value)
    if isinstance(kind, models.DecimalField):
        return Decimal(value)
    return value


def write_parts(case: Case, effects: Mapping[str, Any]) -> None:
    """Writes the effects on assignments and clocks: inserts the new in one statement, updates the changed."""
    _write(case, Assignment, effects.get("assignments", {}), "unit_id")
    _write(case, Clock, effects.get("clocks", {}), "key")


def _write(case: Case, model: type[Assignment] | type[Clock], rows: Mapping[str, Row], whole: str) -> None:
    """A row that names its `whole` column is new; any other changes columns of the row with that number."""
    fresh = []
    for number, values in rows.items():
        row = model(case=case, number=int(number))
        set_values(row, values)
        if whole in values:
            fresh.append(row)
        else:
            changed = {column: getattr(row, column) for column in values}
            model._default_manager.filter(case=case, number=int(number)).update(**changed)
    if fresh:
        model._default_manager.bulk_create(fresh)  # type: ignore[arg-type]
