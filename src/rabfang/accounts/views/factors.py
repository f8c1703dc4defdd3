"""Setting up a second factor, and taking it away."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.accounts.access import confirm_first, confirmed_page, own_page
from rabfang.accounts.actions.factors import add_app, add_passkey, remove_factor, renew_codes
from rabfang.accounts.factors import passkeys, totp
from rabfang.accounts.forms import AppForm, PasskeyForm
from rabfang.accounts.models import Factor
from rabfang.accounts.signing_in import SHORT, WAYS
from rabfang.accounts.standing import has_factor
from rabfang.accounts.views.answers import ASKED
from rabfang.accounts.views.shared import as_json, page, secret_fields, tried
from rabfang.accounts.wording import refusal_text
from rabfang.agencies.models import Officer
from rabfang.core.clock import now
from rabfang.core.errors import NotFound, Refused
from rabfang.web.refusing import sent

FORM = require_http_methods(["GET", "HEAD", "POST"])
KEY = "app_key"


@require_safe
@own_page
def needed(request: HttpRequest, officer: Officer) -> HttpResponseBase:
    """The office asks a second factor of this officer, who has none: nothing else opens before."""
    if has_factor(officer):  # set up meanwhile, and this session began without it
        logout(request)
        return redirect("account_login")
    return page(request, "second_needed", officer=officer, passkeys=passkeys.possible())


@secret_fields
@FORM
@confirmed_page
def app(request: HttpRequest, officer: Officer) -> HttpResponseBase:
    """An app that shows codes: a picture to scan, a key to type, and the first code to prove that it works."""
    if Factor.objects.filter(officer=officer, kind=Factor.Kind.TOTP).exists():
        return redirect("account_me")
    if request.method != "POST" or KEY not in request.session:
        request.session[KEY] = totp.new_key()
    key, form = request.session[KEY], AppForm(sent(request))
    if request.method == "POST" and form.is_valid():
        given, keep = form.cleaned_data["code"], request.session.session_key
        codes = tried(form, lambda: add_app(officer, key, given, keep=keep, at=now()))
        if codes is not None:
            del request.session[KEY]
            return _added(request, "totp", codes)
    picture = totp.picture(totp.app_address(officer, key))
    return page(request, "app", form=form, picture=picture, key=totp.grouped(key))


@secret_fields
@FORM
@confirmed_page
def passkey(request: HttpRequest, officer: Officer) -> HttpResponseBase:
    """A passkey, made by the browser; needs its script."""
    if not passkeys.possible():
        raise Http404
    form = PasskeyForm(sent(request))
    state = request.session.pop(ASKED, None) if request.method == "POST" else None
    if request.method == "POST" and form.is_valid():
        said, keep = form.cleaned_data, request.session.session_key
        codes = tried(
            form,
            lambda: add_passkey(officer, state or {}, said["answer"], said["name"], keep=keep, at=now()),
        )
        if codes is not None:
            return _added(request, "passkey", codes)
    asked, request.session[ASKED] = passkeys.ask_to_register(officer)
    return page(request, "passkey", form=form, options=as_json(asked))


def _added(request: HttpRequest, way: str, codes: list[str]) -> HttpResponseBase:
    """The session counts as one with a second factor; the recovery codes are shown, this once."""
    request.session[WAYS] = [*request.session.get(WAYS, ()), way]
    request.session.cycle_key()
    if codes:
        return page(request, "codes", codes=codes)
    messages.success(request, _("เพิ่มขั้นที่สองแล้ว เครื่องอื่นที่เข้าสู่ระบบไว้ออกจากระบบแล้ว"))
    return redirect("account_me")


@FORM
@confirmed_page
def remove(request: HttpRequest, officer: Officer, pk: int) -> HttpResponseBase:
    """Takes a factor away, after a question."""
    factor = get_object_or_404(Factor, pk=pk, officer=officer)
    short: bool | None = request.session.get(SHORT)
    if short is None:  # came by a passkey alone: how long the password is becomes known when it is typed
        return redirect(confirm_first(request))
    if request.method == "POST":
        try:
            remove_factor(officer, pk, short=short, keep=request.session.session_key, at=now())
        except NotFound as error:
            raise Http404 from error
        except Refused as error:
            messages.error(request, refusal_text(error))
        else:
            messages.success(request, _("นำออกแล้ว เครื่องอื่นที่เข้าสู่ระบบไว้ออกจากระบบแล้ว"))
        return redirect("account_me")
    return page(request, "remove", factor=factor)


@require_POST
@confirmed_page
def codes(request: HttpRequest, officer: Officer) -> HttpResponseBase:
    """New recovery codes, shown this once."""
    try:
        made = renew_codes(officer, at=now())
    except Refused as error:
        messages.error(request, refusal_text(error))
        return redirect("account_me")
    return page(request, "codes", codes=made)
