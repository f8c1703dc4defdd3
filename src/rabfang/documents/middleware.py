"""Answers with a page what no view can: a request that is far too large, a file that is held."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from rabfang.documents import messages
from rabfang.documents.limits import LIMITS, MEGABYTE
from rabfang.documents.scanning import INFECTED, FileHeld

Next = Callable[[HttpRequest], HttpResponseBase]


class RequestSizeMiddleware:
    """413 for a body over the limit.

    Stands behind the choice of language and before anything that reads the body.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        stated = request.META.get("CONTENT_LENGTH") or "0"
        if not stated.isdecimal() or int(stated) <= LIMITS.request_bytes:
            return self.get_response(request)
        _discard(request, LIMITS.request_bytes)
        facts = {"megabytes": LIMITS.submission_bytes // MEGABYTE, "hint": messages.hint()}
        return render(request, "documents/request_too_large.html", facts, status=413)


class HeldFileMiddleware:
    """Says why a file is not shown: 403 when something was found in it, 503 while it waits to be looked at."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page, whichever view was about to hand the file out."""
        if not isinstance(exception, FileHeld):
            return None
        infected = exception.state == INFECTED
        status = HTTPStatus.FORBIDDEN if infected else HTTPStatus.SERVICE_UNAVAILABLE
        response = render(request, "documents/held.html", {"infected": infected}, status=status)
        if not infected:
            response["Retry-After"] = "300"
        return response


def _discard(request: HttpRequest, most: int) -> None:
    """Reads and forgets: a browser that is still sending shows a broken connection, not our page."""
    try:
        while most > 0 and (chunk := request.read(MEGABYTE)):
            most -= len(chunk)
    except OSError:
        return
