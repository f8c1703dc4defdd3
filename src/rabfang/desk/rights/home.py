"""The first page: what waits and by when, what is due to go, what happened."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from rabfang.desk.access import Here, officer_page
from rabfang.desk.rights.access import page, require
from rabfang.procedures.schema import May
from rabfang.rights.models import Breach, DestructionList, Request
from rabfang.rights.queries import open_requests, requests_of

SETTLED = 20


@officer_page
@require_safe
def home(request: HttpRequest, here: Here) -> HttpResponseBase:
    """Requests that wait, the first due on top; then what was settled last."""
    require(here, May.PROTECT, May.DESTROY)
    lists = DestructionList.objects.filter(agency=here.agency)
    protects = here.may(May.PROTECT)
    context: dict[str, Any] = {
        "protects": protects,
        "waiting": [_row(row, here) for row in open_requests(here.agency)[:200]] if protects else [],
        "settled": [_row(row, here) for row in _settled(here)] if protects else [],
        "lists": lists.select_related("proposed_by", "decided_by")[:SETTLED],
        "breaches": Breach.objects.filter(agency=here.agency)[:SETTLED] if protects else [],
        "at": here.at,
    }
    return page(request, here, "home", **context)


def _settled(here: Here) -> list[Request]:
    return list(requests_of(here.agency).exclude(state=Request.State.OPEN)[:SETTLED])


def _row(row: Request, here: Here) -> dict[str, object]:
    return {"row": row, "late": (row.settled_at or here.at) > row.due_at}
