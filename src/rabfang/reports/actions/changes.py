"""What the actions share: the report held and looked at, stored with its version counted, and put on record."""

from datetime import datetime
from typing import Any

from rabfang.agencies.actions.changes import note
from rabfang.agencies.models import Officer
from rabfang.audit.actions import record
from rabfang.cases.actors import Actor
from rabfang.core.errors import Conflict
from rabfang.reports.models import Report
from rabfang.reports.periods import period_words
from rabfang.reports.room import Room, room_of, title_of


def room_for(by: Officer, report: Report, at: datetime, *, to_sign: bool = False) -> Room:
    """The room of who acts. Raises NotFound (out of sight) or NotAllowed (not their duty)."""
    room = room_of(Actor.officer(by, at), report.agency)
    room.require(report, to_sign=to_sign)
    return room


def held(report: Report, seen: int | None, *states: str) -> Report:
    """The report as it is now, held until the transaction ends.

    Raises Conflict: "report-state" when it is in none of the states, "report-changed" after version `seen`.
    """
    rows = Report.objects.select_for_update(of=("self",)).select_related("agency", "file", "letter")
    row = rows.get(pk=report.pk)
    if row.state not in states:
        raise Conflict("report-state")
    if seen is not None and seen != row.version:
        raise Conflict("report-changed", seen=seen, version=row.version)
    return row


def save(report: Report, **values: Any) -> Report:
    """Stores the values and counts the version; `report` is held."""
    report.version += 1
    for name, value in values.items():
        setattr(report, name, value)
    report.save()
    return report


def put_on_record(action: str, report: Report, *, by: Officer | None, at: datetime, **facts: Any) -> None:
    """Adds the entry: which report, of which days; what was done by nobody, the clock did."""
    target = f"{title_of(report).th} {period_words(report.first, report.last).th}"
    if by is not None:
        note(action, target, by=by, at=at, report=report.pk, **facts)
        return
    told = facts | {"report": report.pk}
    record(action, target[:200], at=at, actor_id=None, actor_name="", agency_id=report.agency_id, facts=told)
