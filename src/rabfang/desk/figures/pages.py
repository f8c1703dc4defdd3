"""How the office stands, on one page: its parts follow from what the officer sees and decides."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from rabfang.agencies.models import Unit
from rabfang.desk.access import Here, officer_page
from rabfang.desk.figures.parts import Part, of_centre, of_office, of_offices, of_unit
from rabfang.desk.figures.rights import offices_below, sees_figures, sees_office, units_of
from rabfang.desk.navigation import show
from rabfang.procedures.schema import Sees
from rabfang.reports.facts.folding import fold
from rabfang.reports.facts.rebuilding import waiting_of
from rabfang.reports.tables import tables_for

MOST = 500  # changes that a page counts before it is shown; the worker does the others
COUNTED = 999


@officer_page
@require_safe
def figures(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The parts that are this officer's; a fixed number of queries, whatever the register holds."""
    if not sees_figures(here):
        raise Http404
    offices = offices_below(here)
    parts: list[Part] = []
    waiting = counted_up(here)
    if sees_office(here):
        parts += of_office(here)
    for unit in Unit.objects.filter(pk__in=units_of(here)):
        parts.append(of_unit(here, unit))
    if here.sight == Sees.AGENCY:
        parts.append(of_centre(here))
    if offices:
        parts.append(of_offices(here, offices))
        waiting = waiting_of([office.pk for office in (here.agency, *offices.below)], COUNTED + 1)
    said = f"{COUNTED}+" if waiting > COUNTED else str(waiting or "")
    builds = sees_office(here)
    tables = tables_for(here.officer, here.agency) if builds else []
    context: dict[str, Any] = {"parts": parts, "builds": builds, "tables": tables}
    return show(request, here, "figures/board", current="desk:figures", waiting=said, **context)


def counted_up(here: Here) -> int:
    """Counts what changed since, up to `MOST` changes; returns how many are still not counted, up to about COUNTED."""
    ours = [here.agency.pk]
    if waiting_of(ours, 1):
        fold(here.agency.pk, most=MOST)
    return waiting_of(ours, COUNTED + 1)
