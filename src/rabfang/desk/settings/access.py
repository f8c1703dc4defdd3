"""Who may open the settings: an officer in a role that administers, in their own office; anyone else finds nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponseBase

from rabfang.accounts.views.again import confirm_on_the_way
from rabfang.accounts.views.shared import secret_fields
from rabfang.desk.access import Here, Page, officer_page
from rabfang.procedures.schema import May

__all__ = ["Here", "administering", "administrator_page", "sensitive_page"]

P = ParamSpec("P")


def administrator_page(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """An officer's page that answers 404 to those who do not administer."""

    @wraps(view)
    def guarded(request: HttpRequest, here: Here, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not here.may(May.ADMINISTER):
            raise Http404
        return view(request, here, *args, **kwargs)

    return officer_page(guarded)


def sensitive_page(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """An administrator's page whose change needs them to have shown lately who they are."""

    @secret_fields
    @wraps(view)
    def guarded(request: HttpRequest, here: Here, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        asking = confirm_on_the_way(request, here.officer) if request.method == "POST" else None
        return asking or view(request, here, *args, **kwargs)

    return administrator_page(guarded)


def administering(here: Here) -> frozenset[str]:
    """The roles of the office's procedure that may administer."""
    return frozenset(role.key for role in here.procedure.role if May.ADMINISTER in role.may)
