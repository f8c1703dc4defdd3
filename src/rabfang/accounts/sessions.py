"""Sessions in the database: keys hashed, content sealed, an officer's with its beginning, last use and end."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from rabfang.accounts.keys import keyed
from rabfang.accounts.models import Session
from rabfang.channels.secrets import opened, sealed
from rabfang.core.clock import now

BEGUN, DEVICE = "begun", "device"
KEY_LENGTH = 40


class SessionStore(DatabaseStore):
    """Django's, with what the house adds. `row` is what was read, if it was."""

    row: Session | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Our own table."""
        return Session

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Sealed with the installation's key."""
        return sealed(super().encode(session_dict))

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Nothing when it was sealed with another key."""
        text = opened(session_data.decode() if isinstance(session_data, bytes) else session_data)
        return super().decode(text) if text else {}

    def _get_session_from_db(self) -> Session | None:
        self.row = Session.objects.filter(session_key=stored(self.session_key), expire_date__gt=now()).first()
        if self.row is None:
            self._session_key = None
        return self.row

    def exists(self, session_key: str) -> bool:
        """Whether such a session is kept."""
        return Session.objects.filter(session_key=stored(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row as it is to be stored."""
        at, officer = now(), data.get(SESSION_KEY)
        if officer is not None:
            data.setdefault(BEGUN, at.isoformat())
        begun = datetime.fromisoformat(data[BEGUN]) if officer is not None else None
        return Session(
            session_key=stored(self._get_or_create_session_key()),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expire_date=ends_at(begun, at) if begun else at + timedelta(seconds=settings.SESSION_COOKIE_AGE),
            officer_id=officer,
            begun_at=begun,
            used_at=at,
            device=data.get(DEVICE, ""),
        )

    def delete(self, session_key: str | None = None) -> None:
        """Ends it."""
        key = session_key or self.session_key
        if key:
            Session.objects.filter(session_key=stored(key)).delete()


def stored(session_key: str | None) -> str:
    """A session's key as the table keeps it."""
    return keyed("session", session_key or "")[:KEY_LENGTH]


def ends_at(begun: datetime, used: datetime) -> datetime:
    """When an officer's session ends if nothing more is done in it."""
    limits = settings.RABFANG_ACCOUNTS
    idle = used + timedelta(minutes=limits.session_idle_minutes)
    return min(idle, begun + timedelta(hours=limits.session_hours))
