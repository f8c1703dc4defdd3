"""A unit reports what it found and did (S1-8), or what a need was used for (S0-4)."""

from rabfang.cases.facts import NeededProse, WithFiles
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import Verb, leads_to, own_part


class ReportFacts(WithFiles):
    """What was found and done."""

    findings: NeededProse


class Report(Verb[ReportFacts]):
    """Ends the unit's part; the case moves on when every unit has reported."""

    name = "report"
    Facts = ReportFacts

    def plan(self, context: Context, facts: ReportFacts) -> Plan:
        outcome, place = leads_to(context)
        sets = {"findings_at": context.at}
        if context.case.needs_use:
            sets["use_at"] = context.at
        return Plan(
            facts={"outcome": outcome},
            sets=sets,
            words=[Words("findings", facts.findings, Visibility.UNIT)],
            files=[(file, Visibility.UNIT) for file in facts.files],
            moves_to=place,
            unit_done=own_part(context),
        )
