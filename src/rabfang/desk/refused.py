"""Who asked for a page of the desk and was not shown it, put on record.

Recorded is what was asked for, whether anything is there or not: an entry tells nobody that something exists. What
concerns the confidential desk goes to that desk's own record, without what it was about.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import ResolverMatch

from rabfang.agencies.capacities import who_of
from rabfang.agencies.models import Officer
from rabfang.audit.actions import refused
from rabfang.cases.actors import Actor
from rabfang.core.clock import now
from rabfang.vault.queries import desk_of

NOT_SHOWN = (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
PLACES = frozenset({"desk", "settings", "chats", "confidential"})
CONFIDENTIAL = "confidential"
OF_THE_CONFIDENTIAL_DESK = "desk:confidential_counts"


class RefusedPageMiddleware:
    """Asks the database nothing for a page that is shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Django's way of chaining."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and note it when an officer was refused; not when only the form had become too old."""
        response = self.get_response(request)
        asked = request.resolver_match
        if response.status_code not in NOT_SHOWN or not asked or not PLACES.intersection(asked.namespaces):
            return response
        if getattr(request, "csrf_processing_done", False) and isinstance(request.user, Officer):
            _note(request.user, asked)
        return response


def _note(officer: Officer, asked: ResolverMatch) -> None:
    at = now()
    office, on = officer.agency_id, " ".join(str(one) for one in asked.kwargs.values() if isinstance(one, int))
    if CONFIDENTIAL in asked.namespaces or asked.view_name == OF_THE_CONFIDENTIAL_DESK:
        desk = desk_of(officer.agency)
        if desk is None:
            return  # a page that is there for nobody
        office, on = desk.agency_id, ""
    who = who_of(officer, Actor.officer(officer, at).holdings, office)
    refused(f"/{asked.route}"[:200], on, at=at, who=who, agency_id=office, most=settings.RABFANG_REFUSED_PAGES)
