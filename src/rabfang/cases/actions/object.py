"""The complainant does not accept the result, in time: the case is taken up again, and somebody else looks at it."""

from rabfang.cases.actions.again import REOPENED, place_again
from rabfang.cases.facts import NeededProse, WithFiles
from rabfang.cases.models import Case, Status, Visibility
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.reviewing import review_at
from rabfang.cases.verb import Verb
from rabfang.core.errors import Conflict
from rabfang.procedures.schema import Anytime
from rabfang.thai.deadlines import Deadline, deadline
from rabfang.thai.working_time import WorkingCalendar


class ObjectFacts(WithFiles):
    """What is wrong with the result."""

    objection: NeededProse


def objection_deadline(case: Case, rule: Anytime, calendar: WorkingCalendar) -> Deadline | None:
    """Until when the complainant may object; None when the procedure sets no end or the case is not closed.

    The time binds the citizen, so a last day that is a holiday moves to the next working day (APA s.64).
    """
    if rule.within is None or case.closed_at is None:
        return None
    return deadline(rule.within, case.closed_at, calendar, rule.bound)


class Object(Verb[ObjectFacts]):
    """Reopens on the complainant's word; who answered or closed does not look at it, where anybody else can."""

    name = "object"
    Facts = ObjectFacts

    def plan(self, context: Context, facts: ObjectFacts) -> Plan:
        if isinstance(context.rule, Anytime):
            until = objection_deadline(context.case, context.rule, context.calendar)
            if until and context.at > until.due_at:
                raise Conflict("objection-too-late", until=until.due_at)
        place = place_again(context)
        review = review_at(context, place)
        return Plan(
            facts={"closed_as": context.case.outcome, **review.facts()},
            sets=REOPENED | review.columns(),
            words=[Words("objection", facts.objection, Visibility.CITIZEN)],
            files=[(file, Visibility.CITIZEN) for file in facts.files],
            status=Status.OPEN,
            moves_to=place,
            restart=True,
        )
