"""Units are given a case: as a step of the procedure (S0-1), or work already given goes to other units."""

from datetime import date

from rabfang.cases.actions.due_on import period_to
from rabfang.cases.actions.units import units_named
from rabfang.cases.facts import Facts, NeededProse
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to
from rabfang.core.errors import Invalid
from rabfang.procedures.schema import Step


class AssignFacts(Facts):
    """Why, the units that have the work from now on, and by which day those that did not have it before must report."""

    reason: NeededProse
    units: tuple[int, ...] = ()
    due_on: date | None = None


class Assign(Verb[AssignFacts]):
    """As a step it moves the case on; at another time it changes who does the present step."""

    name = "assign"
    Facts = AssignFacts

    def plan(self, context: Context, facts: AssignFacts) -> Plan:
        units = units_named(context, facts.units)
        words = [Words("reason", facts.reason, Visibility.UNIT)]
        said = {"units": list(units), "due_on": facts.due_on}
        within = period_to(context, facts.due_on)
        if isinstance(context.rule, Step):
            outcome, place = leads_to(context)
            return Plan(facts={"outcome": outcome, **said}, words=words, units=units, moves_to=place, within=within)
        if not units:
            raise Invalid("unit-needed", field="units")
        return Plan(facts=said, words=words, units=units, within=within)
