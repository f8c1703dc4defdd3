"""Whether a complainant may object to the result now, and with which of their words the objection begins."""

from dataclasses import dataclass
from datetime import datetime

from rabfang.agencies.calendar import calendar_of
from rabfang.cases.actions.object import Object, objection_deadline
from rabfang.cases.actions.rate import REASON, Rate, may_rate
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, CaseText, Event, Rating
from rabfang.cases.rules import offers
from rabfang.cases.standing import standing_of
from rabfang.procedures.queries import version_of


@dataclass(frozen=True)
class Objecting:
    """An objection would be taken; until when, None for without end."""

    until: datetime | None


def objecting(case: Case, at: datetime) -> Objecting | None:
    """Whether the case's own complainant may object; None when not, or not any more."""
    procedure = version_of(case.procedure_id)[1]
    if not offers(procedure, standing_of(case), Actor.citizen(case.pk), (Object.name,)):
        return None
    until = objection_deadline(case, procedure.anytimes[Object.name], calendar_of(case.agency))
    if until is None:
        return Objecting(None)
    return Objecting(until.due_at) if at <= until.due_at else None


def dissatisfied(case: Case) -> bool:
    """Whether the complainant has rated the answer that stands as dissatisfied."""
    return case.rating == Rating.DISSATISFIED and not may_rate(case)


def why_dissatisfied(case: Case) -> str:
    """What the complainant wrote when they rated this answer as dissatisfied: an objection begins with it.

    Empty for any other rating, and for what an officer wrote down.
    """
    if not dissatisfied(case) or case.box_id is not None:
        return ""
    rated = Event.objects.filter(case=case, action=Rate.name, actor_id=None).order_by("-seq").first()
    if rated is None or REASON not in rated.facts.get("texts", {}):
        return ""
    text = CaseText.objects.filter(case=case, seq=rated.seq, field=REASON).first()
    return text.body if text else ""
