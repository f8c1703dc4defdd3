"""Why each due time of a case falls on its date: every day counted or skipped."""

from dataclasses import dataclass
from datetime import date

from rabfang.cases.models import Clock
from rabfang.cases.wording import clock_title
from rabfang.desk.case.reading import Opened
from rabfang.desk.wording import DAYS
from rabfang.thai.deadlines import CountedDay, Deadline


@dataclass(frozen=True)
class Day:
    """One day of the explanation: the date, its number when counted, and why."""

    day: date
    number: int | None
    why: str


@dataclass(frozen=True)
class Due:
    """One clock of the case in words."""

    clock: Clock
    title: str
    unit: str
    deadline: Deadline | None
    days: list[Day]

    @property
    def running(self) -> bool:
        """Whether the time still counts."""
        return self.clock.stopped_at is None


def due_times(case: Opened) -> list[Due]:
    """The case's clocks, those that run first."""
    units = {row.number: str(row.unit) for row in case.case.assignments.all()}
    rows = [_due(case, clock, units) for clock in case.case.clocks.all()]
    return sorted(rows, key=lambda row: not row.running)


def _due(case: Opened, clock: Clock, units: dict[int, str]) -> Due:
    told = Deadline.from_json(clock.explanation) if clock.explanation else None
    days = [Day(row.day, row.number, _why(row)) for row in told.days] if told else []
    return Due(clock, clock_title(clock.key, case.procedure), units.get(clock.assignment or 0, ""), told, days)


def _why(row: CountedDay) -> str:
    said = str(DAYS.get(row.reason, row.reason))
    return f"{said}: {row.label}" if row.label else said
