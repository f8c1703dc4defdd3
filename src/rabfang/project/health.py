"""Whether this process lives and whether it can serve."""

from collections.abc import Callable

from django.db import connection
from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe


class HealthMiddleware:
    """Answers the two addresses before anything else: whoever watches need not know the site's name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keeps what answers everything else."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the watcher's page, or of the site."""
        page = {"/healthz": healthz, "/readyz": readyz}.get(request.path_info)
        return page(request) if page else self.get_response(request)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answers as long as the process lives."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Answers 200 when the database answers, 503 otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database unreachable\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")
