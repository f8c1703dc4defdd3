"""A citizen who signed in by the installation's provider: their own cases, and leaving. Nobody needs it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rabfang.accounts.oidc.citizens import cases_of, citizen_of, leave, name_of
from rabfang.public.following import begin
from rabfang.public.offices import footer_links
from rabfang.web.leaving import without_pages


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The cases they sent while signed in; who is not is offered to."""
    citizen = citizen_of(request)
    if citizen is None and not offered():
        raise Http404
    shown: dict[str, Any] = {"provider": offered(), "to": reverse("public:mine"), "footer_links": footer_links()}
    if citizen is not None:
        shown |= {"citizen_name": name_of(citizen), "cases": cases_of(citizen), "signed_in": True}
    return render(request, "public/mine.html", shown)


@never_cache
@require_POST
def open_mine(request: HttpRequest, pk: int) -> HttpResponse:
    """Opens one of their own cases as its number and secret would."""
    citizen = citizen_of(request)
    if citizen is None:
        return redirect("public:mine")
    case = next((case for case in cases_of(citizen) if case.pk == pk), None)
    if case is None:
        raise Http404
    begin(request, case)
    return redirect("public:case", case.agency.slug)


@never_cache
@require_POST
def leave_mine(request: HttpRequest) -> HttpResponse:
    """Signs out; the next one at this device sees nothing."""
    if citizen_of(request) is not None:
        leave(request)
    return without_pages(redirect("public:home"))


def offered() -> str:
    """What the provider is called, when citizens may sign in by one here."""
    known = settings.RABFANG_OIDC
    return str(known.name) if known.issuer and known.for_citizens else ""


def offer(request: HttpRequest) -> dict[str, str]:
    """What a page needs to offer signing in, and to come back to."""
    return {"provider": offered(), "to": f"{request.path}{'?' if request.GET else ''}{urlencode(request.GET)}"}
