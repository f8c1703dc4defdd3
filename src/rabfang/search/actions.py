"""Making the index anew."""

from rabfang.cases.models import Case
from rabfang.search.index import entry_for
from rabfang.search.models import SearchEntry

BATCH = 1_000


def rebuild() -> int:
    """Empties the index and enters every case again; returns how many. For after a change of the folding."""
    SearchEntry.objects.all().delete()
    done, last = 0, 0
    while batch := list(Case.objects.filter(pk__gt=last).select_related("complainant").order_by("pk")[:BATCH]):
        SearchEntry.objects.bulk_create(entry_for(case, case.complainant) for case in batch)
        done, last = done + len(batch), batch[-1].pk
    return done
