"""Those concerned are appointed a working group that acts and reports together (S4-3, S1-1)."""

from datetime import date

from rabfang.cases.actions.due_on import period_to
from rabfang.cases.actions.parties import GivingFacts, parties_named, said_of
from rabfang.cases.facts import Line, NeededProse, Prose, WithFiles
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to
from rabfang.core.errors import Invalid


class AppointFacts(GivingFacts, WithFiles):
    """What the group is to do, who takes part, the people named one a line, the order's number
    and date, by which day."""

    purpose: NeededProse
    members: Prose = ""
    order_number: Line = ""
    order_date: date | None = None
    due_on: date | None = None


class Appoint(Verb[AppointFacts]):
    """Each party has a part, a time and a report of its own; the first named leads."""

    name = "appoint"
    Facts = AppointFacts

    def plan(self, context: Context, facts: AppointFacts) -> Plan:
        outcome, place = leads_to(context)
        parties = parties_named(context, facts)
        if not parties:
            raise Invalid("unit-needed", field="units")
        words = [Words("purpose", facts.purpose, Visibility.UNIT)]
        if facts.members:
            words.append(Words("members", facts.members, Visibility.UNIT))
        said = said_of(parties)
        by_order = {"order_number": facts.order_number, "order_date": facts.order_date}
        return Plan(
            facts={"outcome": outcome, "due_on": facts.due_on, **by_order, **said},
            words=words,
            files=[(file, Visibility.UNIT) for file in facts.files],
            parties=parties,
            moves_to=place,
            within=period_to(context, facts.due_on),
        )
