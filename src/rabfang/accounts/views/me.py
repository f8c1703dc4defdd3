"""An officer's own account: what is set up, where it is signed in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.accounts.access import confirmed_page, own_page
from rabfang.accounts.actions.sessions import end_other_sessions, end_session, handle_of
from rabfang.accounts.actions.set_password import change_password
from rabfang.accounts.factors import passkeys, recovery
from rabfang.accounts.forms import ChangePasswordForm, ConfirmForm
from rabfang.accounts.models import Factor, Session
from rabfang.accounts.passwords import ALONE
from rabfang.accounts.sessions import stored
from rabfang.accounts.signing_in import SHORT
from rabfang.accounts.standing import has_factor, least_length, needs_factor
from rabfang.accounts.views.again import known, proved
from rabfang.accounts.views.answers import asked
from rabfang.accounts.views.shared import headed_for, page, refused_status, secret_fields, tried
from rabfang.agencies.models import Officer
from rabfang.core.clock import local_date, now
from rabfang.core.errors import NotFound
from rabfang.thai.text import typed_alike
from rabfang.web.refusing import sent

FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@own_page
def me(request: HttpRequest, officer: Officer) -> HttpResponseBase:
    """Password, second factor and sessions at a glance."""
    rows = Session.objects.filter(officer=officer, expire_date__gt=now()).order_by("-used_at")
    factors = list(Factor.objects.filter(officer=officer))
    here = stored(request.session.session_key)
    return page(
        request,
        "me",
        officer=officer,
        factors=factors,
        has_app=any(one.kind == Factor.Kind.TOTP for one in factors),
        codes_left=recovery.left(officer),
        needed=needs_factor(officer, local_date(now())),
        passkeys=passkeys.possible(),
        sessions=[{"row": row, "handle": handle_of(row), "here": row.session_key == here} for row in rows],
    )


@secret_fields
@FORM
@own_page
def confirm(request: HttpRequest, officer: Officer) -> HttpResponseBase:
    """The password once more, and the second factor, before something of the account is changed."""
    form = ConfirmForm(sent(request), second=has_factor(officer))
    if request.method == "POST" and proved(request, officer, form):
        return redirect(headed_for(request))
    status = refused_status(form)
    return page(request, "confirm", form=form, status=status, next=headed_for(request), options=asked(request, officer))


@secret_fields
@FORM
@own_page
def password(request: HttpRequest, officer: Officer) -> HttpResponseBase:
    """Another password, by who knows the present one; whoever is signed in elsewhere is signed out there."""
    at = now()
    least = least_length(officer, local_date(at))
    form = ChangePasswordForm(sent(request), least=least)
    if request.method == "POST" and form.is_valid() and tried(form, lambda: known(request, officer, form, "current")):
        given, key = form.cleaned_data["password"], request.session.session_key
        if tried(form, lambda: change_password(officer, given, keep=key, at=at)):
            update_session_auth_hash(request, officer)
            request.session[SHORT] = len(typed_alike(given)) < ALONE
            messages.success(request, _("เปลี่ยนรหัสผ่านแล้ว เครื่องอื่นที่เข้าสู่ระบบไว้ออกจากระบบแล้ว"))
            return redirect("account_me")
    short = bool(request.session.get(SHORT)) and least == ALONE
    return page(request, "password", form=form, status=refused_status(form), short=short)


@require_POST
@confirmed_page
def end(request: HttpRequest, officer: Officer) -> HttpResponseBase:
    """Ends one session, or all but this one."""
    handle: Any = request.POST.get("session", "")
    if handle:
        try:
            end_session(officer, handle, at=now())
        except NotFound as error:
            raise Http404 from error
        messages.success(request, _("ออกจากระบบที่เครื่องนั้นแล้ว"))
    else:
        end_other_sessions(officer, request.session.session_key, at=now())
        messages.success(request, _("ออกจากระบบที่เครื่องอื่นทั้งหมดแล้ว"))
    return redirect("account_me")
