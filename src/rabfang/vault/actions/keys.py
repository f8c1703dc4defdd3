"""Officers' keys: made, their passphrase changed, ended."""

from datetime import datetime

from django.db import transaction

from rabfang.agencies.models import Officer
from rabfang.core.errors import Conflict, Invalid
from rabfang.vault.boxes import CannotOpen, Locked, lock, new_pair, open_sealed, pair_of, seal, unlock
from rabfang.vault.models import Grant, OfficerKey
from rabfang.vault.opening import GRANT, Unlocked

SHORTEST = 15  # NIST SP 800-63B-4 for a secret that stands alone
LONGEST = 512


def make_key(officer: Officer, passphrase: str, *, at: datetime) -> Unlocked:
    """The officer's first key, or a new one after the last was ended. Raises Invalid, Conflict."""
    checked_passphrase(passphrase)
    pair = new_pair()
    locked = lock(pair.private, passphrase)
    with transaction.atomic():
        Officer.objects.select_for_update().get(pk=officer.pk)
        if OfficerKey.objects.filter(officer=officer, ended_at__isnull=True).exists():
            raise Conflict("key-exists")
        row = OfficerKey.objects.create(officer=officer, public=pair.public, made_at=at, **_columns(locked))
    return Unlocked(officer.pk, row.pk, pair.private)


def unlock_key(officer: Officer, passphrase: str) -> Unlocked:
    """Opens the officer's key. Raises Invalid when the passphrase is wrong, Conflict when there is no key."""
    row = OfficerKey.objects.filter(officer=officer, ended_at__isnull=True).first()
    if row is None:
        raise Conflict("no-key")
    try:
        private = unlock(Locked(bytes(row.sealed), bytes(row.salt), row.passes, row.memory), passphrase)
    except CannotOpen as error:
        raise Invalid("passphrase-wrong", field="passphrase") from error
    if pair_of(private).public != bytes(row.public):  # somebody put another in its place
        raise Conflict("key-altered")
    return Unlocked(officer.pk, row.pk, private)


def change_passphrase(officer: Officer, old: str, new: str) -> Unlocked:
    """Locks the same key with another passphrase. Raises Invalid."""
    checked_passphrase(new)
    unlocked = unlock_key(officer, old)
    OfficerKey.objects.filter(pk=unlocked.key).update(**_columns(lock(unlocked.private, new)))
    return unlocked


def replace_key(officer: Officer, old: str, new: str, *, at: datetime) -> Unlocked:
    """Another pair in place of the one that `old` opens: all that was sealed to it is sealed again. It stays confirmed,
    since only the owner of the old one could make it. Raises Invalid, Conflict."""
    checked_passphrase(new)
    unlocked = unlock_key(officer, old)
    pair = new_pair()
    locked = lock(pair.private, new)
    with transaction.atomic():
        before = OfficerKey.objects.select_for_update(of=("self",)).get(pk=unlocked.key)
        if before.ended_at is not None:
            raise Conflict("no-key")
        before.ended_at = at
        before.save(update_fields=["ended_at"])
        confirmed = {"confirmed_at": before.confirmed_at, "confirmed_by_id": before.confirmed_by_id}
        row = OfficerKey.objects.create(
            officer=officer, public=pair.public, made_at=at, **confirmed, **_columns(locked)
        )
        grants = list(before.grants.all())
        for grant in grants:
            private = open_sealed(unlocked.private, bytes(grant.sealed), about=GRANT)
            grant.officer, grant.sealed = row, seal(pair.public, private, about=GRANT)
        Grant.objects.bulk_update(grants, ["officer", "sealed"])
    return Unlocked(officer.pk, row.pk, pair.private)


def end_key(officer: Officer, *, at: datetime) -> bool:
    """The key opens nothing more: what was sealed to it goes. False when there was none."""
    with transaction.atomic():
        row = OfficerKey.objects.select_for_update().filter(officer=officer, ended_at__isnull=True).first()
        if row is None:
            return False
        row.grants.all().delete()
        row.ended_at = at
        row.save(update_fields=["ended_at"])
    return True


def checked_passphrase(passphrase: str) -> None:
    """Raises Invalid for one that could be guessed or that would cost too much to stretch."""
    if len(passphrase) < SHORTEST:
        raise Invalid("passphrase-short", field="passphrase", least=SHORTEST)
    if len(passphrase) > LONGEST:
        raise Invalid("passphrase-long", field="passphrase", most=LONGEST)
    if len(set(passphrase)) < SHORTEST // 3:
        raise Invalid("passphrase-plain", field="passphrase")


def _columns(locked: Locked) -> dict[str, object]:
    return {"sealed": locked.sealed, "salt": locked.salt, "passes": locked.passes, "memory": locked.memory}
