"""The list of occasions, the newest first."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from rabfang.channels.occasions.queries import recordable_channels, visible_occasions, with_counts
from rabfang.desk.access import Here, officer_page
from rabfang.desk.navigation import show
from rabfang.desk.occasions.reading import may_list, row

PAGE = 50


@officer_page
@require_safe
def occasions(request: HttpRequest, here: Here) -> HttpResponseBase:
    """One page of them; `?page=` the ones after."""
    if not may_list(here):
        raise Http404
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and 0 < int(asked) <= 1000 else 1
    seen = with_counts(visible_occasions(here.actor, here.agency, here.procedure))
    found = list(seen[(number - 1) * PAGE : number * PAGE + 1])
    address = reverse("desk:occasions")
    context: dict[str, Any] = {
        "rows": [row(here, one) for one in found[:PAGE]],
        "may_enter": bool(recordable_channels(here.actor, here.agency, here.procedure)),
        "previous_url": f"{address}?page={number - 1}" if number > 1 else "",
        "next_url": f"{address}?page={number + 1}" if len(found) > PAGE else "",
    }
    return show(request, here, "occasions/list", current="desk:occasions", **context)
