"""Open data: which data sets there are, what their fields mean, and the files."""

from collections.abc import Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from rabfang.core.clock import now
from rabfang.procedures.schema import Words
from rabfang.public.account.everybody import for_everybody, shown
from rabfang.public.offices import agency_or_404
from rabfang.reports.account.catalogue import ENTRIES, Entry, made, metadata
from rabfang.reports.account.datasets import as_csv, as_json, fields
from rabfang.reports.account.dictionary import LICENCE, LICENCE_URL, Metadata
from rabfang.reports.account.published import published
from rabfang.reports.account.rows import SCHEMAS
from rabfang.reports.values import Hand

CSV, JSON, SCHEMA = "csv", "json", "schema.json"


@for_everybody
def open_data(request: HttpRequest, slug: str) -> HttpResponse:
    """The list of data sets with the dictionary of each."""
    agency = agency_or_404(slug)
    account = published(agency, now(), settings.RABFANG_SMALLEST_COUNT)
    sets = [
        {"entry": entry, "fields": fields(entry.names), "metadata": list(_read(metadata(entry, account)))}
        for entry in ENTRIES.values()
    ]
    return shown(request, "open_data", agency, sets=sets, licence=LICENCE, licence_url=LICENCE_URL, as_of=account.as_of)


@for_everybody
def open_data_file(request: HttpRequest, slug: str, name: str, form: str) -> HttpResponse:
    """One data set, the same in every language; or its schema."""
    agency = agency_or_404(slug)
    entry = ENTRIES.get(name)
    if entry is None or form not in (CSV, JSON, SCHEMA):
        raise Http404
    if form == SCHEMA:
        return _file((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"), "application/schema+json", entry, form)
    data = made(entry, agency, now(), settings.RABFANG_SMALLEST_COUNT)
    if form == CSV:
        return _file(as_csv(data), "text/csv; charset=utf-8", entry, form)
    return _file(as_json(data), "application/json", entry, form)


def _read(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """Each key with what it says to a reader; those that say nothing are left out."""
    hand = Hand.of_reader()
    for key, value in metadata:
        if isinstance(value, Words):
            yield key, hand.words(value)
        elif isinstance(value, tuple):
            yield key, ", ".join(value)
        elif value not in (None, ""):
            yield key, str(value)


def _file(text: str, content_type: str, entry: Entry, form: str) -> HttpResponse:
    answer = HttpResponse(text.encode(), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{entry.name}.{form}"'
    return answer
