"""Keeps the search index in step with the register."""

from rabfang.cases.models import Case, Complainant, Event
from rabfang.search.models import SearchEntry
from rabfang.thai.text import search_key

FIRST = "receive"


def index_case(case: Case, event: Event) -> None:
    """Enters a case when it is received, and again when its complainant's name is put right."""
    if event.action == FIRST:
        SearchEntry.objects.bulk_create([entry_for(case, case.complainant)])
    elif "name" in event.facts.get("changed", ()):
        entry = entry_for(case, Complainant.objects.get(case=case))
        SearchEntry.objects.filter(pk=case.pk).update(key=entry.key)


def entry_for(case: Case, person: Complainant) -> SearchEntry:
    """The entry of one case."""
    said = search_key(" ".join((case.subject, person.name, case.place)))
    return SearchEntry(case_id=case.pk, agency_id=case.agency_id, key=said)
