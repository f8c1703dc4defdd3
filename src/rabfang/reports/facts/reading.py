"""What facts are made of, read from the register for many cases at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models.fields.json import KT

from rabfang.cases.models import Assignment, Case, Clock, Event

Row = dict[str, Any]

CASE = (
    "pk",
    "agency_id",
    "status",
    "received_at",
    "due_at",
    "closed_at",
    "kind",
    "category",
    "channel",
    "group",
    "urgency",
    "step",
    "subdistrict",
    "outcome",
    "rating",
)
CLOCK = ("key", "bound", "started_at", "stopped_at", "due_at", "late")


@dataclass(frozen=True)
class Happened:
    """One event: its verb, when, and what it set the case's step and status to; None where it did not."""

    verb: str
    at: datetime
    step: str | None
    status: str | None


@dataclass
class Material:
    """One case as the register holds it: its row, its clocks, its events in order, and who had the lead last."""

    case: Row
    clocks: list[Row] = field(default_factory=list)
    events: list[Happened] = field(default_factory=list)
    owner: str = ""


def read(ids: Sequence[int]) -> list[Material]:
    """The material of these cases, in four queries; an id that is no case's is passed over."""
    found = {row["pk"]: Material(row) for row in Case.objects.filter(pk__in=ids).order_by("pk").values(*CASE)}
    for clock in Clock.objects.filter(case__in=ids).order_by("case", "number").values("case_id", *CLOCK):
        found[clock["case_id"]].clocks.append(clock)
    leading = Assignment.objects.filter(case__in=ids, is_lead=True).order_by("case", "number")
    for case_id, unit, partner in leading.values_list("case_id", "unit_id", "partner_id"):
        found[case_id].owner = f"u{unit}" if unit else f"p{partner}"
    for case_id, events in _events(ids).items():
        found[case_id].events = events
    return list(found.values())


def _events(ids: Sequence[int]) -> dict[int, list[Happened]]:
    """Only what is needed leaves the database: an event's effects hold every counted day of every clock."""
    rows = Event.objects.filter(case__in=ids).order_by("case", "seq")
    said = rows.values_list("case_id", "action", "at", KT("effects__case__step"), KT("effects__case__status"))
    events: dict[int, list[Happened]] = defaultdict(list)
    for case_id, *happened in said:
        events[case_id].append(Happened(*happened))
    return events
