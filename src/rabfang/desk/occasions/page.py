"""One occasion: what is known of it, what came of it, what still waits; and the same as a sheet to print."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from rabfang.channels.occasions.erasing import kept_until
from rabfang.channels.occasions.queries import cases_of, counts_of, files_of, may_record
from rabfang.desk.access import Here, officer_page
from rabfang.desk.listing import Row, rows, title
from rabfang.desk.navigation import show
from rabfang.desk.occasions.reading import facts, found

PAGE = 50
MOST_PRINTED = 1000


@officer_page
@require_safe
def occasion(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The occasion with its cases, a page at a time."""
    one = found(here, pk)
    asked = request.GET.get("after", "0")
    after = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 18 else 0
    cases = cases_of(one, here.cases()).select_related("complainant", "occasion_entry")
    listed = list(cases.filter(occasion_entry__pk__gt=after).order_by("occasion_entry__pk")[: PAGE + 1])
    address, counts = reverse("desk:occasion", args=[pk]), counts_of(one)
    more = len(listed) > PAGE
    context: dict[str, Any] = {
        "occasion": one,
        "facts": facts(here, one),
        "files": files_of(one),
        "counts": counts,
        "kept_until": kept_until(counts),
        "rows": _with_kinds(here, rows(listed[:PAGE])),
        "may_change": may_record(here.actor, here.agency, here.procedure, one.channel),
        "first_url": address if after else "",
        "next_url": f"{address}?after={listed[PAGE - 1].occasion_entry.pk}" if more else "",
    }
    return show(request, here, "occasions/occasion", current="desk:occasions", **context)


@officer_page
@require_safe
def sheet(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """The summary to put before the executive: facts, what was said, the matters with their state (S0-1)."""
    one = found(here, pk)
    cases = cases_of(one, here.cases()).select_related("complainant", "occasion_entry")
    context: dict[str, Any] = {
        "occasion": one,
        "facts": facts(here, one),
        "counts": counts_of(one),
        "rows": _with_kinds(here, rows(cases.order_by("occasion_entry__pk")[:MOST_PRINTED])),
        "pictures": [row for row in files_of(one) if row.file.shown_path],
        "most": MOST_PRINTED,
    }
    return show(request, here, "occasions/sheet", **context)


def _with_kinds(here: Here, listed: list[Row]) -> list[dict[str, Any]]:
    """Each case with what it was called when it was entered, until it is classified."""
    kinds = here.procedure.kinds
    return [{"row": row, "hint": "" if row.kind else title(kinds, row.case.occasion_entry.kind)} for row in listed]
