"""Whom an officer is to call and ask, and what is noted when no answer comes of it."""

from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet

from rabfang.agencies.actions.changes import note
from rabfang.agencies.models import Officer
from rabfang.cases.models import Case, Heard
from rabfang.channels.models import Asking
from rabfang.core.errors import Conflict

State = Asking.State


class Why(StrEnum):
    """Why no answer came."""

    DECLINED = "declined"
    NOT_REACHED = "not-reached"


def to_call(cases: QuerySet[Case]) -> QuerySet[Asking]:
    """Who of the cases' complainants is to be called, the longest waiting first."""
    rows = Asking.objects.filter(state=State.TO_CALL, case__in=cases).order_by("due_at", "pk")
    return rows.select_related("case__agency", "case__complainant").prefetch_related("case__assignments__partner")


def no_answer(asking: Asking, why: Why, *, by: Officer, at: datetime) -> None:
    """Notes that the person was asked and did not want to answer, or was not reached and so not asked. Raises Conflict
    when somebody was first, or the case has been taken up again."""
    change = {"state": State.LET_BE}
    if why == Why.DECLINED:
        change = {"state": State.OVER, "way": Heard.TELEPHONE, "asked_at": at}  # type: ignore[dict-item]
    if not Asking.objects.filter(pk=asking.pk, state=State.TO_CALL).update(**change):
        raise Conflict("asked-already")
    note(f"asking-{why}", asking.case.number_text, by=by, at=at)
