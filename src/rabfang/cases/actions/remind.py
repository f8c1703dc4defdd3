"""A step falls due soon: the clock reminds those who may do it (C-5)."""

from rabfang.cases.facts import Facts
from rabfang.cases.plan import Context, Plan
from rabfang.cases.verb import Verb
from rabfang.core.errors import Conflict


class RemindFacts(Facts):
    """The number, within the case, of the clock that runs out soon."""

    clock: int


class Remind(Verb[RemindFacts]):
    """Says that the time for it came; who is told is read from the event."""

    name = "remind"
    Facts = RemindFacts

    def plan(self, context: Context, facts: RemindFacts) -> Plan:
        waiting = context.case.clocks.filter(reminds_at__lte=context.at, due_at__gt=context.at)
        clock = waiting.filter(number=facts.clock).first()
        if clock is None or clock.due_at is None:
            raise Conflict("nothing-due-soon")
        return Plan(
            facts={"clock": clock.key, "due_at": clock.due_at},
            effects={"clocks": {str(clock.number): {"reminds_at": None}}},
        )
