"""What a verb works with (Context) and what it answers (Plan)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor, Capacity
from rabfang.cases.models import Case, Visibility
from rabfang.cases.parties import Party
from rabfang.cases.rules import Standing, step_of
from rabfang.documents.models import StoredFile
from rabfang.procedures.schema import Anytime, Kind, Procedure, Step
from rabfang.thai.periods import Period
from rabfang.thai.working_time import WorkingCalendar


@dataclass(frozen=True)
class Words:
    """Something said in an action: stored as a text of the event."""

    field: str
    body: str
    visibility: Visibility


@dataclass(frozen=True)
class Context:
    """One action about to happen: the case as it stands, its rules, who acts and when."""

    case: Case
    agency: Agency
    procedure: Procedure
    calendar: WorkingCalendar
    standing: Standing
    rule: Step | Anytime
    capacity: Capacity
    actor: Actor
    action: str
    at: datetime

    @property
    def step(self) -> Step:
        """The step at which the case waits."""
        return step_of(self.procedure, self.case.step)

    @property
    def path(self) -> str:
        """The path on which the case is."""
        return self.case.step.partition(".")[0]

    @property
    def kind(self) -> Kind | None:
        """The case's kind, once classified."""
        return self.procedure.kinds.get(self.case.kind)


@dataclass(frozen=True)
class Plan:
    """What one action does; `carry_out` turns it into an event and rows.

    facts: what was said or decided, without personal words. sets: new values of case columns.
    moves_to: the "path.step" where the case waits next; None leaves it. status: the new status; None leaves it.
    parties: who is given the work of the step moved to, or of the present one, the leading one first. beside: whether
    they get it beside those who have it. parts_done: numbers of the parts that are done.
    restart: the step's time counts from now even where the procedure counts from an earlier event.
    within: the time ordered for their work, counted from now, instead of the procedure's.
    tell: topics of messages to the complainant. person: new values of what is known of the complainant.
    """

    facts: Mapping[str, Any] = field(default_factory=dict)
    sets: Mapping[str, Any] = field(default_factory=dict)
    words: Sequence[Words] = ()
    files: Sequence[tuple[StoredFile, Visibility]] = ()
    moves_to: str | None = None
    status: str | None = None
    parties: Sequence[Party] = ()
    beside: bool = False
    parts_done: Sequence[int] = ()
    restart: bool = False
    within: Period | None = None
    tell: Sequence[str] = ()
    person: Mapping[str, Any] = field(default_factory=dict)
    effects: Mapping[str, Any] = field(default_factory=dict)
