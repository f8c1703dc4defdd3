"""Open due times follow a changed calendar, visibly (C-5)."""

from rabfang.cases.clocks import Clockwork, Row
from rabfang.cases.facts import Facts, Line
from rabfang.cases.plan import Context, Plan
from rabfang.cases.verb import Verb
from rabfang.core.errors import Conflict


class RecomputeFacts(Facts):
    """What changed in the calendar."""

    because: Line = ""


class Recompute(Verb[RecomputeFacts]):
    """Stores old and new due times of every clock that moves; a case where none moves gets no event."""

    name = "recompute"
    Facts = RecomputeFacts

    def plan(self, context: Context, facts: RecomputeFacts) -> Plan:
        work = Clockwork(context.calendar, context.procedure, context.at)
        changed: dict[str, Row] = {}
        moved = []
        for clock in context.case.clocks.all():
            if clock.stopped_at is not None or clock.paused_at is not None:
                continue
            row = work.again(clock)
            if row is not None:
                changed[str(clock.number)] = row
                moved.append([clock.key, clock.due_at, row["due_at"]])
        if not changed:
            raise Conflict("nothing-moved")
        return Plan(facts={"because": facts.because, "moved": moved}, effects={"clocks": changed})
