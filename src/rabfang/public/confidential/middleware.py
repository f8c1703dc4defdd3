"""What answers at the addresses of the report form in place of its pages: it is as quiet as they are.

A body that is far too large, an address below the form that is none, bytes that nobody can read: those are met before
or beside any view, by pages of the whole site, which set a form's cookie and run the site's script.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase

from rabfang.public.confidential.guarded import is_quiet, problem, quiet

FORM = "report-corruption"
OURS = frozenset(
    {
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.METHOD_NOT_ALLOWED,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    }
)


class QuietMiddleware:
    """Stands around all that could set a cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Django's way of chaining."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, without a cookie at the form's addresses."""
        response = self.get_response(request)
        if request.path_info.split("/")[2:3] != [FORM]:
            return response
        if response.status_code in OURS and not is_quiet(response):
            response = problem(request, response.status_code)
        return quiet(response)
