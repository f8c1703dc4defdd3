"""A measure that protects who reported, or a witness: what, for whom, and when to look at it again."""

from datetime import date
from typing import Literal

from rabfang.cases.facts import Facts, NeededProse
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb
from rabfang.core.clock import local_date
from rabfang.core.errors import Invalid


class ProtectFacts(Facts):
    """Its kind, whom it protects and how in words, and the day on which it ends or is looked at again."""

    measure: Literal["place", "superior", "contact", "safety", "watch", "ended", "other"]
    whom: NeededProse
    until: date | None = None


class Protect(Verb[ProtectFacts]):
    """Notes it; changes nothing else."""

    name = "protect"
    Facts = ProtectFacts

    def plan(self, context: Context, facts: ProtectFacts) -> Plan:
        if facts.until and facts.until <= local_date(context.at):
            raise Invalid("must-be-later", field="until")
        return Plan(
            facts={"measure": facts.measure, "until": facts.until},
            words=[Words("whom", facts.whom, Visibility.CENTRE)],
        )
