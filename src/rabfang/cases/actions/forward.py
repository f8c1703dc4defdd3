"""A case is passed on inside the office: to the executive with a memo, or to a unit (S0-3, S1-4, S1-5)."""

from rabfang.cases.actions.units import units_named
from rabfang.cases.facts import Line, NeededProse, WithFiles
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to
from rabfang.core.errors import Invalid


class ForwardFacts(WithFiles):
    """The memo or covering words; the units it goes to; who was told by telephone ahead of the paper (S1-5)."""

    memo: NeededProse
    units: tuple[int, ...] = ()
    telephoned: Line = ""
    telephoned_unit: int | None = None


class Forward(Verb[ForwardFacts]):
    """Passes the case on."""

    name = "forward"
    Facts = ForwardFacts

    def plan(self, context: Context, facts: ForwardFacts) -> Plan:
        outcome, place = leads_to(context)
        said: dict[str, object] = {"outcome": outcome, "units": list(facts.units)}
        if facts.telephoned and facts.telephoned_unit is None:
            raise Invalid("required", field="telephoned_unit")
        words = [Words("memo", facts.memo, Visibility.UNIT)]
        if facts.telephoned_unit is not None:
            units_named(context, [facts.telephoned_unit])
            said["telephoned_unit"] = facts.telephoned_unit
            if facts.telephoned:
                words.append(Words("telephoned", facts.telephoned, Visibility.UNIT))
        return Plan(
            facts=said,
            words=words,
            files=[(file, Visibility.UNIT) for file in facts.files],
            units=units_named(context, facts.units),
            moves_to=place,
        )
