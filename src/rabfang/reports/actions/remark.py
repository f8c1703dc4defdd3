"""An officer writes below the headings of a report what figures do not say."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from rabfang.agencies.actions.changes import short
from rabfang.agencies.models import Officer
from rabfang.reports.actions.changes import held, put_on_record, room_for, save
from rabfang.reports.models import UNSIGNED, Report, State

LONGEST = 10_000


def remark(report: Report, words: Mapping[str, str], *, by: Officer, at: datetime, seen: int) -> Report:
    """Keeps the words by the keys of their headings; those not given stay as they are.

    seen: the version the officer was looking at. Raises NotFound, NotAllowed, Invalid by field, and Conflict:
    "report-state" once it is signed, "report-changed" when somebody else was first.
    """
    room_for(by, report, at)
    said = {key: short(key, text, at_most=LONGEST) for key, text in words.items()}
    with transaction.atomic():
        row = held(report, seen, *UNSIGNED)
        remarks = {key: text for key, text in (row.remarks | said).items() if text}
        if remarks == row.remarks:
            return row
        state = State.REMARKED if remarks else State.DRAFTED
        kept = save(row, remarks=remarks, state=state)
        put_on_record("remark-report", kept, by=by, at=at)
        return kept
