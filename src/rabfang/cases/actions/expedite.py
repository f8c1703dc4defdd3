"""A reminder to whoever has not acted yet (ติดตามเร่งรัด)."""

from typing import Any

from rabfang.cases.facts import Facts, NeededProse
from rabfang.cases.models import Assignment, Event, Visibility
from rabfang.cases.parties import UNIT
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb
from rabfang.procedures.schema import PARTNER


class ExpediteFacts(Facts):
    """The reminder's words."""

    reminder: NeededProse


class Expedite(Verb[ExpediteFacts]):
    """Reminds, and counts how often; due times stay as they are."""

    name = "expedite"
    Facts = ExpediteFacts

    def plan(self, context: Context, facts: ExpediteFacts) -> Plan:
        working = [row.party for row in context.case.assignments.all() if row.state == Assignment.State.OPEN]
        said: dict[str, Any] = {
            "units": sorted(party.id for party in working if party.kind == UNIT),
            "number": _times(context) + 1,
        }
        if partners := sorted(party.id for party in working if party.kind == PARTNER):
            said["partners"] = partners
        return Plan(
            facts=said,
            words=[Words("reminder", facts.reminder, Visibility.UNIT)],
        )


def _times(context: Context) -> int:
    """How often the case has been chased before."""
    return Event.objects.filter(case=context.case, action=Expedite.name).count()
