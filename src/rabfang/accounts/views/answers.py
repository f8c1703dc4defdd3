"""Passkeys in pages: what is asked is kept in the session, and each question is answered once."""

from django.http import HttpRequest

from rabfang.accounts.factors import passkeys
from rabfang.accounts.models import Factor
from rabfang.accounts.recording import note_nobody
from rabfang.accounts.views.shared import as_json
from rabfang.agencies.models import Officer
from rabfang.core.clock import now

ASKED = "passkey_asked"


def asked(request: HttpRequest, officer: Officer | None) -> str:
    """What the browser is asked, as a page holds it; empty when the officer has no passkey or none works here."""
    if not passkeys.possible():
        return ""
    if officer and not Factor.objects.filter(officer=officer, kind=Factor.Kind.PASSKEY).exists():
        return ""
    options, request.session[ASKED] = passkeys.ask_to_prove(officer)
    return as_json(options)


def answered(request: HttpRequest, officer: Officer | None) -> Factor | None:
    """The passkey that signed what was asked just now; None, with an entry in the record, when none did."""
    state, at = request.session.pop(ASKED, None), now()
    try:
        if state is None:
            raise passkeys.Wrong
        return passkeys.proved(state, request.POST.get("answer", ""), officer, at).factor
    except passkeys.Wrong:
        note_nobody("sign-in-refused", officer, at=at, by="passkey")
        return None
