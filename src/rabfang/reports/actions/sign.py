"""A report is signed: its figures are read a last time, and from here on it says for ever what it says now."""

from datetime import datetime
from io import BytesIO

from django.db import transaction
from django.utils.translation import override

from rabfang.agencies.capacities import who_of
from rabfang.agencies.models import Officer
from rabfang.agencies.queries import holdings_of
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict
from rabfang.documents.actions import store_made
from rabfang.documents.kinds import PDF
from rabfang.letters.head import letterhead_of
from rabfang.procedures.schema import Words
from rabfang.reports.actions.changes import held, put_on_record, room_for, save
from rabfang.reports.models import UNSIGNED, Report, State
from rabfang.reports.saying import as_text, figures_of, to_be_signed, with_remarks
from rabfang.reports.seals import digest_of
from rabfang.reports.writers.pdf import to_pdf
from rabfang.thai.dates import date_and_time


def sign(report: Report, *, by: Officer, at: datetime, seen: int) -> Report:
    """Freezes figures and words, keeps the PDF with its digest, and seals it all.

    Raises NotFound, NotAllowed, and Conflict: "report-not-over", "report-state", "report-changed".
    """
    room_for(by, report, at, to_sign=True)
    if local_date(at) < report.last:
        raise Conflict("report-not-over")
    with transaction.atomic():
        row = held(report, seen, *UNSIGNED)
        content = with_remarks(figures_of(row, at, whole=True), row.remarks)
        content = to_be_signed(content, _signature(by, at))
        with override("th"):
            printed = to_pdf(content, thai_digits=letterhead_of(row.agency).thai_digits)
        row.file = store_made(BytesIO(printed), f"report-{row.pk}.pdf", PDF, at=at)
        row.content, row.sha256 = as_text(content), row.file.sha256
        row.signed_at, row.signed_by, row.state = at, by, State.SIGNED
        kept = save(row, digest=digest_of(row))
        put_on_record("sign-report", kept, by=by, at=at, sha256=kept.sha256)
        return kept


def _signature(by: Officer, at: datetime) -> Words:
    """Who signed, of which position, for whom, and when."""
    who = who_of(by, holdings_of(by, local_date(at)), by.agency_id)
    name = " ".join(filter(None, (by.name, by.position)))
    th, en = f"ลงนามในระบบโดย {name}", f"Signed in the system by {name}"
    if who.for_name:
        th, en = f"{th} แทน {who.for_name}", f"{en} for {who.for_name}"
    moment = date_and_time(at)
    return Words(th=f"{th} เมื่อ {moment}", en=f"{en}, {date_and_time(at, english=True)}")
