"""A case is passed on inside the office: to the executive with a memo, or to a unit (S0-3, S1-4, S1-5)."""

from rabfang.cases.actions.parties import GivingFacts, known_units, parties_named, said_of
from rabfang.cases.facts import Line, NeededProse, WithFiles
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to
from rabfang.core.errors import Invalid


class ForwardFacts(GivingFacts, WithFiles):
    """The memo or covering words; to whom it goes; who was told by telephone ahead of the paper (S1-5)."""

    memo: NeededProse
    telephoned: Line = ""
    telephoned_unit: int | None = None


class Forward(Verb[ForwardFacts]):
    """Passes the case on."""

    name = "forward"
    Facts = ForwardFacts

    def plan(self, context: Context, facts: ForwardFacts) -> Plan:
        outcome, place = leads_to(context)
        parties = parties_named(context, facts)
        said: dict[str, object] = {"outcome": outcome, **said_of(parties)}
        if facts.telephoned and facts.telephoned_unit is None:
            raise Invalid("required", field="telephoned_unit")
        words = [Words("memo", facts.memo, Visibility.UNIT)]
        if facts.telephoned_unit is not None:
            known_units(context, [facts.telephoned_unit])
            said["telephoned_unit"] = facts.telephoned_unit
            if facts.telephoned:
                words.append(Words("telephoned", facts.telephoned, Visibility.UNIT))
        return Plan(
            facts=said,
            words=words,
            files=[(file, Visibility.UNIT) for file in facts.files],
            parties=parties,
            moves_to=place,
        )
