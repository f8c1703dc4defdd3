"""A link to set a password: an invitation, or for who has lost theirs."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from rabfang.accounts.actions.send import queue
from rabfang.accounts.models import AccountMail, Link
from rabfang.accounts.recording import note, note_nobody
from rabfang.agencies.models import Officer
from rabfang.core.errors import Conflict, NotFound

Purpose = Link.Purpose


def invite(officer: Officer, *, by: Officer | None, at: datetime) -> Link:
    """Makes a new invitation; one that is still open ends. `by` is empty for the first administrator of an office.

    An officer who has a password already gets a link to set a new one. Raises Conflict for a closed account,
    NotFound for one of another office.
    """
    if by is not None and officer.agency_id != by.agency_id:
        raise NotFound("not-found")
    purpose = Purpose.RESET if officer.has_usable_password() else Purpose.INVITATION
    with transaction.atomic():
        link = make(officer, purpose, at)
        queue(AccountMail.Kind(purpose.value), officer, at=at, link=link)
        action = "invite-officer" if purpose == Purpose.INVITATION else "offer-new-password"
        if by is None:
            note_nobody(action, officer, at=at)
        else:
            note(action, officer, at=at, by=by)
    return link


def make(officer: Officer, purpose: Link.Purpose, at: datetime) -> Link:
    """The row alone, inside the caller's transaction; links of before work no more."""
    row = Officer.objects.select_for_update().get(pk=officer.pk)
    if not row.is_active:
        raise Conflict("account-closed")
    open_links(row).update(withdrawn_at=at)
    limits = settings.RABFANG_ACCOUNTS
    period = (
        timedelta(days=limits.invitation_days)
        if purpose == Purpose.INVITATION
        else timedelta(minutes=limits.reset_minutes)
    )
    return Link.objects.create(
        officer=officer, purpose=purpose, nonce=secrets.token_hex(16), made_at=at, expires_at=at + period
    )


def withdraw_links(officer: Officer, *, by: Officer, at: datetime) -> int:
    """Takes back what is open; returns how many. NotFound for another office's officer."""
    if officer.agency_id != by.agency_id:
        raise NotFound("not-found")
    with transaction.atomic():
        count = open_links(officer).update(withdrawn_at=at)
        if count:
            note("withdraw-invitation", officer, at=at, by=by)
    return count


def open_links(officer: Officer) -> QuerySet[Link]:
    """Links that are neither used nor withdrawn."""
    return Link.objects.filter(officer=officer, used_at=None, withdrawn_at=None)
