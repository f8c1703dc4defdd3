"""Codes on paper: shown once when they are made, kept as keyed digests, each good for one sign-in."""

from datetime import datetime

from rabfang.accounts.keys import keyed
from rabfang.accounts.models import RecoveryCode
from rabfang.agencies.models import Officer
from rabfang.core.tokens import new_secret, normalise_secret

COUNT = 8


def renew(officer: Officer, at: datetime) -> list[str]:
    """New codes instead of those of before, inside the caller's transaction; the only time they can be read."""
    codes = [new_secret() for _ in range(COUNT)]
    RecoveryCode.objects.filter(officer=officer).delete()
    RecoveryCode.objects.bulk_create(
        [RecoveryCode(officer=officer, digest=_digest(officer, code), made_at=at) for code in codes]
    )
    return codes


def claim(officer: Officer, typed: str, at: datetime) -> bool:
    """Whether it is an unused code of the officer's; it is used from now on."""
    code = normalise_secret(typed)
    if code is None:
        return False
    rows = RecoveryCode.objects.filter(officer=officer, digest=_digest(officer, code), used_at=None)
    return bool(rows.update(used_at=at))


def left(officer: Officer) -> int:
    """How many have not been used."""
    return RecoveryCode.objects.filter(officer=officer, used_at=None).count()


def _digest(officer: Officer, code: str) -> str:
    return keyed("recovery", f"{officer.pk}:{code}")
