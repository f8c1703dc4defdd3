"""Who may open these pages: the duties `protect` and `destroy`; others are not told that there are any."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from rabfang.core.errors import Refused
from rabfang.desk.access import Here
from rabfang.desk.navigation import show
from rabfang.procedures.schema import May
from rabfang.rights.refusals import refusal_text
from rabfang.web.refusing import put_beside

HOME = "desk:rights"


def require(here: Here, *duties: May) -> None:
    """404 for whom none of the duties is theirs."""
    if not any(here.may(duty) for duty in duties):
        raise Http404


def page(
    request: HttpRequest, here: Here, template: str, *, status: int = HTTPStatus.OK, **context: Any
) -> HttpResponse:
    """One of these pages, with the place in the bar."""
    return show(request, here, f"rights/{template}", current=HOME, status=status, **context)


def refuse(form: Form, refused: Refused) -> None:
    """Puts a refusal beside its field, or above the form."""
    put_beside(form, refused, refusal_text(refused))


def done(request: HttpRequest, said: str, address: str, *args: Any) -> HttpResponse:
    """Says so on the next page."""
    messages.success(request, said)
    return redirect(address, *args)
