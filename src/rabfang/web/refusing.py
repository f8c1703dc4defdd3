"""A change that a form asks for: tried, and when it is refused, told beside the field that the refusal is about."""

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from django.forms import BaseForm
from django.http import Http404, HttpRequest, QueryDict

from rabfang.core.errors import Conflict, Invalid, NotAllowed, NotFound, Refused

T = TypeVar("T")
LONGEST_VERSION = 9  # digits


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: all that was sent, even when it is nothing; None while the page is only opened."""
    return request.POST if request.method == "POST" else None


def version_seen(request: HttpRequest) -> int:
    """The version that the form was made for; 0, which nothing has, when it does not say."""
    said = request.POST.get("seen", "")
    return int(said) if said.isdecimal() and len(said) <= LONGEST_VERSION else 0


def status_of(refused: Refused) -> HTTPStatus:
    """403 for what the person may not, 409 for what changed meanwhile, 400 for what was typed."""
    if isinstance(refused, NotAllowed):
        return HTTPStatus.FORBIDDEN
    return HTTPStatus.CONFLICT if isinstance(refused, Conflict) else HTTPStatus.BAD_REQUEST


def put_beside(form: BaseForm, refused: Refused, said: str) -> None:
    """Puts the words of a refusal beside its field (before the dot of "signer.name"), or above the form."""
    field = (refused.field or "").partition(".")[0] if isinstance(refused, Invalid) else ""
    form.add_error(field if field in form.fields else None, said)


def attempted(form: BaseForm, change: Callable[[], T], words: Callable[[Refused], str]) -> T | None:
    """What the change gives; None when it is refused, which the form then says. Raises Http404 for NotFound."""
    try:
        return change()
    except NotFound as error:
        raise Http404 from error
    except Refused as error:
        put_beside(form, error, words(error))
        return None
