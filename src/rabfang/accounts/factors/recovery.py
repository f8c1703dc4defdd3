"""Codes on paper: shown once when they are made, kept as passwords are, each good for one sign-in."""

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password

from rabfang.accounts.models import RecoveryCode
from rabfang.agencies.models import Officer
from rabfang.core.tokens import new_secret, normalise_secret

COUNT = 8


def renew(officer: Officer, at: datetime) -> list[str]:
    """New codes instead of those of before, inside the caller's transaction; the only time they can be read."""
    codes = [new_secret() for _ in range(COUNT)]
    RecoveryCode.objects.filter(officer=officer).delete()
    RecoveryCode.objects.bulk_create(
        [RecoveryCode(officer=officer, hashed=make_password(code), made_at=at) for code in codes]
    )
    return codes


def claim(officer: Officer, typed: str, at: datetime) -> bool:
    """Whether it is an unused code of the officer's; it is used from now on."""
    code = normalise_secret(typed)
    if code is None:
        return False
    unused = RecoveryCode.objects.filter(officer=officer, used_at=None)
    row = next((row for row in unused if check_password(code, row.hashed)), None)
    return row is not None and bool(unused.filter(pk=row.pk).update(used_at=at))


def left(officer: Officer) -> int:
    """How many have not been used."""
    return RecoveryCode.objects.filter(officer=officer, used_at=None).count()
