"""A page as a picture, the file it came in, and how far the machine is, for those who see the paper."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_safe

from rabfang.channels.models import PaperPage
from rabfang.channels.paper.queries import pages_of
from rabfang.channels.paper.upright import upright
from rabfang.desk.access import Here, officer_page
from rabfang.desk.looks import look
from rabfang.desk.paper.reading import Progress, seen_intake, seen_page
from rabfang.documents.serving import HEADERS, file_response


@officer_page
@require_safe
def picture(request: HttpRequest, here: Here, pk: int, page: int) -> HttpResponseBase:
    """The page upright; 404 while it has no picture."""
    row = seen_page(here, pk, page)
    if row.picture is None:
        raise Http404
    return HttpResponse(upright(row.picture, row.turned), content_type="image/jpeg", headers=HEADERS)


@officer_page
@require_safe
def source(request: HttpRequest, here: Here, pk: int, page: int) -> HttpResponseBase:
    """The file in which the page came."""
    row = seen_page(here, pk, page)
    look(here, "paper-source", f"#{pk}", page=row.pk)
    return file_response(row.source)


@officer_page
@require_safe
def progress(request: HttpRequest, here: Here, pk: int) -> HttpResponseBase:
    """For `js/reading.js`: the pages that are read, with their drafts, and whether others still wait."""
    pages = pages_of(seen_intake(here, pk))
    now = Progress.of(pages)
    read = [
        {"page": page.pk, "draft": page.draft}
        for page in pages
        if page.state == PaperPage.State.READ and not page.touched
    ]
    return JsonResponse({"all": now.all, "settled": now.settled, "running": now.running, "read": read})
