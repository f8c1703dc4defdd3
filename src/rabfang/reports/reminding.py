"""Who is told of a report that is not sent yet: who makes it, the working day before it is due; the head too, when it
is late. Each once.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from rabfang.agencies.calendar import calendar_of
from rabfang.agencies.queries import officers_acting
from rabfang.core.clock import local_date
from rabfang.procedures.deciding import deciding_roles
from rabfang.procedures.queries import current
from rabfang.reports.models import Report, ReportMail
from rabfang.reports.room import Room, signer_of
from rabfang.thai.deadlines import opening_before

AHEAD = timedelta(days=21)  # further off than any working day before a due day, however long the holidays
NEWS = timedelta(days=7)  # what became late longer ago is told to nobody any more; the desk shows it for good
Kind = ReportMail.Kind


def remind_of_reports(at: datetime) -> int:
    """Writes the reminders whose time has come; returns how many reports they are about. One query when none has."""
    soon = _unsent().filter(due_at__gt=at, due_at__lte=at + AHEAD, reminded_at__isnull=True)
    return sum(_tell(row, Kind.REMINDER, at) for row in soon if _remind_at(row) <= at)


def tell_late_reports(at: datetime) -> int:
    """Tells of the reports that became late; returns how many. One query when none did."""
    late = _unsent().filter(due_at__lte=at, due_at__gt=at - NEWS, late_told_at__isnull=True)
    return sum(_tell(row, Kind.LATE, at) for row in late)


def _unsent() -> QuerySet[Report]:
    return Report.objects.filter(sent_at__isnull=True, due_at__isnull=False).select_related("agency").order_by("due_at")


def _remind_at(report: Report) -> datetime:
    """The opening of the working day before it is due."""
    return opening_before(report.due_at or report.made_at, 1, calendar_of(report.agency))


def _tell(report: Report, kind: str, at: datetime) -> bool:
    """One mail a person; a second worker finds the report marked."""
    mark = "reminded_at" if kind == Kind.REMINDER else "late_told_at"
    with transaction.atomic():
        if not Report.objects.filter(pk=report.pk, sent_at__isnull=True, **{mark: None}).update(**{mark: at}):
            return False
        to = officers_acting(report.agency_id, local_date(at), roles=_roles(report, kind))
        rows = [ReportMail(report=report, officer_id=pk, kind=kind, created_at=at, next_at=at) for pk in sorted(to)]
        ReportMail.objects.bulk_create(rows, ignore_conflicts=True)
    return True


def _roles(report: Report, kind: str) -> frozenset[str]:
    """Who makes and signs it; when it is late also the head, or whoever waits for it."""
    procedure = current(report.agency)[1]
    duty = Room(report.agency, procedure, frozenset()).duties[report.duty]
    made = frozenset({duty.by, signer_of(duty)})
    return made if kind == Kind.REMINDER else made | (deciding_roles(procedure) or {duty.to})
