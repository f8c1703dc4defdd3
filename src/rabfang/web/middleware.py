"""The language a person chose, the headers that tell a browser what a page may do, and what no address may hold."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from rabfang.web.views import bad_request, only_by_form

Next = Callable[[HttpRequest], HttpResponseBase]

ZERO = "\x00"
HSTS_SECONDS = 365 * 24 * 3600

POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "frame-src": "'none'",
    "worker-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


def content_security_policy() -> str:
    """The policy as one header: everything from here; images also from the map tiles an office has set."""
    policy = dict(POLICY)
    tiles = urlsplit((getattr(settings, "RABFANG_MAP_TILES_URL", "") or "").replace("{s}", "*"))
    if tiles.netloc:
        policy["img-src"] += f" {tiles.scheme}://{tiles.netloc}"
    return "; ".join(f"{name} {value}" for name, value in policy.items())


class LanguageChoiceMiddleware:
    """Thai, unless the person chose otherwise: only the language cookie is read.

    A browser's Accept-Language is not asked: many telephones in Thailand say English for people who
    read Thai.
    """

    def __init__(self, get_response: Next) -> None:
        """Django's way of chaining."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the chosen language and say which it is."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response


class NoZeroByteMiddleware:
    """400 for an address or a cookie with a zero byte: no text has one, and PostgreSQL takes none.

    Forms refuse it by themselves.
    """

    def __init__(self, get_response: Next) -> None:
        """Django's way of chaining."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, or the page that says that it cannot be read."""
        address = request.path_info + unquote(request.META.get("QUERY_STRING", ""))
        if any(ZERO in said for said in (address, *request.COOKIES, *request.COOKIES.values())):
            return bad_request(request)
        return self.get_response(request)


class OnlyByFormMiddleware:
    """Says so when a form's own address is opened, as by loading anew what answered the form."""

    def __init__(self, get_response: Next) -> None:
        """Django's way of chaining."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; a page in place of Django's empty one."""
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET":
            return response
        page = only_by_form(request)
        page["Allow"] = response["Allow"]
        return page


class SecurityHeadersMiddleware:
    """Strict headers on every answer, files of the look and error pages too; a view that set its own keeps it.

    Nothing is kept by a browser or on the way unless a view says that it may: telephones and counters are shared.
    """

    def __init__(self, get_response: Next) -> None:
        """Django's way of chaining."""
        self.get_response = get_response
        self.headers = {
            "Content-Security-Policy": content_security_policy(),
            "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=()",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "X-Permitted-Cross-Domain-Policies": "none",
            "Referrer-Policy": "same-origin",
            "Cache-Control": "private, no-store",
        }
        if settings.BASE_URL.startswith("https://"):
            self.headers["Strict-Transport-Security"] = f"max-age={HSTS_SECONDS}; includeSubDomains"

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add what is missing."""
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        return response
