"""Who reported a confidential case was asked for, refused, seen or handed on: proved without a word of it."""

from datetime import date
from typing import Literal

from rabfang.cases.facts import Facts
from rabfang.cases.plan import Context, Plan
from rabfang.cases.verb import Verb


class IdentifyFacts(Facts):
    """What became of it; until when, where it was handed on."""

    done: Literal["asked", "refused", "seen", "handed"]
    until: date | None = None


class Identify(Verb[IdentifyFacts]):
    """Says so; changes nothing else."""

    name = "identify"
    Facts = IdentifyFacts

    def plan(self, context: Context, facts: IdentifyFacts) -> Plan:
        return Plan(facts={"done": facts.done, "until": facts.until})
