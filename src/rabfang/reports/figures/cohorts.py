"""What became of the cases received within a time, as of a later day."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.models import Count, Min, Q

from rabfang.reports.models import CaseFact

Span = tuple[date, date]


def cohorts(
    offices: Sequence[int], spans: Sequence[Span], until: date, kinds: Collection[str] | None = None
) -> Mapping[Span, tuple[int, int]]:
    """Of each span: how many were received in it, and how many of them were closed by `until`; one query.

    A case that was joined to another is the other's. `kinds` are those that count, all when None.
    """
    rows = CaseFact.objects.filter(Q(merged_on__isnull=True) | Q(merged_on__gt=until), agency_id__in=offices)
    if kinds is not None:
        rows = rows.filter(kind__in=kinds)
    asked = {}
    for place, (first, last) in enumerate(spans):
        received = Q(received_on__gte=first, received_on__lte=last)
        asked[f"received_{place}"] = Count("pk", filter=received)
        asked[f"done_{place}"] = Count("pk", filter=received & Q(closed_on__lte=until))
    found = rows.filter(received_on__lte=until).aggregate(**asked) if asked else {}
    return {span: (found[f"received_{place}"], found[f"done_{place}"]) for place, span in enumerate(spans)}


def first_received(offices: Sequence[int]) -> date | None:
    """The day of the first case of these offices."""
    day: date | None = CaseFact.objects.filter(agency_id__in=offices).aggregate(day=Min("received_on"))["day"]
    return day
