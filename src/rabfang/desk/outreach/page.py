"""The page that a phone keeps, the service worker that keeps it, and what makes it installable.

The page holds no personal data: it stays on the phone after its officer has signed out.
"""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rabfang.channels.occasions.queries import recent, recordable_channels, visible_occasions
from rabfang.desk.access import Here, office_of, officer_page
from rabfang.desk.outreach.forms import OutreachForm

RECENT = timedelta(days=30)
MOST_PHOTOS = 5


@officer_page
@require_safe
def page(request: HttpRequest, here: Here) -> HttpResponseBase:
    """The form with this office's channels, kinds and recent occasions; everything else is done by its script."""
    channels = recordable_channels(here.actor, here.agency, here.procedure)
    if not channels:
        raise Http404
    keys = [row.key for row in channels]
    seen = visible_occasions(here.actor, here.agency, here.procedure).filter(channel__in=keys)
    form = OutreachForm(channels=channels, kinds=here.procedure.kind, occasions=recent(seen, here.at - RECENT))
    context: dict[str, Any] = {"form": form, "office": office_of(here.agency), "most_photos": MOST_PHOTOS}
    return render(request, "desk/outreach/page.html", context)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; its folder is its scope."""
    return render(request, "desk/outreach/worker.js", content_type="text/javascript")


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """How a phone shows the page among its programs."""
    address = reverse("desk:outreach")
    return JsonResponse(
        {
            "name": _("รับเรื่องนอกสถานที่"),
            "short_name": _("รับเรื่อง"),
            "start_url": address,
            "scope": address,
            "display": "standalone",
            "lang": request.LANGUAGE_CODE,
            "background_color": "#ffffff",
            "theme_color": "#0b4f5c",
            "icons": [{"src": static("rabfang/images/rabfang.svg"), "sizes": "any", "type": "image/svg+xml"}],
        },
        content_type="application/manifest+json",
    )
