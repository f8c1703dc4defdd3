"""What every confidential page has in common: no cookie, no script, no cache, no referrer, no disk, no telling log.

The pages set no cookie and read none but the language's, so a forged form could use nothing of the person whose
browser sends it; one that another site sends is refused all the same, by what the browser says of where it comes from.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from rabfang.documents.uploads import InMemoryUploadHandler
from rabfang.web.views import server_error

log = logging.getLogger(__name__)
View = Callable[..., HttpResponseBase]
LANGUAGE = "language"
POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Permissions-Policy": "geolocation=(), camera=(), microphone=(), payment=()",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noarchive",
}


def guarded(view: View) -> View:
    """Wraps a page of this folder."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.upload_handlers = [InMemoryUploadHandler(request)]
        with translation.override(_language(request)):
            response = _answered(view, request, *args, **kwargs)
            response.headers["Content-Language"] = translation.get_language() or settings.LANGUAGE_CODE
        return quiet(response)

    # Neither a form token, which needs a cookie, nor what was typed on an error page.
    return csrf_exempt(sensitive_post_parameters()(page))


def quiet(response: HttpResponseBase) -> HttpResponseBase:
    """The answer with what a browser is told of these pages, and nothing for it to keep."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    response.cookies.clear()
    return response


def is_quiet(response: HttpResponseBase) -> bool:
    """Whether a page of this folder made it."""
    return response.headers.get("X-Robots-Tag") == HEADERS["X-Robots-Tag"]


def _answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """The page; or what went wrong, without a word of what was sent in an answer or a line of the log."""
    if request.method == "POST" and _from_another_site(request):
        return problem(request, 403)
    try:
        return view(request, *args, **kwargs)
    except Http404:
        return problem(request, 404)
    except (MultiPartParserError, RequestDataTooBig, SuspiciousOperation):
        return problem(request, 400)
    except Exception as error:
        # The message of an error may hold what was typed; its kind and its place do not.
        log.error("a confidential page failed: %s at %s", type(error).__name__, _place(error))
        return server_error(request)


def problem(request: HttpRequest, status: int) -> HttpResponse:
    """What went wrong, on a page with nothing else on it."""
    return render(request, "public/confidential/problem.html", {"status": status}, status=status)


def _from_another_site(request: HttpRequest) -> bool:
    """By what browsers say; `null` is what ours says of itself under a policy without referrers."""
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None:
        return said not in ("same-origin", "none")
    origin = request.headers.get("Origin", "null")
    return origin != "null" and urlsplit(origin).netloc != request.get_host()


def _language(request: HttpRequest) -> str:
    """As the address says; otherwise what was chosen before on the office's other pages."""
    asked = request.GET.get(LANGUAGE, "")
    return asked if asked in dict(settings.LANGUAGES) else translation.get_language() or settings.LANGUAGE_CODE


def _place(error: BaseException) -> str:
    trace: Any = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
