"""The clocks of a case, those that run and those that stopped, each with the days that made its date."""

from dataclasses import dataclass

from rabfang.cases.models import Clock
from rabfang.cases.wording import clock_title
from rabfang.desk.case.reading import Opened
from rabfang.thai.due import Deadline


@dataclass(frozen=True)
class Due:
    """One clock of the case in words."""

    clock: Clock
    title: str
    unit: str
    deadline: Deadline | None

    @property
    def running(self) -> bool:
        """Whether the time still counts."""
        return self.clock.stopped_at is None


def due_times(case: Opened) -> dict[str, list[Due]]:
    """The case's clocks: those that run, and those that have stopped."""
    units = {row.number: row.party_name for row in case.case.assignments.all()}
    rows = [_due(case, clock, units) for clock in case.case.clocks.all()]
    return {
        "running": [row for row in rows if row.running],
        "stopped": [row for row in rows if not row.running],
    }


def _due(case: Opened, clock: Clock, units: dict[int, str]) -> Due:
    told = Deadline.from_json(clock.explanation) if clock.explanation else None
    return Due(clock, clock_title(clock.key, case.procedure), units.get(clock.assignment or 0, ""), told)
