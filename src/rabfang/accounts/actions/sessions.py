"""Sessions end: one, all others, or every one of a closed account."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from rabfang.accounts.actions.make_link import open_links
from rabfang.accounts.models import Session
from rabfang.accounts.recording import note
from rabfang.accounts.sessions import stored
from rabfang.agencies.actions.close_account import close_account
from rabfang.agencies.actions.reopen_account import reopen_account
from rabfang.agencies.models import Officer
from rabfang.core.errors import NotFound


def end_session(officer: Officer, handle: str, *, at: datetime) -> None:
    """Ends the officer's session of that handle; NotFound when it is none of theirs."""
    with transaction.atomic():
        for row in Session.objects.filter(officer=officer):
            if handle_of(row) == handle:
                row.delete()
                note("end-session", officer, at=at, device=row.device)
                return
    raise NotFound("not-found")


def end_other_sessions(officer: Officer, keep: str | None, *, at: datetime, told: bool = True) -> int:
    """Ends all but the session with that key; returns how many. `told`: whether the record says so by itself."""
    with transaction.atomic():
        rows = Session.objects.filter(officer=officer).exclude(session_key=stored(keep))
        count = rows.delete()[0]
        if count and told:
            note("end-other-sessions", officer, at=at, count=count)
    return count


def end_sessions_of(officer: Officer, *, by: Officer, at: datetime) -> int:
    """An administrator ends every session of an officer; returns how many. NotFound for another office's."""
    if officer.agency_id != by.agency_id:
        raise NotFound("not-found")
    with transaction.atomic():
        count = Session.objects.filter(officer=officer).delete()[0]
        note("end-sessions-of", officer, at=at, by=by, count=count)
    return count


def close_for_good(officer: Officer, *, administering: Collection[str], by: Officer, at: datetime) -> Officer:
    """Closes an account and takes its open links back. Its sessions open nothing from that moment, since a closed
    account is nobody's (`backend`); their rows stay so that who was working is told why. Errors: `close_account`'s."""
    with transaction.atomic():
        row = close_account(officer, administering=administering, by=by, at=at)
        open_links(row).update(withdrawn_at=at)
    return row


def reopen_anew(officer: Officer, *, by: Officer, at: datetime) -> Officer:
    """Opens a closed account again; what was signed in before stays signed out."""
    with transaction.atomic():
        Session.objects.filter(officer=officer).delete()
        return reopen_account(officer, by=by, at=at)


def handle_of(row: Session) -> str:
    """What a page calls a session, from which its key cannot be made."""
    return row.session_key[:16]
