"""How an act asked for by a form is tried."""

from collections.abc import Callable
from typing import TypeVar

from rabfang.desk.confidential.wording import refusal_text
from rabfang.web.forms import OfficeForm
from rabfang.web.refusing import attempted

T = TypeVar("T")


def tried(form: OfficeForm, act: Callable[[], T]) -> T | None:
    """What the act gives; None when it is refused, with the reason beside its field or above the form."""
    return attempted(form, act, refusal_text)
