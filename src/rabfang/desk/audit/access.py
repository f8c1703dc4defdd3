"""Who may search the record: an officer in a role that audits, in their own office; anyone else finds nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponseBase

from rabfang.desk.access import Here, Page, officer_page
from rabfang.procedures.schema import May

P = ParamSpec("P")


def auditor_page(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """An officer's page that answers 404 to those who do not audit."""

    @wraps(view)
    def guarded(request: HttpRequest, here: Here, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not here.may(May.AUDIT):
            raise Http404
        return view(request, here, *args, **kwargs)

    return officer_page(guarded)
