"""The cases behind a figure: the same words that were counted, asked of the facts."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from rabfang.cases.models import Rating
from rabfang.reports.facts.making import STEP
from rabfang.reports.models import CaseFact, TimeFact

if TYPE_CHECKING:
    from rabfang.reports.blocks import Where

OPEN, LATE, DUE = "open", "late", "due"  # measures that are no count of their own: what stood so on the last day
PAST = "past"  # of this moment: open, and its due time has passed (`figures.moment`)
RATED = "rated"  # by whatever rating
DAY_OF = {
    "received": "received_on",
    "closed": "closed_on",
    "merged": "merged_on",
    DUE: "due_on",
    RATED: "rated_on",
}
WITHIN = {"kept": True, "missed": False}
OF_KEY = (*WITHIN, LATE)  # what can be asked of one step or standard
MEASURES = (*DAY_OF, *WITHIN, *Rating.values, OPEN, LATE)


def cases_behind(offices: Sequence[int], where: "Where", *, today: date | None = None) -> QuerySet[CaseFact]:
    """The facts of the cases behind one figure; of `today` as below. ValueError for a measure that is none."""
    if not where.key:
        return facts_behind(offices, where.measure, where.first, where.last, where.sides, today=today)
    times = TimeFact.objects.filter(case=OuterRef("pk"), key=where.key)
    if where.measure in WITHIN:
        done = times.filter(done_on__gte=where.first, done_on__lte=where.last, late=not WITHIN[where.measure])
        return as_said(
            CaseFact.objects.filter(Exists(done), agency_id__in=offices, received_on__lte=where.last), where.sides
        )
    if where.measure == LATE:
        return as_said(_still_open(offices, where.last).filter(Exists(_late(times, where.last, today))), where.sides)
    raise ValueError(where.measure)


def facts_behind(
    offices: Sequence[int],
    measure: str,
    first: date,
    last: date,
    sides: Sequence[tuple[str, str]] = (),
    *,
    today: date | None = None,
) -> QuerySet[CaseFact]:
    """The facts of cases that did `measure` within these days and are as `sides` says. ValueError as above.

    What is due on `today`, which is not over, is not late yet.
    """
    rows = CaseFact.objects.filter(agency_id__in=offices)
    if measure in DAY_OF:
        rows = rows.filter(**{f"{DAY_OF[measure]}__gte": first, f"{DAY_OF[measure]}__lte": last})
    elif measure in WITHIN:
        rows = rows.filter(closed_on__gte=first, closed_on__lte=last, in_time=WITHIN[measure])
    elif measure in Rating.values:
        rows = rows.filter(rated_on__gte=first, rated_on__lte=last, rating=measure)
    elif measure == OPEN:
        rows = _still_open(offices, last)
    elif measure == LATE:
        standards = TimeFact.objects.filter(~Q(key__contains=STEP), case=OuterRef("pk"))
        rows = _still_open(offices, last).filter(Exists(_late(standards, last, today)))
    else:
        raise ValueError(measure)
    return as_said(rows, sides)


def day_of(measure: str) -> str:
    """The day of a fact on which it did `measure`, which an index has in order; of what stands, the day of receipt."""
    if measure in WITHIN:
        return "closed_on"
    if measure == PAST:
        return "due_on"
    return "rated_on" if measure in Rating.values else DAY_OF.get(measure, "received_on")


def _still_open(offices: Sequence[int], last: date) -> QuerySet[CaseFact]:
    rows = CaseFact.objects.filter(agency_id__in=offices, received_on__lte=last)
    rows = rows.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=last))
    return rows.filter(Q(merged_on__isnull=True) | Q(merged_on__gt=last))


def _late(times: QuerySet[TimeFact], last: date, today: date | None) -> QuerySet[TimeFact]:
    over = Q(due_on__lte=last, due_on__lt=today) if today else Q(due_on__lte=last)
    return times.filter(over).filter(Q(done_on__isnull=True) | Q(done_on__gt=last))


def as_said(rows: QuerySet[CaseFact], sides: Sequence[tuple[str, str]]) -> QuerySet[CaseFact]:
    """Those that are as each of the sides says."""
    return rows.filter(**dict(sides))
