"""A signed report goes to those it is for: by e-mail, or as a memo that takes its own way through the letters."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from rabfang.agencies.calendar import calendar_of
from rabfang.agencies.models import Officer
from rabfang.agencies.queries import officers_acting
from rabfang.cases.actors import Actor
from rabfang.channels.email.transport import leaves
from rabfang.core.clock import local_date
from rabfang.core.errors import Conflict
from rabfang.letters.actions.draft import draft
from rabfang.letters.head import letterhead_of
from rabfang.letters.kinds import REPORT
from rabfang.letters.models import Letter
from rabfang.letters.models import State as LetterState
from rabfang.reports.actions.changes import held, put_on_record, room_for, save
from rabfang.reports.models import Report, ReportMail, State, Way
from rabfang.reports.periods import period_words
from rabfang.reports.room import title_of
from rabfang.reports.values import Hand

Kind = ReportMail.Kind


def send_by_email(report: Report, *, by: Officer, at: datetime, seen: int) -> Report:
    """Queues a mail with the PDF to each who holds a role it goes to today; it is sent from this moment.

    Raises NotFound, NotAllowed, and Conflict: "report-state", "report-changed", "nobody-gets-it", "no-mail-leaves".
    """
    room = room_for(by, report, at)
    if not (leaves() or settings.RABFANG_DEMONSTRATION):
        raise Conflict("no-mail-leaves")
    with transaction.atomic():
        row = held(report, seen, State.SIGNED)
        to = officers_acting(row.agency_id, local_date(at), roles=room.addressees(row.duty))
        if not to:
            raise Conflict("nobody-gets-it")
        ReportMail.objects.bulk_create(
            ReportMail(report=row, officer_id=pk, kind=Kind.SENT, created_at=at, next_at=at) for pk in sorted(to)
        )
        kept = save(row, state=State.SENT, sent_at=at, sent_by=by, sent_way=Way.EMAIL)
        put_on_record("send-report", kept, by=by, at=at, way=Way.EMAIL.value, count=len(to))
        return kept


def draft_memo(report: Report, *, by: Officer, at: datetime, seen: int) -> Letter:
    """Begins the memo with which the report goes; it is sent when the memo is (`follow_memo`).

    Raises NotFound, NotAllowed (also who writes no letters), Conflict "report-state", "report-changed", "memo-made".
    """
    room_for(by, report, at)
    with transaction.atomic():
        row = held(report, seen, State.SIGNED)
        if memo_of(row) is not None:
            raise Conflict("memo-made")
        hand = Hand(thai_digits=letterhead_of(row.agency).thai_digits)
        said = title_of(row), period_words(row.first, row.last)
        more = dict(zip(("report_title", "report_period"), map(hand.words, said), strict=True))
        letter = draft(row.agency, REPORT, by=Actor.officer(by, at), at=at, more=more)
        kept = save(row, letter=letter)
        put_on_record("write-report-memo", kept, by=by, at=at)
        return letter


def memo_of(report: Report) -> Letter | None:
    """The memo that is on its way with the report; one that was cancelled is none."""
    letter = report.letter
    return None if letter is None or letter.state == LetterState.CANCELLED else letter


def follow_memo(letter: Letter, by: int) -> None:
    """A letter was sent: the report that it takes along is sent with it, on the day that was written down."""
    row = Report.objects.select_for_update(of=("self",)).select_related("agency").filter(letter=letter).first()
    if row is None or row.state != State.SIGNED or letter.sent_on is None:
        return
    entry = letter.entries.order_by("-pk").first()
    at = entry.at if entry else letter.issued_at
    if at is None:
        return
    officer = Officer.objects.get(pk=by)
    moment = at if letter.sent_on == local_date(at) else calendar_of(row.agency).closing(letter.sent_on)
    kept = save(row, state=State.SENT, sent_at=moment, sent_by=officer, sent_way=Way.MEMO)
    put_on_record("send-report", kept, by=officer, at=at, way=Way.MEMO.value)
