"""Who may open the pages of their own account: an officer who is signed in; for what changes it, just confirmed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from rabfang.accounts.sessions import BEGUN
from rabfang.agencies.models import Officer
from rabfang.core.clock import now

P = ParamSpec("P")
CONFIRMED = "confirmed"
Page = Callable[Concatenate[HttpRequest, Officer, P], HttpResponseBase]


def own_page(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A page about the account of who is signed in."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not isinstance(request.user, Officer):
            return redirect_to_login(request.get_full_path())
        return view(request, request.user, *args, **kwargs)

    return never_cache(guarded)


def confirmed_page(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A page that changes the account: whoever signed in or confirmed longer ago does so first."""

    @wraps(view)
    def guarded(request: HttpRequest, officer: Officer, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not confirmed_lately(request, now()):
            return redirect(confirm_first(request))
        return view(request, officer, *args, **kwargs)

    return own_page(guarded)


def confirm_first(request: HttpRequest) -> str:
    """Where to show who one is, on the way to this page; a button is then pressed again."""
    to = reverse("account_me") if request.method == "POST" else request.path
    return f"{reverse('account_confirm')}?{urlencode({'next': to})}"


def confirmed_lately(request: HttpRequest, at: datetime) -> bool:
    """Whether the officer showed who they are within the last minutes, as many as the setting says."""
    lately = timedelta(minutes=settings.RABFANG_ACCOUNTS.confirm_minutes)
    said: str = request.session.get(CONFIRMED) or request.session.get(BEGUN) or ""
    return bool(said) and at - datetime.fromisoformat(said) < lately
