"""How an act asked for by a form is tried."""

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404

from rabfang.core.errors import Invalid, NotFound, Refused
from rabfang.desk.confidential.wording import refusal_text
from rabfang.web.forms import OfficeForm

T = TypeVar("T")


def tried(form: OfficeForm, act: Callable[[], T]) -> T | None:
    """What the act gives; None when it is refused, with the reason beside its field or above the form."""
    try:
        return act()
    except NotFound as error:
        raise Http404 from error
    except Refused as error:
        field = error.field if isinstance(error, Invalid) else None
        form.add_error(field if field in form.fields else None, refusal_text(error))
        return None
