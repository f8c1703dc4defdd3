"""Wrong passphrases, counted: after some nobody may try that officer's key for a while."""

from datetime import datetime

from rabfang.agencies.models import Officer
from rabfang.cases.pace import note_pace, require_pace
from rabfang.core.errors import Invalid
from rabfang.vault.actions.keys import change_passphrase, replace_key, unlock_key
from rabfang.vault.opening import Unlocked

TRIES = 10


def unlock_in_tries(officer: Officer, passphrase: str, at: datetime) -> Unlocked:
    """The officer's key. Raises what `unlock_key` raises, and TooManyTries."""
    with _Counted(officer, at):
        return unlock_key(officer, passphrase)


def change_in_tries(officer: Officer, old: str, new: str, at: datetime) -> Unlocked:
    """The same key under another passphrase. Raises what `change_passphrase` raises, and TooManyTries."""
    with _Counted(officer, at):
        return change_passphrase(officer, old, new)


def replace_in_tries(officer: Officer, old: str, new: str, at: datetime) -> Unlocked:
    """Another key in place of the old one. Raises what `replace_key` raises, and TooManyTries."""
    with _Counted(officer, at):
        return replace_key(officer, old, new, at=at)


class _Counted:
    def __init__(self, officer: Officer, at: datetime) -> None:
        self.bucket, self.at = f"passphrase:{officer.pk}", at

    def __enter__(self) -> None:
        require_pace(self.bucket, TRIES, at=self.at)

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, Invalid) and error.code == "passphrase-wrong":
            note_pace(self.bucket, TRIES, at=self.at)
