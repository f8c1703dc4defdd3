"""Signing in: password, second factor, passkey; and out."""

from typing import Any, TypeVar

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rabfang.accounts.factors import passkeys
from rabfang.accounts.forms import CodeForm, SignInForm
from rabfang.accounts.models import Factor
from rabfang.accounts.signing_in import (
    Pending,
    by_code,
    by_password,
    caller_of,
    finish,
    hold,
    leave,
    pending,
    remember_browser,
)
from rabfang.accounts.standing import has_factor
from rabfang.accounts.views.answers import answered, asked
from rabfang.accounts.views.shared import headed_for, page, refused_status, secret_fields, tried
from rabfang.accounts.wording import REFUSALS
from rabfang.agencies.models import Officer
from rabfang.core.clock import now
from rabfang.web.leaving import without_pages
from rabfang.web.refusing import sent

F = TypeVar("F", bound=Form)
FORM = require_http_methods(["GET", "HEAD", "POST"])


@secret_fields
@never_cache
@FORM
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """E-mail and password; then the second factor, or the desk."""
    if isinstance(request.user, Officer):
        return redirect(headed_for(request))
    form, at = SignInForm(sent(request)), now()
    if request.method == "POST" and form.is_valid():
        email, password = form.cleaned_data["login"], form.cleaned_data["password"]
        officer = tried(form, lambda: by_password(email, password, caller_of(request, email), at))
        if officer is not None and not officer.is_active:
            return page(request, "closed", status=403)
        if officer is not None:
            hold(request, officer, by="password", password=password, to=headed_for(request), at=at)
            return redirect("account_second") if has_factor(officer) else enter(request)
    return page(request, "sign_in", form=form, status=refused_status(form), **_offered(request))


@secret_fields
@never_cache
@FORM
def second(request: HttpRequest) -> HttpResponseBase:
    """The second factor of who is held: a code, or a passkey."""
    at = now()
    held = pending(request, at)
    if held is None:
        return redirect("account_login")
    form = CodeForm(sent(request) if "code" in request.POST else None)
    if request.method == "POST":
        if request.POST.get("answer"):
            if answered(request, held.officer) is not None:
                return enter(request, "passkey")
            form = _refused(CodeForm({}))
        elif form.is_valid():
            caller = caller_of(request, held.officer.email)
            way = tried(form, lambda: by_code(held.officer, form.cleaned_data["code"], caller, at))
            if way is not None:
                return enter(request, way)
    return page(request, "second", form=form, status=refused_status(form), **_second(request, held))


def _second(request: HttpRequest, held: Pending) -> dict[str, Any]:
    """What the page offers: passkeys only to who has one, and where they work."""
    has_app = Factor.objects.filter(officer=held.officer, kind=Factor.Kind.TOTP).exists()
    return {"options": asked(request, held.officer), "has_app": has_app}


@never_cache
@require_POST
def passkey_ask(request: HttpRequest) -> HttpResponse:
    """What the browser is asked when somebody signs in by a passkey alone."""
    options = asked(request, None)
    return HttpResponse(options or "{}", content_type="application/json", status=200 if options else 404)


@secret_fields
@never_cache
@require_POST
def passkey(request: HttpRequest) -> HttpResponseBase:
    """Signing in by a passkey alone, whose device has made sure of the person."""
    factor = answered(request, None)
    if factor is None:
        form = _refused(SignInForm({}))
        return page(request, "sign_in", form=form, **_offered(request))
    if not factor.officer.is_active:
        return page(request, "closed", status=403)
    hold(request, factor.officer, by="passkey", to=headed_for(request), at=now())
    return enter(request, "passkey")


def _refused(form: F) -> F:
    """The form without what is wrong with its empty fields: it was the passkey that was not right."""
    form.errors.clear()
    form.add_error(None, str(REFUSALS["passkey-wrong"]))
    return form


def _offered(request: HttpRequest) -> dict[str, Any]:
    to = headed_for(request)
    known = settings.RABFANG_OIDC
    by = known.name if known.issuer and known.for_officers else ""
    return {"next": to, "passkeys": passkeys.possible(), "provider": by}


def enter(request: HttpRequest, way: str = "") -> HttpResponseBase:
    """The held officer's session begins."""
    at = now()
    held = pending(request, at)
    if held is None:
        return redirect("account_login")
    ways = list(dict.fromkeys(filter(None, [held.by, way])))
    finish(request, held.officer, ways, short=held.short, at=at)
    answer = redirect(held.to)
    remember_browser(request, answer, held.officer)
    return answer


@never_cache
@FORM
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """A button, and the session is over. Who is not signed in loses nothing: a citizen may be following a case."""
    if not isinstance(request.user, Officer):
        return redirect("/")
    if request.method != "POST":
        return page(request, "sign_out")
    leave(request, now())
    return without_pages(redirect("/"))
