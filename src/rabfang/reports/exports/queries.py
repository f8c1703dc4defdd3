"""Reads of files that were asked for: each officer sees their own and nobody else's."""

from datetime import datetime

from django.db.models import QuerySet

from rabfang.agencies.models import Officer
from rabfang.core.errors import NotFound, Refused
from rabfang.reports.exports.lists import Asking, Found, listing_of
from rabfang.reports.models import Export

__all__ = ["Export"]
State = Export.State
TO_MAKE = (State.WAITING, State.RUNNING)


def exports_of(officer: Officer) -> QuerySet[Export]:
    """What the officer asked for, the newest first."""
    return Export.objects.filter(officer=officer, agency=officer.agency_id).order_by("-pk")


def found_for(export: Export, at: datetime) -> Found:
    """The rows it is about, by the rights that its officer has at that moment.

    Raises NotFound for who has no right to them any more, or sees more or less than when they asked.
    """
    officer = Officer.objects.select_related("agency").get(pk=export.officer_id)
    if not officer.is_active or officer.agency_id != export.agency_id:
        raise NotFound("not-found")
    found = listing_of(export.listing).find(Asking(officer, export.said, at))
    if found.scope[:200] != export.scope:
        raise NotFound("not-found")
    return found


def may_fetch(export: Export, at: datetime) -> bool:
    """Whether there is a file that its officer may still have."""
    if export.state != State.DONE or export.expires_at is None or export.expires_at <= at:
        return False
    try:
        found_for(export, at)
    except Refused:
        return False
    return True
