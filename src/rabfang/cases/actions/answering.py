"""What answering a complainant demands, shared by `answer` and `reply`."""

from typing import Any

from rabfang.cases.facts import Line, NeededProse, Prose, WithFiles
from rabfang.cases.models import Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.verb import leads_to, own_parts
from rabfang.core.errors import Invalid
from rabfang.procedures.schema import Sees


class AnsweringFacts(WithFiles):
    """The answer as the complainant reads it; the official letter's number where one was sent; the facts found.

    `told_by` names the agency that told the complainant itself, with a copy to us (S4-5); empty when we do.
    """

    reply: NeededProse
    letter_number: Line = ""
    findings: Prose = ""
    told_by: Line = ""


def answering_plan(context: Context, facts: AnsweringFacts) -> Plan:
    """Tells the complainant; what the kind demands and the case lacks must be given now."""
    case = context.case
    outcome, place = leads_to(context)
    sets: dict[str, Any] = {"reply_at": context.at}
    words = [Words("reply", facts.reply, Visibility.CITIZEN)]
    if facts.findings:
        sets["findings_at"] = context.at
        words.append(Words("findings", facts.findings, Visibility.UNIT))
    elif case.needs_findings and case.findings_at is None:
        raise Invalid("findings-needed", field="findings")
    if case.needs_copy:
        sets["copy_at"] = context.at
    said: dict[str, Any] = {
        "outcome": outcome,
        "letter_number": facts.letter_number,
        "copy": case.needs_copy and context.procedure.seen_by(context.capacity.role) == Sees.UNIT,
    }
    if facts.told_by:
        said["told_by"] = facts.told_by
    return Plan(
        facts=said,
        sets=sets,
        words=words,
        files=[(file, Visibility.CITIZEN) for file in facts.files],
        moves_to=place,
        parts_done=own_parts(context),
        tell=["status"] if facts.told_by else ["reply"],
    )
