"""Making the index anew, forgetting what is old; keeping two cases apart."""

from datetime import datetime

from rabfang.cases.models import Case
from rabfang.core.clock import local_date
from rabfang.search.index import KEPT, entry_for, traces_for
from rabfang.search.models import KeptApart, SearchEntry, Trace

BATCH = 1_000


def rebuild() -> int:
    """Empties the index and enters every case again; returns how many. For after a change of the folding."""
    SearchEntry.objects.all().delete()
    Trace.objects.all().delete()
    done, last = 0, 0
    whole = Case.objects.filter(erased_at__isnull=True)
    while batch := list(whole.filter(pk__gt=last).select_related("complainant").order_by("pk")[:BATCH]):
        SearchEntry.objects.bulk_create(entry_for(case, case.complainant) for case in batch)
        Trace.objects.bulk_create(trace for case in batch for trace in traces_for(case, case.complainant))
        done, last = done + len(batch), batch[-1].pk
    return done


def forget_old_traces(at: datetime) -> int:
    """Deletes what made older cases findable as similar; returns how many rows."""
    return Trace.objects.filter(day__lt=local_date(at) - KEPT).delete()[0]


def keep_apart(case: Case, other: Case, *, by: int, at: datetime) -> None:
    """Remembers that the two are different matters, said by the officer of that id; once is enough."""
    first, second = sorted((case.pk, other.pk))
    KeptApart.objects.bulk_create([KeptApart(first_id=first, second_id=second, by_id=by, at=at)], ignore_conflicts=True)


def forget_apart(case: Case, other: Case) -> None:
    """Takes that back: they are shown together again while they are similar."""
    first, second = sorted((case.pk, other.pk))
    KeptApart.objects.filter(first=first, second=second).delete()
