"""A reminder to whoever has not acted yet (ติดตามเร่งรัด)."""

from rabfang.cases.facts import Facts, NeededProse
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb


class ExpediteFacts(Facts):
    """The reminder's words."""

    reminder: NeededProse


class Expedite(Verb[ExpediteFacts]):
    """Reminds; due times stay as they are."""

    name = "expedite"
    Facts = ExpediteFacts

    def plan(self, context: Context, facts: ExpediteFacts) -> Plan:
        return Plan(
            facts={"units": sorted(context.standing.open_units)},
            words=[Words("reminder", facts.reminder, Visibility.UNIT)],
        )
