"""An officer's own key: made, unlocked for a sitting, locked; its passphrase changed; given up when it is lost."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabfang.cases.access import TooManyTries
from rabfang.core.errors import Invalid, Refused
from rabfang.desk.confidential import sitting
from rabfang.desk.confidential.access import OpenSeat, Seat, confidential_page, designated_page, show
from rabfang.desk.confidential.key_forms import ChangePassphraseForm, FirstKeyForm, LostForm, UnlockForm
from rabfang.desk.confidential.recording import noted
from rabfang.desk.confidential.tries import change_in_tries, replace_in_tries, unlock_in_tries
from rabfang.desk.confidential.wording import refusal_text
from rabfang.vault.actions.escrow import open_to_escrow
from rabfang.vault.actions.keys import end_key, make_key
from rabfang.vault.actions.need_to_know import shut_out_of_theirs
from rabfang.vault.boxes import fingerprint
from rabfang.vault.opening import Unlocked
from rabfang.vault.queries import key_of
from rabfang.web.forms import OfficeForm

CURRENT = "confidential:key"
FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
@designated_page
def unlock(request: HttpRequest, seat: Seat) -> HttpResponseBase:
    """Asks for the passphrase, and begins a sitting."""
    if key_of(seat.officer.pk) is None:
        return redirect("confidential:key_new")
    back = _back(request, seat)
    form = UnlockForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        said = form.cleaned_data["passphrase"]
        unlocked, status = _tried(form, lambda: unlock_in_tries(seat.officer, said, seat.at))
        if unlocked is not None:
            shut_out_of_theirs(seat.desk, unlocked, at=seat.at)
            open_to_escrow(seat.desk, unlocked, at=seat.at)
            _noted(seat, "unlock-confidential-key")
            answer = redirect(back)
            sitting.begin(request, answer, unlocked, seat.at)
            return answer
        _noted(seat, "wrong-passphrase")
    elif form.is_bound:
        status = 400
    return show(request, seat, "unlock", form=form, back=back, status=status)


@require_POST
@designated_page
def lock(request: HttpRequest, seat: Seat) -> HttpResponseBase:
    """Ends the sitting."""
    answer = redirect("confidential:unlock")
    sitting.end(request, answer)
    return answer


@FORM
@designated_page
def new(request: HttpRequest, seat: Seat) -> HttpResponseBase:
    """The first visit, or the first after a key was given up."""
    if key_of(seat.officer.pk) is not None:
        return redirect("confidential:key")
    form = FirstKeyForm(request.POST if request.method == "POST" else None)
    status = 400 if form.is_bound else 200
    if form.is_valid():
        said = form.cleaned_data["passphrase"]
        unlocked, status = _tried(form, lambda: make_key(seat.officer, said, at=seat.at))
        if unlocked is not None:
            _noted(seat, "make-confidential-key")
            answer = redirect("confidential:key")
            sitting.begin(request, answer, unlocked, seat.at)
            return answer
    return show(request, seat, "key_new", current=CURRENT, form=form, status=status)


@require_safe
@designated_page
def key(request: HttpRequest, seat: Seat) -> HttpResponseBase:
    """Their key: its fingerprint to compare by voice, since when, who confirmed it."""
    row = key_of(seat.officer.pk)
    if row is None:
        return redirect("confidential:key_new")
    printed = fingerprint(bytes(row.public))
    return show(request, seat, "key", current=CURRENT, key=row, fingerprint=printed, done=request.GET.get("done"))


@FORM
@confidential_page
def passphrase(request: HttpRequest, seat: OpenSeat) -> HttpResponseBase:
    """Another passphrase for the same key."""
    form = ChangePassphraseForm(request.POST if request.method == "POST" else None)
    status = 400 if form.is_bound else 200
    if form.is_valid():
        said = form.cleaned_data
        changed, status = _tried(form, lambda: change_in_tries(seat.officer, said["old"], said["passphrase"], seat.at))
        if changed is not None:
            _noted(seat, "change-passphrase")
            return redirect(f"{reverse('confidential:key')}?done=passphrase")
    return show(request, seat, "passphrase", current=CURRENT, form=form, status=status)


@FORM
@confidential_page
def renew(request: HttpRequest, seat: OpenSeat) -> HttpResponseBase:
    """Another key while the old one still opens: everything is sealed again to the new one."""
    form = ChangePassphraseForm(request.POST if request.method == "POST" else None)
    status = 400 if form.is_bound else 200
    if form.is_valid():
        said = form.cleaned_data
        made, status = _tried(form, lambda: replace_in_tries(seat.officer, said["old"], said["passphrase"], seat.at))
        if made is not None:
            noted(seat, "renew-confidential-key", seat.officer.email)
            answer = redirect("confidential:key")
            sitting.begin(request, answer, made, seat.at)
            return answer
    return show(request, seat, "key_renew", current=CURRENT, form=form, status=status)


@FORM
@designated_page
def lost(request: HttpRequest, seat: Seat) -> HttpResponseBase:
    """The passphrase is lost: the key ends, and a new one may be made."""
    if key_of(seat.officer.pk) is None:
        return redirect("confidential:key_new")
    form = LostForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        end_key(seat.officer, at=seat.at)
        _noted(seat, "end-confidential-key")
        answer = redirect("confidential:key_new")
        sitting.end(request, answer)
        return answer
    return show(request, seat, "key_lost", current=CURRENT, form=form, status=400 if form.is_bound else 200)


def _tried(form: OfficeForm, act: Callable[[], Unlocked]) -> tuple[Unlocked | None, int]:
    """What the act gives; or nothing, with the reason in the form and the status of the answer."""
    try:
        return act(), HttpResponse.status_code
    except Refused as error:
        field = error.field if isinstance(error, Invalid) else None
        if field == "passphrase" and error.code == "passphrase-wrong" and "old" in form.fields:
            field = "old"
        form.add_error(field if field in form.fields else None, refusal_text(error))
        return None, 429 if isinstance(error, TooManyTries) else 400


def _back(request: HttpRequest, seat: Seat) -> str:
    """Where the officer wanted to go, if it is at this desk; else where they begin."""
    said = request.POST.get("next") or request.GET.get("next") or ""
    if said.startswith(f"{sitting.PATH}/") and url_has_allowed_host_and_scheme(said, allowed_hosts=None):
        return said
    return resolve_url("confidential:cases" if seat.handles else "confidential:identities")


def _noted(seat: Seat, action: str) -> None:
    noted(seat, action, seat.officer.email)
