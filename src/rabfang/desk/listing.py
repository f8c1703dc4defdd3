"""Cases as rows of a list: what an officer needs to see to choose the next one. A fixed number of queries a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from rabfang.cases.models import Assignment, Case, Outcome, Status, Urgency
from rabfang.cases.rules import step_of
from rabfang.procedures.queries import version_of
from rabfang.procedures.schema import Procedure, Step

TONES = {
    Status.OPEN: "active",
    Status.PAUSED: "waiting",
    Status.CLOSED: "good",
    Status.MERGED: "neutral",
    Status.VOID: "neutral",
}


@dataclass(frozen=True)
class Row:
    """One case in a list."""

    case: Case
    procedure: Procedure
    step: Step

    @property
    def status_text(self) -> str:
        """The status in words."""
        return str(Status(self.case.status).label)

    @property
    def status_tone(self) -> str:
        """The colour of its tag."""
        return TONES[Status(self.case.status)]

    @property
    def running(self) -> bool:
        """Whether somebody still has to act."""
        return self.case.status in (Status.OPEN, Status.PAUSED)

    @property
    def due_at(self) -> datetime | None:
        """When it is due; in another office's case when our part is (`part_due_at`, see `sight`)."""
        due: datetime | None = getattr(self.case, "part_due_at", None) or self.case.due_at
        return due

    @property
    def where(self) -> str:
        """What is to be done now, or how it ended."""
        if self.running:
            return str(self.step.title)
        return str(Outcome(self.case.outcome).label) if self.case.outcome else ""

    @property
    def channel(self) -> str:
        """The way in, in the procedure's words."""
        return title(self.procedure.channels, self.case.channel)

    @property
    def kind(self) -> str:
        """The kind, once classified."""
        return title(self.procedure.kinds, self.case.kind)

    @property
    def units(self) -> list[str]:
        """Units that work on it now, the leading one first."""
        rows = sorted(getattr(self.case, "working", []), key=lambda row: not row.is_lead)
        return [row.party_name for row in rows]

    @property
    def urgency(self) -> str:
        """How urgent, when more than normal."""
        return "" if self.case.urgency == Urgency.NORMAL else str(Urgency(self.case.urgency).label)


def title(entries: Mapping[str, Any], key: str) -> str:
    """The title of a procedure's entry; its key where a version knows it no more."""
    entry = entries.get(key)
    return str(entry.title) if entry else key


def rows(cases: Iterable[Case]) -> list[Row]:
    """Rows of cases read with `for_list`."""
    found = []
    for case in cases:
        procedure = version_of(case.procedure_id)[1]
        found.append(Row(case, procedure, step_of(procedure, case.step)))
    return found


def for_list(cases: QuerySet[Case]) -> QuerySet[Case]:
    """The cases with what a row shows."""
    open_ones = Assignment.objects.filter(state=Assignment.State.OPEN).select_related("unit", "partner")
    working = Prefetch("assignments", queryset=open_ones, to_attr="working")
    return cases.select_related("complainant").prefetch_related(working)
