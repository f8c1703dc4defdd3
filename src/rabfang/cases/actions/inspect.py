"""A visit to the place itself: when, who went, what was found, what the people affected said (S4-3, S4-6)."""

from datetime import timedelta

from pydantic import AwareDatetime

from rabfang.cases.facts import Line, NeededProse, Prose, WithFiles
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to, own_parts
from rabfang.core.errors import Invalid
from rabfang.procedures.schema import Step

SECONDS_AHEAD = timedelta(minutes=2)


class InspectFacts(WithFiles):
    """The visit. `went` are the office's own people, `partners` those of other offices, `heard` what people said."""

    visited_at: AwareDatetime
    visited: Line = ""
    went: NeededProse
    partners: Prose = ""
    findings: NeededProse
    heard: Prose = ""


class Inspect(Verb[InspectFacts]):
    """As a step it gives the findings and ends the unit's part; at another time it is added to the case."""

    name = "inspect"
    Facts = InspectFacts

    def plan(self, context: Context, facts: InspectFacts) -> Plan:
        if facts.visited_at > context.at + SECONDS_AHEAD:
            raise Invalid("visit-in-the-future", field="visited_at")
        if facts.visited_at < context.case.received_at:
            raise Invalid("visit-before-received", field="visited_at", received=context.case.received_at)
        said = {name: getattr(facts, name) for name in ("visited", "went", "partners", "findings", "heard")}
        words = [Words(name, body, Visibility.UNIT) for name, body in said.items() if body]
        files = [(file, Visibility.UNIT) for file in facts.files]
        noted = {"visited_at": facts.visited_at}
        if not isinstance(context.rule, Step):
            return Plan(facts=noted, words=words, files=files)
        outcome, place = leads_to(context)
        return Plan(
            facts={"outcome": outcome, **noted},
            sets={"findings_at": context.at},
            words=words,
            files=files,
            moves_to=place,
            parts_done=own_parts(context),
        )
