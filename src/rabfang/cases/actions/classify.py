"""Kind, category and urgency of a case; its kind decides the path it takes and what closing demands (S0-3, S1-2)."""

from rabfang.cases.facts import Facts, Prose
from rabfang.cases.models import Urgency, Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.rules import require_group
from rabfang.cases.verb import Verb, leads_to
from rabfang.core.errors import Invalid
from rabfang.procedures.schema import Demand


class ClassifyFacts(Facts):
    """The kind is the procedure's key, the category one of that kind's or empty; `group` stays as it is when unsaid."""

    kind: str
    category: str = ""
    urgency: Urgency = Urgency.NORMAL
    opinion: Prose = ""
    group: str | None = None


class Classify(Verb[ClassifyFacts]):
    """Chooses the path."""

    name = "classify"
    Facts = ClassifyFacts

    def plan(self, context: Context, facts: ClassifyFacts) -> Plan:
        kind = context.procedure.kinds.get(facts.kind)
        if kind is None:
            raise Invalid("required", field="kind")
        if facts.category and facts.category not in {row.key for row in kind.categories}:
            raise Invalid("not-of-this-kind", field="category")
        group = context.case.group if facts.group is None else facts.group
        require_group(context.procedure, group)
        outcome, place = leads_to(context, kind=kind)
        channel = context.procedure.channels[context.case.channel]
        demands = {f"needs_{demand}": demand in (*kind.demands, *channel.demands) for demand in Demand}
        return Plan(
            facts={
                "outcome": outcome,
                "kind": kind.key,
                "category": facts.category,
                "urgency": facts.urgency,
                **({} if group == context.case.group else {"group": group}),
            },
            sets={"kind": kind.key, "category": facts.category, "urgency": facts.urgency, "group": group, **demands},
            words=[Words("opinion", facts.opinion, Visibility.UNIT)] if facts.opinion else [],
            moves_to=place,
        )
