"""The executive's decision on a case: who acts, or where it goes (S1-5, S1-7)."""

from datetime import date

from rabfang.cases.actions.due_on import period_to
from rabfang.cases.actions.parties import GivingFacts, parties_named, said_of
from rabfang.cases.facts import NeededProse
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to


class OrderFacts(GivingFacts):
    """One of the step's outcomes, the order's words, who acts, and by which day."""

    outcome: str
    order: NeededProse
    due_on: date | None = None


class Order(Verb[OrderFacts]):
    """Decides."""

    name = "order"
    Facts = OrderFacts

    def plan(self, context: Context, facts: OrderFacts) -> Plan:
        outcome, place = leads_to(context, facts.outcome)
        parties = parties_named(context, facts)
        return Plan(
            facts={"outcome": outcome, "due_on": facts.due_on, **said_of(parties)},
            words=[Words("order", facts.order, Visibility.UNIT)],
            parties=parties,
            moves_to=place,
            within=period_to(context, facts.due_on),
        )
