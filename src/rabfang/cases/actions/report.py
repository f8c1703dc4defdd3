"""A unit or a partner reports what it found and did (S1-8, S4-3), or what a need was used for (S0-4)."""

from rabfang.cases.actors import Capacity
from rabfang.cases.facts import NeededProse, WithFiles
from rabfang.cases.models import Assignment, Case, Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.standing import open_outside, open_parts_of
from rabfang.cases.verb import Verb, leads_to, own_parts
from rabfang.core.errors import Invalid
from rabfang.procedures.schema import PARTNER


class ReportFacts(WithFiles):
    """What was found and done. `part`: the number of the part of an agency outside this system, entered for it."""

    findings: NeededProse
    part: int | None = None


class Report(Verb[ReportFacts]):
    """Ends the part; the case moves on when every part has been reported."""

    name = "report"
    Facts = ReportFacts

    def plan(self, context: Context, facts: ReportFacts) -> Plan:
        outcome, place = leads_to(context)
        sets = {"findings_at": context.at}
        if context.case.needs_use:
            sets["use_at"] = context.at
        done = own_parts(context)
        entered = () if done else _entered_for(context, facts.part)
        whose = {row.number: row.partner_id for row in context.case.assignments.all()}
        return Plan(
            facts={"outcome": outcome, **({"part": entered[0], "partner": whose[entered[0]]} if entered else {})},
            sets=sets,
            words=[Words("findings", facts.findings, Visibility.UNIT)],
            files=[(file, Visibility.UNIT) for file in facts.files],
            moves_to=place,
            parts_done=done or entered,
        )


def parts_entered_for(case: Case, capacity: Capacity) -> list[Assignment]:
    """Parts of agencies outside this system, for one who has no part of their own to report."""
    rows = case.assignments.all()
    return [] if open_parts_of(rows, capacity) else open_outside(rows)


def _entered_for(context: Context, part: int | None) -> tuple[int, ...]:
    """The part reported for; none where the whole office reports, or the only one where none is named."""
    named = PARTNER in context.rule.by
    found = [row.number for row in parts_entered_for(context.case, context.capacity)] if named else []
    if part is None and len(found) > 1:
        raise Invalid("part-needed", field="part")
    if part is not None and part not in found:
        raise Invalid("part-not-open", field="part")
    return (part,) if part else tuple(found)
