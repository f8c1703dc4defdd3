"""Pages no other app owns: what a person sees when something is wrong, and the style guide."""

import logging
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from rabfang.web.style_guide import samples

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent cannot be read."""
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the person may not."""
    return render(request, "403.html", status=HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing this person may know of."""
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)


def only_by_form(request: HttpRequest) -> HttpResponse:
    """405: a form's own address was opened."""
    return render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more was sent than is taken."""
    return render(request, "413.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def too_many(request: HttpRequest, retry_after: int = 60) -> HttpResponse:
    """429: too often; `retry_after` seconds tell when to come back."""
    minutes = max(1, -(-retry_after // 60))
    response = render(request, "429.html", {"minutes": minutes}, status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(retry_after)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Needs no database, no session, no language: it must work when they do not."""
    return HttpResponse(loader.get_template("500.html").render(), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open too long or its cookie is gone; going back shows the person's words again."""
    log.warning("form refused: %s", reason)
    return render(request, "csrf.html", status=HTTPStatus.FORBIDDEN)


def style(request: HttpRequest) -> HttpResponse:
    """Every shared part in every state, for those who build pages; only where nothing is real."""
    if not (settings.DEBUG or getattr(settings, "RABFANG_DEMONSTRATION", False)):
        raise Http404
    return render(request, "web/style.html", samples(request))
