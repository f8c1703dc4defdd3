"""A matter outside the office's powers goes to the agency that has them, and the complainant is told (S1-6)."""

from datetime import date

from rabfang.cases.facts import Line, NeededLine, NeededProse, WithFiles
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to


class ReferFacts(WithFiles):
    """Which agency, by which letter, and what the complainant is told."""

    outside_agency: NeededLine
    letter_number: Line = ""
    letter_date: date | None = None
    told: NeededProse


class Refer(Verb[ReferFacts]):
    """Passes the case outside and keeps track of it."""

    name = "refer"
    Facts = ReferFacts

    def plan(self, context: Context, facts: ReferFacts) -> Plan:
        outcome, place = leads_to(context)
        return Plan(
            facts={
                "outcome": outcome,
                "outside_agency": facts.outside_agency,
                "letter_number": facts.letter_number,
                "letter_date": facts.letter_date,
            },
            words=[Words("told", facts.told, Visibility.CITIZEN)],
            files=[(file, Visibility.UNIT) for file in facts.files],
            moves_to=place,
            tell=["status"],
        )
