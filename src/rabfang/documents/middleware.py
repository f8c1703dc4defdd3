"""Answers a request that is far too large with a page instead of a broken connection."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from rabfang.documents import messages
from rabfang.documents.limits import LIMITS, MEGABYTE

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


def _discard(request: HttpRequest, most: int) -> None:
    """Reads and forgets: a browser that is still sending shows a broken connection, not our page."""
    try:
        while most > 0 and (chunk := request.read(MEGABYTE)):
            most -= len(chunk)
    except OSError:
        return
