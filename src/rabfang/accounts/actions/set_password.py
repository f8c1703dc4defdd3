"""An officer sets a password of their own: by a link, or signed in."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from rabfang.accounts.actions.make_link import open_links
from rabfang.accounts.actions.send import queue
from rabfang.accounts.models import AccountMail, Link, Session
from rabfang.accounts.passwords import checked
from rabfang.accounts.recording import note
from rabfang.accounts.sessions import stored
from rabfang.accounts.standing import least_length
from rabfang.agencies.models import Officer
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict


def use_link(link: Link, password: str, *, at: datetime) -> Officer:
    """Sets the password and uses the link up. Raises Invalid "password", Conflict "link-over" when it was used just
    now. A second factor that is set up stays: who holds only the mailbox does not get in."""
    officer = link.officer
    hashed = make_password(checked(password, officer, at_least=least_length(officer, local_date(at))))
    with transaction.atomic():
        used = open_links(officer).filter(pk=link.pk, expires_at__gt=at).update(used_at=at)
        if not used:
            raise Conflict("link-over")
        _store(officer, hashed)
        note("use-invitation" if link.purpose == Link.Purpose.INVITATION else "set-password", officer, at=at)
        if link.purpose == Link.Purpose.RESET:
            queue(AccountMail.Kind.PASSWORD_SET, officer, at=at)
    return officer


def change_password(officer: Officer, password: str, *, keep: str | None, at: datetime) -> Officer:
    """Sets another password; all sessions but the one with the key `keep` end, and links that are open."""
    hashed = make_password(checked(password, officer, at_least=least_length(officer, local_date(at))))
    with transaction.atomic():
        _store(officer, hashed, keep)
        open_links(officer).update(withdrawn_at=at)
        note("set-password", officer, at=at)
        queue(AccountMail.Kind.PASSWORD_SET, officer, at=at)
    return officer


def _store(officer: Officer, hashed: str, keep: str | None = None) -> None:
    officer.password = hashed
    officer.save(update_fields=["password"])
    Session.objects.filter(officer=officer).exclude(session_key=stored(keep)).delete()
