"""The desk's own figures, for who handles cases there: of the cases that are open to them and of no others."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from rabfang.desk.confidential.access import OpenSeat, confidential_page, show
from rabfang.reports.contents.in_confidence import tables
from rabfang.reports.facts.folding import fold
from rabfang.reports.models import CaseFact
from rabfang.reports.writers.page import shown


@require_safe
@confidential_page
def figures(request: HttpRequest, seat: OpenSeat) -> HttpResponseBase:
    """Three fiscal years, the routes, and where cases wait; a number opens nothing, the list of cases does."""
    if not seat.handles:
        raise Http404
    fold(seat.agency.pk)
    facts = CaseFact.objects.filter(case__in=seat.cases())
    blocks = [shown(table) for table in tables(seat.agency, facts, seat.at)]
    return show(request, seat, "figures", current="confidential:figures", blocks=blocks)
