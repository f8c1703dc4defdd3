"""Keeps the search index in step with the register."""

from datetime import timedelta

from django.db import connection

from rabfang.cases.models import Case, Complainant, Event
from rabfang.core.clock import local_date
from rabfang.search.models import SearchEntry, Trace
from rabfang.search.traces import matter_of, traces
from rabfang.thai.text import search_key

FIRST, CONTACT, ERASE = "receive", "contact", "erase"
KEPT = timedelta(days=60)  # how long a case is found as similar to another; twice what is looked through


def index_case(case: Case, event: Event) -> None:
    """Enters a case when it is received, again when its complainant's name is put right,
    and takes it out when what it says is erased."""
    if event.action == FIRST:
        SearchEntry.objects.bulk_create([entry_for(case, case.complainant)])
        Trace.objects.bulk_create(traces_for(case, case.complainant))
    elif event.action == CONTACT:
        _follow(case, set(event.facts["changed"]))
    elif event.action == ERASE and case.erased_at is not None:
        SearchEntry.objects.filter(pk=case.pk).delete()
        Trace.objects.filter(case=case).delete()


def merge_index() -> None:
    """On SQLite: merges the parts of the full-text index into one, which drops the words taken out of it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words(search_words) VALUES ('optimize')")


def _follow(case: Case, changed: set[str]) -> None:
    """What is known of the complainant was put right."""
    person = Complainant.objects.get(case=case)
    if "name" in changed:
        SearchEntry.objects.filter(pk=case.pk).update(key=entry_for(case, person).key)
    if changed & {"telephone", "email"}:
        Trace.objects.filter(case=case).delete()
        Trace.objects.bulk_create(traces_for(case, person))


def entry_for(case: Case, person: Complainant) -> SearchEntry:
    """The entry of one case."""
    said = search_key(" ".join((case.subject, person.name, case.place)))
    return SearchEntry(case_id=case.pk, agency_id=case.agency_id, key=said)


def traces_for(case: Case, person: Complainant) -> list[Trace]:
    """The traces of one case."""
    day = local_date(case.registered_at)
    found = sorted(traces(matter_of(case, person)))
    return [Trace(agency_id=case.agency_id, trace=trace, case_id=case.pk, day=day) for trace in found]
