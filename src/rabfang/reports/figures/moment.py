"""What stands at this very moment: late by the hour, as the desk's own lists say it, and what waits at which step."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count as Counting
from django.db.models import F, Q, QuerySet, Value

from rabfang.cases.models import Status
from rabfang.core.clock import local_date
from rabfang.reports.facts.adding import WHOLE
from rabfang.reports.figures.behind import DUE, LATE, OPEN, PAST, as_said, cases_behind
from rabfang.reports.figures.numbers import BEFORE_ALL, ONE_DAY, by_office, numbers
from rabfang.reports.models import CaseFact

if TYPE_CHECKING:
    from rabfang.reports.blocks import Where

WAITING, STEP = "waiting", "step"


def late_now(offices: Sequence[int], at: datetime, by: str = WHOLE) -> Counter[str]:
    """Open cases whose due time has passed, by each value of one dimension; three queries.

    Those due on days before are in the counts; of the cases due today, the facts are asked.
    """
    found = numbers(offices, (DUE,), BEFORE_ALL, local_date(at) - ONE_DAY, by)
    late = Counter({value: number for (_measure, value), number in found.items()})
    said = _today(offices, at).annotate(said=Value("") if by == WHOLE else F(by)).order_by()
    late.update(dict(said.values_list("said").annotate(number=Counting("pk"))))
    return +late


def late_now_by_office(offices: Sequence[int], at: datetime) -> Counter[int]:
    """The same of each office."""
    found = by_office(offices, (DUE,), BEFORE_ALL, local_date(at) - ONE_DAY)
    late = Counter({office: number for (office, _measure), number in found.items()})
    late.update(dict(_today(offices, at).order_by().values_list("agency_id").annotate(number=Counting("pk"))))
    return +late


def waiting_at(offices: Sequence[int], at: datetime) -> Counter[str]:
    """How many cases wait at each step, those that stand still too."""
    found = numbers(offices, (WAITING,), BEFORE_ALL, local_date(at), STEP)
    return +Counter({value: number for (_measure, value), number in found.items()})


def behind_at(offices: Sequence[int], where: "Where", at: datetime) -> QuerySet[CaseFact]:
    """`cases_behind`, and for `PAST` the cases that are late at this moment. ValueError for a measure that is none.

    What is in progress today waits at a step: asked so, the others are not looked at.
    """
    today = local_date(at)
    if where.measure != PAST:
        facts = cases_behind(offices, where, today=today)
        return facts.exclude(step="") if where.measure in (OPEN, LATE) and where.last >= today else facts
    due = CaseFact.objects.filter(agency_id__in=offices, due_on__lte=today, case__status=Status.OPEN)
    return as_said(due.filter(Q(due_on__lt=today) | Q(case__due_at__lt=at)), where.sides)


def _today(offices: Sequence[int], at: datetime) -> QuerySet[CaseFact]:
    due = CaseFact.objects.filter(agency_id__in=offices, due_on=local_date(at))
    return due.filter(case__status=Status.OPEN, case__due_at__lt=at)
