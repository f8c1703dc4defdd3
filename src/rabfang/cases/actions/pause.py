"""A case stands still with a reason, and runs again; the days between are not counted."""

from datetime import date

from rabfang.cases.facts import Facts, NeededProse, Prose
from rabfang.cases.models import Status, Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb
from rabfang.core.clock import local_date
from rabfang.core.errors import Invalid


class PauseFacts(Facts):
    """Why, which the complainant reads, and the day on which it runs again by itself."""

    reason: NeededProse
    until: date | None = None


class Pause(Verb[PauseFacts]):
    """Stops every clock of the case."""

    name = "pause"
    Facts = PauseFacts

    def plan(self, context: Context, facts: PauseFacts) -> Plan:
        if facts.until and facts.until <= local_date(context.at):
            raise Invalid("must-be-later", field="until")
        return Plan(
            facts={"until": facts.until},
            sets={"paused_until": facts.until},
            words=[Words("reason", facts.reason, Visibility.CITIZEN)],
            status=Status.PAUSED,
            tell=["status"],
        )


class ResumeFacts(Facts):
    """A remark, when there is one."""

    remark: Prose = ""


class Resume(Verb[ResumeFacts]):
    """Every clock runs again with a new due time."""

    name = "resume"
    Facts = ResumeFacts

    def plan(self, context: Context, facts: ResumeFacts) -> Plan:
        return Plan(
            sets={"paused_until": None},
            words=[Words("remark", facts.remark, Visibility.UNIT)] if facts.remark else [],
            status=Status.OPEN,
        )
