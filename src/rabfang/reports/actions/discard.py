"""A draft that nobody waits for is thrown away."""

from datetime import datetime

from django.db import transaction

from rabfang.agencies.models import Officer
from rabfang.core.errors import Conflict
from rabfang.reports.actions.changes import held, put_on_record, room_for
from rabfang.reports.models import UNSIGNED, Report


def discard(report: Report, *, by: Officer, at: datetime, seen: int) -> None:
    """The draft is gone, the record keeps that; what the office owes stays until it is sent.

    Raises NotFound, NotAllowed, and Conflict: "report-owed", "report-state", "report-changed".
    """
    room_for(by, report, at)
    with transaction.atomic():
        row = held(report, seen, *UNSIGNED)
        if row.due_at is not None:
            raise Conflict("report-owed")
        put_on_record("discard-report", row, by=by, at=at)
        row.delete()
