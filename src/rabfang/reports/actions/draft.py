"""Reports are begun: by the clock once the period of a duty is over, or by an officer over any days."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from rabfang.agencies.calendar import calendar_of
from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.core.clock import local, local_date
from rabfang.core.errors import Invalid, NotAllowed
from rabfang.procedures.queries import current, with_procedure
from rabfang.procedures.schema import ReportForm
from rabfang.reports.actions.changes import put_on_record, save
from rabfang.reports.duties import InForce, Turn, due_of, owed
from rabfang.reports.models import UNSIGNED, Drafted, Report
from rabfang.reports.room import ANY_DAYS, in_force, room_of
from rabfang.thai.spans import ONE_DAY

LONGEST = timedelta(days=3 * 366)


def draft_owed(at: datetime) -> int:
    """Drafts what every office owes of periods that are over; returns how many.

    One query where every office was looked through today. After the worker stood still each missing period is drafted,
    from the day on which the office had its first case.
    """
    yesterday = local_date(at) - ONE_DAY
    return sum(_of_office(agency, yesterday, at) for agency in list(_waiting(yesterday)))


def draft_any(agency: Agency, form: ReportForm, first: date, last: date, *, by: Officer, at: datetime) -> Report:
    """Keeps a report over any days: the draft of these days that is there, or a new one.

    So a form that is sent twice leaves one draft. Raises NotAllowed, or Invalid when the days cannot be.
    """
    room = room_of(Actor.officer(by, at), agency)
    if by.agency_id != agency.pk or not room.makes_any:
        raise NotAllowed("report-not-yours")
    check_days(first, last)
    days = {"agency": agency, "duty": ANY_DAYS, "form": form, "first": first, "last": last}
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=agency.pk)
        if kept := Report.objects.filter(**days, state__in=UNSIGNED, corrects=None).order_by("pk").first():
            return kept
        made = Report.objects.create(**days, procedure=current(agency)[0], made_by=by, made_at=at)
        put_on_record("draft-report", made, by=by, at=at)
    return made


def check_days(first: date, last: date) -> None:
    """Invalid for days out of order, or too many of them."""
    if last < first:
        raise Invalid("days-out-of-order", field="last")
    if last - first > LONGEST:
        raise Invalid("too-many-days", field="last")


def _waiting(yesterday: date) -> QuerySet[Agency]:
    """Offices with a procedure that were not looked through up to the end of yesterday."""
    done = Drafted.objects.filter(agency=OuterRef("pk"), until__gte=yesterday)
    return with_procedure(Agency.objects.filter(~Exists(done))).order_by("pk")


def _of_office(agency: Agency, yesterday: date, at: datetime) -> int:
    """One office, whole or not at all; a second worker waits here and finds nothing left."""
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=agency.pk)
        mark = Drafted.objects.filter(agency=agency).first()
        if mark and mark.until >= yesterday:
            return 0
        known = in_force(agency)
        begins = _first_day(agency)
        if mark and begins:
            begins = max(begins, mark.until + ONE_DAY)
        moved = _follow_calendar(agency, known)
        made = list(_draft(agency, owed(known, begins, yesterday), at)) if begins else []
        Drafted.objects.update_or_create(agency=agency, defaults={"until": yesterday})
        for row in made:
            put_on_record("draft-report", row, by=None, at=at)
        for row, before in moved:
            moments = [f"{local(moment):%Y-%m-%d %H:%M}" for moment in (before, row.due_at or before)]
            put_on_record("move-report", row, by=None, at=at, changed={"due_at": moments})
    return len(made)


def _first_day(agency: Agency) -> date | None:
    """The day on which the office's first case was registered; an office without one owes no figures yet."""
    first = Case.objects.filter(agency=agency).order_by("pk").values_list("registered_at", flat=True).first()
    return local_date(first) if first else None


def _draft(agency: Agency, turns: Iterable[Turn], at: datetime) -> Iterator[Report]:
    for turn in turns:
        due = due_of(turn.report, turn.last, calendar_of(agency)).due_at
        said = {"procedure_id": turn.version, "form": turn.report.form, "due_at": due, "made_at": at}
        kept, is_new = Report.objects.get_or_create(
            agency=agency, duty=turn.report.key, first=turn.first, last=turn.last, corrects=None, defaults=said
        )
        if is_new:
            yield kept


def _follow_calendar(agency: Agency, known: Iterable[InForce]) -> list[tuple[Report, datetime]]:
    """Due times of what is not signed yet follow days off that were entered since; each moved one with its old time."""
    duties = {(one.version, duty.key): duty for one in known for duty in one.procedure.report}
    moved = []
    for row in Report.objects.filter(agency=agency, due_at__isnull=False, state__in=UNSIGNED):
        due, before = due_of(duties[row.procedure_id, row.duty], row.last, calendar_of(agency)).due_at, row.due_at
        if before and due != before:
            moved.append((save(row, due_at=due, reminded_at=None, late_told_at=None), before))
    return moved
