"""The executive's decision on a case: who acts, or where it goes (S1-5, S1-7)."""

from datetime import date

from rabfang.cases.actions.due_on import period_to
from rabfang.cases.actions.units import units_named
from rabfang.cases.facts import Facts, NeededProse
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to


class OrderFacts(Facts):
    """One of the step's outcomes, the order's words, the units that act, and by which day."""

    outcome: str
    order: NeededProse
    units: tuple[int, ...] = ()
    due_on: date | None = None


class Order(Verb[OrderFacts]):
    """Decides."""

    name = "order"
    Facts = OrderFacts

    def plan(self, context: Context, facts: OrderFacts) -> Plan:
        outcome, place = leads_to(context, facts.outcome)
        return Plan(
            facts={"outcome": outcome, "units": list(facts.units), "due_on": facts.due_on},
            words=[Words("order", facts.order, Visibility.UNIT)],
            units=units_named(context, facts.units),
            moves_to=place,
            within=period_to(context, facts.due_on),
        )
