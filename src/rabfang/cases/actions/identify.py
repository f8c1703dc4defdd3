"""Who reported a confidential case was asked for, refused, seen or handed on: proved without a word of it."""

from datetime import date
from typing import Literal

from rabfang.cases.facts import Facts
from rabfang.cases.plan import Context, Plan
from rabfang.cases.verb import Verb


class IdentifyFacts(Facts):
    """What became of it; until when, where it was handed on; for which outside body, where it goes into a package."""

    done: Literal["asked", "refused", "seen", "handed", "packed"]
    until: date | None = None
    partner: int | None = None


class Identify(Verb[IdentifyFacts]):
    """Says so; changes nothing else."""

    name = "identify"
    Facts = IdentifyFacts

    def plan(self, context: Context, facts: IdentifyFacts) -> Plan:
        for_body = {"partner": facts.partner} if facts.partner else {}
        return Plan(facts={"done": facts.done, "until": facts.until, **for_body})
