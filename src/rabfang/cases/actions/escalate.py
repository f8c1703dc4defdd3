"""A due time has passed: the clock brings the case before the next role the procedure names (C-5)."""

from rabfang.cases.clocks import Clockwork
from rabfang.cases.facts import Facts
from rabfang.cases.plan import Context, Plan
from rabfang.cases.verb import Verb
from rabfang.core.errors import Conflict


class EscalateFacts(Facts):
    """The number, within the case, of the overdue clock."""

    clock: int


class Escalate(Verb[EscalateFacts]):
    """Marks the clock late and raises the case by one level."""

    name = "escalate"
    Facts = EscalateFacts

    def plan(self, context: Context, facts: EscalateFacts) -> Plan:
        clock = context.case.clocks.filter(number=facts.clock, escalates_at__lte=context.at).first()
        if clock is None or clock.due_at is None:
            raise Conflict("nothing-overdue")
        level = clock.escalated + 1
        work = Clockwork(context.calendar, context.procedure, context.at)
        return Plan(
            facts={
                "clock": clock.key,
                "due_at": clock.due_at,
                "level": level,
                "to": list(context.procedure.escalation[level - 1].to),
            },
            sets={"escalated": max(level, context.case.escalated)},
            effects={
                "clocks": {
                    str(clock.number): {
                        "late": True,
                        "escalated": level,
                        "reminds_at": None,  # a reminder that did not come in time is not made up for
                        "escalates_at": work.escalates_at(clock.due_at, level),
                    }
                }
            },
        )
