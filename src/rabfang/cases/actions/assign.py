"""Units and partners are given a case: as a step of the procedure (S0-1), or work already given goes to others."""

from datetime import date

from rabfang.cases.actions.due_on import period_to
from rabfang.cases.actions.parties import GivingFacts, parties_named, said_of
from rabfang.cases.facts import NeededProse
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to
from rabfang.core.errors import Invalid
from rabfang.procedures.schema import Step


class AssignFacts(GivingFacts):
    """Why, who has the work from now on, and by which day those that did not have it before must report."""

    reason: NeededProse
    due_on: date | None = None


class Assign(Verb[AssignFacts]):
    """As a step it moves the case on; at another time it changes who does the present step."""

    name = "assign"
    Facts = AssignFacts

    def plan(self, context: Context, facts: AssignFacts) -> Plan:
        parties = parties_named(context, facts)
        words = [Words("reason", facts.reason, Visibility.UNIT)]
        said = {"due_on": facts.due_on, **said_of(parties)}
        within = period_to(context, facts.due_on)
        if isinstance(context.rule, Step):
            outcome, place = leads_to(context)
            said["outcome"] = outcome
            return Plan(facts=said, words=words, parties=parties, moves_to=place, within=within)
        if not parties:
            raise Invalid("unit-needed", field="units")
        return Plan(facts=said, words=words, parties=parties, within=within)
