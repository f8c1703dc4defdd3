"""Making every figure anew from the register, and following a changed calendar."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from rabfang.agencies.models import CalendarChange
from rabfang.cases.models import Case
from rabfang.reports.facts.folding import fold_waiting
from rabfang.reports.facts.marking import mark_all
from rabfang.reports.models import CaseFact, Count, FollowedChange, Mark, Spread, TimeFact

CHUNK = 5_000


def rebuild(at: datetime) -> int:
    """Empties facts and counts and makes them of the register again; returns how many cases it read.

    Cases go on meanwhile: whatever happens to one marks it as ever.
    """
    with transaction.atomic():
        for table in (Count, Spread, TimeFact, CaseFact, Mark):
            table._default_manager.all().delete()
        _mark(Case.objects.order_by("pk"))
    return fold_waiting(at)


def follow_calendar(at: datetime) -> int:
    """The worker's duty: marks the cases that changed days off may have touched; returns how many."""
    marked = 0
    for change in CalendarChange.objects.filter(~Q(pk__in=FollowedChange.objects.values("pk"))):
        with transaction.atomic():
            FollowedChange.objects.create(change=change)
            marked += _mark(_touched(change))
    return marked


def _touched(change: CalendarChange) -> QuerySet[Case]:
    """Cases that were open on the first changed day or later; a desk keeps its office's days."""
    rows = Case.objects.order_by("pk")
    if change.agency_id is not None:
        rows = rows.filter(Q(agency=change.agency_id) | Q(agency__confidential_of=change.agency_id))
    if change.first_day is not None:
        rows = rows.filter(Q(fact__closed_on__gte=change.first_day) | Q(fact__closed_on__isnull=True))
    return rows


def _mark(cases: QuerySet[Case]) -> int:
    rows = cases.values_list("pk", "agency_id")
    some = list(rows[:CHUNK])
    marked = mark_all(some)
    while len(some) == CHUNK:
        some = list(rows.filter(pk__gt=some[-1][0])[:CHUNK])
        marked += mark_all(some)
    return marked


def waiting() -> int:
    """How many changes of cases are not in the figures yet."""
    return Mark.objects.count()


def waiting_of(offices: Sequence[int], most: int) -> int:
    """How many of these offices, counted no further than `most`."""
    return Mark.objects.filter(agency_id__in=offices)[:most].count()
