"""What the pages share: showing one, trying a change, going on to where somebody was headed."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters

from rabfang.accounts.throttle import TooManyTries
from rabfang.accounts.wording import refusal_text
from rabfang.agencies.models import Officer
from rabfang.core.errors import Refused
from rabfang.web.refusing import attempted

T = TypeVar("T")
secret_fields = sensitive_post_parameters("current", "password", "again", "code", "answer")


def page(
    request: HttpRequest, name: str, *, form: BaseForm | None = None, status: int | None = None, **context: Any
) -> HttpResponse:
    """The template `accounts/{name}.html`; 400 when its form holds an error."""
    officer = request.user
    if isinstance(officer, Officer):
        agency = officer.agency
        office = {"name": str(agency), "telephone": agency.telephone, "email": agency.email}
        context |= {"officer_name": officer.name, "office": office}
    wrong = form is not None and form.is_bound and bool(form.errors)
    status = status or (HTTPStatus.BAD_REQUEST if wrong else HTTPStatus.OK)
    answer = render(request, f"accounts/{name}.html", {"form": form, **context}, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def tried(form: BaseForm, change: Callable[[], T]) -> T | None:
    """What the change gives; None when it is refused, with the reason beside the field it is about."""

    def said(error: Refused) -> str:
        form.too_many = isinstance(error, TooManyTries)  # type: ignore[attr-defined]
        return refusal_text(error)

    return attempted(form, change, said)


def refused_status(form: BaseForm) -> int | None:
    """429 when it was tried too often."""
    return HTTPStatus.TOO_MANY_REQUESTS if getattr(form, "too_many", False) else None


def headed_for(request: HttpRequest, said: str | None = None, *, otherwise: str = "") -> str:
    """Where somebody was going, when that is here; else the desk, or `otherwise`."""
    if said is None:
        said = request.POST.get("next") or request.GET.get("next") or ""
    here = url_has_allowed_host_and_scheme(said, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return said if here and said.startswith("/") else otherwise or settings.LOGIN_REDIRECT_URL


def as_json(options: object) -> str:
    """Options for the browser's passkeys, as an attribute of a page holds them."""
    return json.dumps(options, default=_plain)


def _plain(value: Any) -> Any:
    return dict(value)
