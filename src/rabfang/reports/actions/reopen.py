"""A signed report is taken back before it is sent; one that was sent is corrected by another that names it."""

from datetime import datetime

from django.db import transaction

from rabfang.agencies.models import Officer
from rabfang.core.errors import Conflict
from rabfang.documents.actions import erase_unused
from rabfang.reports.actions.changes import held, put_on_record, room_for, save
from rabfang.reports.actions.send import memo_of
from rabfang.reports.models import Report, State


def reopen(report: Report, *, by: Officer, at: datetime, seen: int) -> Report:
    """A signed report is a draft again, and its PDF goes; the record keeps its digest.

    Raises NotFound, NotAllowed, and Conflict: "report-state" (also once sent), "report-changed", "memo-made".
    """
    room_for(by, report, at, to_sign=True)
    with transaction.atomic():
        row = held(report, seen, State.SIGNED)
        if memo_of(row) is not None:
            raise Conflict("memo-made")
        file, sha256 = row.file, row.sha256
        unsigned = {"content": "", "file": None, "sha256": "", "digest": "", "signed_at": None, "signed_by": None}
        state = State.REMARKED if row.remarks else State.DRAFTED
        kept = save(row, state=state, letter=None, **unsigned)
        if file is not None:
            erase_unused([file])
        put_on_record("reopen-report", kept, by=by, at=at, sha256=sha256)
        return kept


def correct(report: Report, *, by: Officer, at: datetime) -> Report:
    """A draft over the same days that will replace one that was sent, with its remarks to begin from.

    Raises NotFound, NotAllowed, and Conflict: "report-state", "corrected-already".
    """
    room_for(by, report, at)
    with transaction.atomic():
        row = held(report, None, State.SENT)
        if Report.objects.filter(corrects=row).exists():
            raise Conflict("corrected-already")
        made = Report.objects.create(
            agency=row.agency,
            procedure_id=row.procedure_id,
            duty=row.duty,
            form=row.form,
            first=row.first,
            last=row.last,
            state=State.REMARKED if row.remarks else State.DRAFTED,
            remarks=row.remarks,
            corrects=row,
            made_by=by,
            made_at=at,
        )
        put_on_record("correct-report", made, by=by, at=at, corrects=row.pk)
        return made
