"""Starting, stopping, pausing and recomputing a case's clocks, as effects."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from rabfang.cases.models import Clock
from rabfang.core.errors import Conflict
from rabfang.procedures.schema import Escalation, Procedure, Reminder
from rabfang.thai.deadlines import Bound, Deadline, Pause, deadline, opening_before
from rabfang.thai.periods import Period, parse_period
from rabfang.thai.working_time import NeverOpen, WorkingCalendar

Row = dict[str, Any]
STEP = "."  # in the key of a step's clock, "path.step"; a standard's key has none


class Clockwork:
    """Computes clock rows for one agency's calendar and one procedure's reminder and escalations, as of `at`."""

    def __init__(self, calendar: WorkingCalendar, procedure: Procedure, at: datetime) -> None:
        self.calendar = calendar
        self.at = at
        self.reminder: Reminder | None = procedure.reminder
        self.escalations: Sequence[Escalation] = procedure.escalation

    def start(
        self,
        key: str,
        within: Period,
        *,
        since: datetime,
        bound: Bound,
        source: str,
        assignment: int | None = None,
    ) -> Row:
        """A new clock's whole row, running from `since` (true time)."""
        due = self._count(within, since, bound)
        return {
            "key": key,
            "assignment": assignment,
            "within": str(within),
            "bound": bound.value,
            "source": source,
            "started_at": since,
            "paused_at": None,
            "pauses": [],
            "stopped_at": None,
            "late": False,
            "escalated": 0,
            **self._due(key, due, escalated=0, late=False),
        }

    def stop(self, clock: Clock, at: datetime) -> Row:
        """The clock stops: late when its due time has passed and it was running."""
        late = clock.late or bool(clock.due_at and at > clock.due_at)
        return {"stopped_at": at, "late": late, "escalates_at": None, "reminds_at": None}

    def restart(self, clock: Clock, at: datetime) -> Row:
        """A stopped clock runs on as if it had not stopped; a pause it stood in ends now."""
        pauses = [*clock.pauses, *([[clock.paused_at, at]] if clock.paused_at else [])]
        due = self._deadline(clock, pauses)
        return {
            "stopped_at": None,
            "paused_at": None,
            "pauses": pauses,
            **self._due(clock.key, due, clock.escalated, clock.late),
        }

    def pause(self, clock: Clock, at: datetime) -> Row:
        """The clock stands still; a due time that has passed already stays and counts as late."""
        late = clock.late or bool(clock.due_at and at > clock.due_at)
        return {"paused_at": at, "due_at": None, "escalates_at": None, "reminds_at": None, "late": late}

    def resume(self, clock: Clock, at: datetime) -> Row:
        """The clock runs again; the pause's days are not counted."""
        pauses = [*clock.pauses, [clock.paused_at, at]]
        due = self._deadline(clock, pauses)
        return {"paused_at": None, "pauses": pauses, **self._due(clock.key, due, clock.escalated, clock.late)}

    def again(self, clock: Clock) -> Row | None:
        """The due time under today's calendar, when it differs from the stored one."""
        due = self._deadline(clock, clock.pauses)
        if due.due_at == clock.due_at:
            return None
        return self._due(clock.key, due, clock.escalated, clock.late)

    def _deadline(self, clock: Clock, pauses: Iterable[Sequence[Any]]) -> Deadline:
        spans = [Pause(_moment(start), _moment(end)) for start, end in pauses]
        return self._count(parse_period(clock.within), clock.started_at, Bound(clock.bound), spans)

    def _count(self, within: Period, since: datetime, bound: Bound, pauses: Sequence[Pause] = ()) -> Deadline:
        """The deadline; a calendar without a working day is a mistake that the administrator must mend first."""
        try:
            return deadline(within, since, self.calendar, bound, pauses)
        except NeverOpen as error:
            raise Conflict("never-open") from error

    def _due(self, key: str, due: Deadline, escalated: int, late: bool) -> Row:
        return {
            "due_at": due.due_at,
            "explanation": due.as_json(),
            "escalates_at": self.escalates_at(due.due_at, escalated),
            "reminds_at": self._reminds_at(key, due.due_at),
            "late": late,
        }

    def _reminds_at(self, key: str, due_at: datetime) -> datetime | None:
        """When those who may do a step are reminded; None for a standard of the whole case, and when that is past."""
        if self.reminder is None or STEP not in key:
            return None
        try:
            moment = opening_before(due_at, self.reminder.before.amount, self.calendar)
        except NeverOpen:
            return None
        return moment if moment > self.at else None

    def escalates_at(self, due_at: datetime, escalated: int) -> datetime | None:
        """When the next escalation comes; None after the last."""
        if escalated >= len(self.escalations):
            return None
        after = self.escalations[escalated].after
        if after == parse_period("at once"):
            return due_at
        # A due time is the closing minute; one second before it still belongs to that day.
        return self._count(after, due_at - timedelta(seconds=1), Bound.OFFICE).due_at


def _moment(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)
