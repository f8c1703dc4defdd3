"""A reminder to whoever has not acted yet (ติดตามเร่งรัด)."""

from rabfang.cases.facts import Facts, NeededProse
from rabfang.cases.models import Event, Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb


class ExpediteFacts(Facts):
    """The reminder's words."""

    reminder: NeededProse


class Expedite(Verb[ExpediteFacts]):
    """Reminds, and counts how often; due times stay as they are."""

    name = "expedite"
    Facts = ExpediteFacts

    def plan(self, context: Context, facts: ExpediteFacts) -> Plan:
        return Plan(
            facts={"units": sorted(context.standing.open_units), "number": _times(context) + 1},
            words=[Words("reminder", facts.reminder, Visibility.UNIT)],
        )


def _times(context: Context) -> int:
    """How often the case has been chased before."""
    return Event.objects.filter(case=context.case, action=Expedite.name).count()
