"""A second report of the same matter follows the first case, and can be taken apart again."""

from rabfang.cases.clocks import Clockwork
from rabfang.cases.facts import Facts, NeededProse
from rabfang.cases.models import Case, Status, Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb
from rabfang.core.errors import Conflict, Invalid


class MergeFacts(Facts):
    """The id of the case to follow, and why they are the same."""

    into: int
    reason: NeededProse


class Merge(Verb[MergeFacts]):
    """The case keeps its number and complainant, who from now on is told what happens in the other."""

    name = "merge"
    Facts = MergeFacts

    def plan(self, context: Context, facts: MergeFacts) -> Plan:
        case = context.case
        into = Case.objects.select_for_update().filter(pk=facts.into, agency=case.agency_id).first()
        if into is None or into.pk == case.pk:
            raise Invalid("no-such-case", field="into")
        if into.status not in (Status.OPEN, Status.PAUSED):
            raise Invalid("merge-target-ended", field="into")
        if case.merged.exists():
            raise Conflict("others-merged-here")
        running = [clock.number for clock in case.clocks.all() if clock.stopped_at is None]
        given = [row.number for row in case.assignments.all() if row.state == "open"]
        return Plan(
            facts={"into": into.pk, "number": into.number_text, "clocks": running, "assignments": given},
            sets={"merged_into_id": into.pk, "paused_until": None},
            words=[Words("reason", facts.reason, Visibility.UNIT)],
            status=Status.MERGED,
            tell=["status"],
        )


class UnmergeFacts(Facts):
    """Why they are not the same after all."""

    reason: NeededProse


class Unmerge(Verb[UnmergeFacts]):
    """The case goes on where it stood; clocks and assignments run as if never stopped."""

    name = "unmerge"
    Facts = UnmergeFacts

    def plan(self, context: Context, facts: UnmergeFacts) -> Plan:
        case = context.case
        merged = case.events.filter(action="merge").latest("seq")
        stopped = {clock.number: clock for clock in case.clocks.all()}
        work = Clockwork(context.calendar, context.procedure, context.at)
        clocks = {str(number): work.restart(stopped[number], context.at) for number in merged.facts["clocks"]}
        assignments = {str(number): {"state": "open", "ended_at": None} for number in merged.facts["assignments"]}
        return Plan(
            facts={"from": case.merged_into_id},
            sets={"merged_into_id": None},
            words=[Words("reason", facts.reason, Visibility.UNIT)],
            status=Status.OPEN,
            effects={"clocks": clocks, "assignments": assignments},
            tell=["status"],
        )
