"""An incomplete report goes back to whoever made it, with what is missing (S4-4, S1-8)."""

from collections.abc import Sequence
from datetime import date

from rabfang.cases.actions.due_on import period_to
from rabfang.cases.actions.parties import said_of
from rabfang.cases.facts import Facts, NeededProse
from rabfang.cases.models import Assignment, Case, Visibility
from rabfang.cases.parties import Party
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.rules import step_of, target, works_in_parts
from rabfang.cases.standing import reported_parts
from rabfang.cases.verb import Verb
from rabfang.core.errors import Conflict, Invalid
from rabfang.procedures.schema import Procedure


class ReturnFacts(Facts):
    """What is missing; numbers of the parts that go back, those reported last when empty; by which day."""

    missing: NeededProse
    parts: tuple[int, ...] = ()
    due_on: date | None = None


class ReturnForMore(Verb[ReturnFacts]):
    """They get the work again and their time counts from now.

    While others still work on the case it stays where it is; at the step where reports are examined it goes back. Where
    the whole office reports, the case alone goes back.
    """

    name = "return_for_more"
    Facts = ReturnFacts

    def plan(self, context: Context, facts: ReturnFacts) -> Plan:
        parties = _chosen(context, facts.parts)
        back = _place_back(context.case, context.procedure)
        if not parties and (back is None or _in_parts(context.procedure, back)):
            raise Conflict("nothing-reported")
        return Plan(
            facts={"parts": sorted(facts.parts), "due_on": facts.due_on, **said_of(parties)},
            words=[Words("missing", facts.missing, Visibility.UNIT)],
            parties=parties,
            beside=back is None,
            moves_to=back,
            restart=True,
            within=period_to(context, facts.due_on),
        )


def returnable(case: Case, procedure: Procedure) -> list[Assignment]:
    """Parts that can go back now: where reports are examined every reported one, else those of this round. None where
    the whole office reports."""
    back = _place_back(case, procedure)
    if back is not None and not _in_parts(procedure, back):
        return []
    return reported_parts(case.assignments.all(), None if back else case.entered_at)


def _chosen(context: Context, numbers: Sequence[int]) -> tuple[Party, ...]:
    found = returnable(context.case, context.procedure)
    if not numbers:
        opened = max((row.opened_at for row in found), default=None)
        chosen = [row for row in found if row.opened_at == opened]
    else:
        chosen = [row for row in found if row.number in numbers]
        if len(chosen) != len(set(numbers)):
            raise Invalid("part-not-reported", field="parts")
    return tuple(row.party for row in sorted(chosen, key=lambda row: not row.is_lead))


def _place_back(case: Case, procedure: Procedure) -> str | None:
    """The "path.step" to which the case goes back; None while it stays where it is."""
    back = step_of(procedure, case.step).returns
    kind = procedure.kinds.get(case.kind)
    return target(case.step.partition(".")[0], back, kind, procedure) if back else None


def _in_parts(procedure: Procedure, place: str) -> bool:
    return works_in_parts(procedure, step_of(procedure, place))
