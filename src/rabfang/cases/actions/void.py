"""A number taken by mistake stays in the register, marked void with its reason (C-3)."""

from rabfang.cases.facts import Facts, NeededProse
from rabfang.cases.models import Status, Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb
from rabfang.core.errors import Conflict


class VoidFacts(Facts):
    """Why the number is void."""

    reason: NeededProse


class Void(Verb[VoidFacts]):
    """Ends the case without an outcome; its number is never used again."""

    name = "void"
    Facts = VoidFacts

    def plan(self, context: Context, facts: VoidFacts) -> Plan:
        if context.case.merged.exists():
            raise Conflict("others-merged-here")
        return Plan(
            sets={"asked_at": None, "paused_until": None},
            words=[Words("reason", facts.reason, Visibility.UNIT)],
            status=Status.VOID,
        )
