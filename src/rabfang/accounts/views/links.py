"""Links that let an officer set a password, and asking for one."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rabfang.accounts.actions.ask_reset import ask_reset
from rabfang.accounts.actions.set_password import use_link
from rabfang.accounts.forms import ForgottenForm, NewPasswordForm
from rabfang.accounts.links import usable_link
from rabfang.accounts.models import Link
from rabfang.accounts.signing_in import caller_of
from rabfang.accounts.standing import least_length
from rabfang.accounts.views.shared import page, refused_status, secret_fields, tried
from rabfang.channels.email.transport import leaves
from rabfang.core.clock import local_date, now
from rabfang.web.refusing import sent

FORM = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@FORM
def forgotten(request: HttpRequest) -> HttpResponseBase:
    """Asking for a link. The answer is the same whoever asks, and made by the same work."""
    if not (leaves() or settings.RABFANG_DEMONSTRATION):
        return page(request, "forgotten_no_mail")
    form = ForgottenForm(sent(request))
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["login"]
        tried(form, lambda: ask_reset(email, caller=caller_of(request, email), at=now()))
        if not form.errors:
            return page(request, "forgotten_asked", minutes=settings.RABFANG_ACCOUNTS.reset_minutes)
    return page(request, "forgotten", form=form, status=refused_status(form))


@secret_fields
@never_cache
@FORM
def link(request: HttpRequest, pk: int, token: str) -> HttpResponseBase:
    """Where an invitation or a forgotten password leads. Opening it changes nothing; setting the password does."""
    at = now()
    found = usable_link(pk, token, at)
    if found is None:
        return page(request, "link_over", status=410)
    least = least_length(found.officer, local_date(at))
    form = NewPasswordForm(sent(request), least=least)
    if request.method == "POST" and form.is_valid():
        officer = tried(form, lambda: use_link(found, form.cleaned_data["password"], at=at))
        if officer is not None:
            messages.success(request, _("ตั้งรหัสผ่านแล้ว โปรดเข้าสู่ระบบ"))
            return redirect("account_login")
    invited = found.purpose == Link.Purpose.INVITATION
    return page(request, "link", form=form, officer=found.officer, agency=found.officer.agency, invited=invited)
