"""Notes that an officer's session is in use, once a minute at most."""

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponseBase

from rabfang.accounts.models import Session
from rabfang.accounts.sessions import SessionStore, ends_at
from rabfang.core.clock import now

OFTEN_ENOUGH = timedelta(minutes=1)


class SessionUseMiddleware:
    """A session that is used lasts on, until its last hour."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Django's way of chaining."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and note it when the request belonged to an officer's session."""
        response = self.get_response(request)
        session = request.session
        row = session.row if isinstance(session, SessionStore) and not session.modified else None
        at = now()
        if row is not None and row.officer_id and row.begun_at and at - row.used_at >= OFTEN_ENOUGH:
            Session.objects.filter(pk=row.pk).update(used_at=at, expire_date=ends_at(row.begun_at, at))
        return response
