"""A colleague confirms an officer's key, having compared its fingerprint with them by voice."""

from datetime import datetime

from django.db import transaction

from rabfang.core.errors import Conflict, NotAllowed, NotFound
from rabfang.vault.actions.need_to_know import admit
from rabfang.vault.models import Desk, OfficerKey
from rabfang.vault.opening import Unlocked
from rabfang.vault.queries import key_of, keys_at
from rabfang.vault.readers import duties_of


def confirm_key(desk: Desk, officer: int, seen: bytes, *, by: Unlocked, at: datetime) -> int:
    """From now on cases are opened to that key, and those that `by` may open at once; returns how many.

    `seen` is the key that was compared: another may be there meanwhile. Only a key that was confirmed itself may
    confirm, save at the very beginning when none of the desk is.
    Raises NotFound, NotAllowed, Conflict.
    """
    if officer == by.officer:
        raise NotAllowed("not-your-own-key")
    if not duties_of(desk.agency, by.officer, at):
        raise NotAllowed("not-designated")
    with transaction.atomic():
        key = OfficerKey.objects.select_for_update().filter(officer=officer, ended_at__isnull=True).first()
        if key is None or not duties_of(desk.agency, officer, at):
            raise NotFound("no-key")
        if bytes(key.public) != seen:
            raise Conflict("key-changed")
        own = key_of(by.officer)
        if own is None or own.pk != by.key:
            raise Conflict("no-key")
        if own.confirmed_at is None and keys_at(desk, at).filter(confirmed_at__isnull=False).exists():
            raise NotAllowed("confirm-yours-first")
        if key.confirmed_at is None:
            key.confirmed_at, key.confirmed_by_id = at, by.officer
            key.save(update_fields=["confirmed_at", "confirmed_by"])
        return admit(desk, key, by=by, at=at)
