"""The statistics of an office, and those of corruption."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rabfang.core.clock import now
from rabfang.public.account.everybody import for_everybody, shown
from rabfang.public.confidential.outside import outside_bodies
from rabfang.public.offices import agency_or_404
from rabfang.reports.account.blocks import began_note, blocks_of, notes_of
from rabfang.reports.account.corruption import corruption_kinds, last_half, rounds_of_desk, rounds_of_register
from rabfang.reports.account.published import published
from rabfang.reports.account.rounds import desk_table, register_table
from rabfang.reports.disclosure import LEAST_OF_ALL
from rabfang.reports.values import Hand
from rabfang.reports.writers import page
from rabfang.vault.readers import takes_reports


@for_everybody
def statistics(request: HttpRequest, slug: str) -> HttpResponse:
    """This fiscal year and two before, by month, kind and channel."""
    agency = agency_or_404(slug)
    account = published(agency, now(), settings.RABFANG_SMALLEST_COUNT)
    blocks = [page.shown(block) for block in blocks_of(account)]
    notes = [Hand.of_reader().words(note) for note in notes_of(account)]
    year = account.years[-1].year if account.years else None
    return shown(request, "statistics", agency, account=account, blocks=blocks, notes=notes, year=year)


@for_everybody
def corruption_statistics(request: HttpRequest, slug: str) -> HttpResponse:
    """How many complaints of corruption, finished and in progress; also that there were none (O29)."""
    agency, at, least = agency_or_404(slug), now(), settings.RABFANG_SMALLEST_COUNT
    desk = rounds_of_desk(agency, at, least)
    account = published(agency, at, least) if corruption_kinds(agency) else None
    tables = [] if desk is None else [desk_table(desk)]
    if account:
        tables.append(register_table(rounds_of_register(account), account.titles["kind"].of))
    said = {
        "tables": [page.shown(table) for table in tables],
        "has_desk": desk is not None,
        "half": last_half(at),
        "account": account,
        "began": [Hand.of_reader().words(note) for note in began_note(account)] if account else [],
        "least": max(least, LEAST_OF_ALL),
        "takes_reports": takes_reports(agency, at),
        "bodies": outside_bodies(),
    }
    return shown(request, "corruption_statistics", agency, **said)
