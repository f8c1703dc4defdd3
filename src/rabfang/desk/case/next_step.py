"""What to do next with a case, by whom and by when; and what else this officer may do."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from rabfang.cases.actions.rate import may_rate
from rabfang.cases.models import Assignment, Review, Status
from rabfang.cases.rules import offers
from rabfang.cases.wording import clock_title
from rabfang.desk.case.form import first_form
from rabfang.desk.case.reading import Opened
from rabfang.desk.verbs import FORMS
from rabfang.desk.verbs.base import VerbForm
from rabfang.procedures.chart.rows import step_who
from rabfang.procedures.verbs import VERBS

RATE = "rate"


@dataclass(frozen=True)
class Offer:
    """A verb the officer may use now."""

    verb: str
    title: str
    url: str


@dataclass(frozen=True)
class Next:
    """The panel on top of the case page. `form` is there when the step is this officer's to do. `aside` are the names
    of those who do not look at the objection that waits, and `review` who does."""

    title: str
    who: str
    units: list[str]
    form: VerbForm | None
    verb: str
    others: list[Offer]
    open: bool
    clock: str
    review: str
    aside: str


def next_step(case: Opened) -> Next:
    """What waits, decided by the procedure alone."""
    verbs = [one for one in FORMS if one != RATE or may_rate(case.case)]
    offered = offers(case.procedure, case.standing, case.here.actor, verbs)
    verb = case.step.action
    mine = verb in offered and case.case.status == Status.OPEN
    working = [row for row in case.case.assignments.all() if row.state == Assignment.State.OPEN]
    return Next(
        title=str(case.step.title),
        who=_who(case),
        units=[row.party_name for row in sorted(working, key=lambda row: not row.is_lead)],
        form=first_form(case, verb) if mine else None,
        verb=verb,
        others=[_offer(case, one) for one in offered if not (mine and one == verb)],
        open=case.case.status == Status.OPEN,
        clock=_clock(case),
        review=case.case.review,
        aside=", ".join(sorted(case.names.officers.get(pk, "") for pk in case.standing.aside)),
    )


def _who(case: Opened) -> str:
    """Whom the step waits for; above them where nobody else could look at an objection."""
    if case.case.review == Review.ABOVE:
        return ", ".join(str(case.procedure.roles[key].title) for key in case.procedure.superiors)
    return str(step_who(case.procedure, case.step))


def _offer(case: Opened, verb: str) -> Offer:
    return Offer(verb, str(VERBS[verb].title), reverse("desk:act", args=[case.case.pk, verb]))


def _clock(case: Opened) -> str:
    """Which clock gives the case its due time."""
    clocks: Any = case.case.clocks.all()
    for clock in clocks:
        if clock.stopped_at is None and clock.due_at == case.case.due_at and clock.due_at:
            return clock_title(clock.key, case.procedure)
    return ""
