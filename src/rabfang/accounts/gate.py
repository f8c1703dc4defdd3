"""What stands between an officer who is signed in and the desk: a second factor, or a longer password."""

from collections.abc import Collection

from django.http import HttpRequest

from rabfang.accounts.signing_in import SHORT, WAYS
from rabfang.accounts.standing import asked_of
from rabfang.agencies.models import Officer

SECOND = frozenset({"totp", "passkey", "recovery"})


def proven(request: HttpRequest) -> bool:
    """Whether this session began with a second factor, or had one set up in it."""
    return bool(SECOND & set(request.session.get(WAYS, ())))


def detour(request: HttpRequest, officer: Officer, roles: Collection[str]) -> str:
    """The name of the page to which the officer must go first; empty when the desk is open to them.

    Asks the database nothing: the office's row and the session are read already.
    """
    if proven(request):
        return ""
    if asked_of(officer, roles):
        return "account_second_needed"
    return "account_password" if request.session.get(SHORT) else ""
