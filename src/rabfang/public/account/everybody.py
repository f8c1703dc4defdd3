"""Pages that are the same for everybody who reads one language: no cookie, no form, kept for a while on the way."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import conditional_page, require_safe

from rabfang.agencies.models import Agency
from rabfang.public.offices import office_context

KEPT = 600  # seconds; figures change once a month
LANGUAGE = "language"
View = Callable[..., HttpResponse]


def for_everybody(view: View) -> View:
    """Wraps a page of this folder: the language stands in its address, or is that of the reader's other pages."""

    @require_safe
    @conditional_page
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.GET.get(LANGUAGE, "")
        language = asked if asked in dict(settings.LANGUAGES) else translation.get_language() or settings.LANGUAGE_CODE
        with translation.override(language):
            response = view(request, *args, **kwargs)
            response.headers["Content-Language"] = language
        patch_cache_control(response, public=True, max_age=KEPT)
        patch_vary_headers(response, ["Cookie"])  # which holds the language of the other pages
        return response

    return page


def shown(request: HttpRequest, name: str, agency: Agency, **more: Any) -> HttpResponse:
    """One of the pages; `carried` keeps the language of its address in the addresses of the others."""
    asked = request.GET.get(LANGUAGE, "")
    carried = f"?{LANGUAGE}={asked}" if asked in dict(settings.LANGUAGES) else ""
    pages = [(key, reverse(f"public:{key}", args=[agency.slug]) + carried) for key in PAGES]
    context = office_context(agency, carried=carried, pages=dict(pages), here=name, **more)
    return render(request, f"public/account/{name}.html", context)


PAGES = ("statistics", "corruption_statistics", "guide", "open_data")
