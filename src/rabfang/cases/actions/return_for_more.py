"""An incomplete report goes back to the unit with what is missing (S4-4, S1-8)."""

from rabfang.cases.facts import Facts, NeededProse
from rabfang.cases.models import Assignment, Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.rules import target
from rabfang.cases.verb import Verb
from rabfang.core.errors import Conflict


class ReturnFacts(Facts):
    """What is missing."""

    missing: NeededProse


class ReturnForMore(Verb[ReturnFacts]):
    """The units that reported last get the work again; their time counts from now."""

    name = "return_for_more"
    Facts = ReturnFacts

    def plan(self, context: Context, facts: ReturnFacts) -> Plan:
        step = context.step
        if step.returns is None:
            raise Conflict("not-now", action=self.name)
        return Plan(
            words=[Words("missing", facts.missing, Visibility.UNIT)],
            units=_last_units(context),
            moves_to=target(context.path, step.returns, context.kind, context.procedure),
            restart=True,
        )


def _last_units(context: Context) -> tuple[int, ...]:
    """Units whose assignments ended together last, the leading one first."""
    rows = [row for row in context.case.assignments.all() if row.state != Assignment.State.OPEN]
    if not rows:
        return ()
    opened = max(row.opened_at for row in rows)
    last = sorted((row for row in rows if row.opened_at == opened), key=lambda row: not row.is_lead)
    return tuple(row.unit_id for row in last)
