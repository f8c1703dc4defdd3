"""What the clock does: reminds of what is due soon, escalates what is overdue, resumes what was paused until today,
follows calendar changes.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from rabfang.agencies.actions.finish_calendar_changes import finish_calendar_changes
from rabfang.agencies.models import Agency, CalendarChange
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Clock
from rabfang.cases.perform import perform
from rabfang.core.clock import local_date
from rabfang.core.errors import Refused
from rabfang.thai.shortening import shortened

BATCH = 200
AT_ONCE = 200  # open cases whose due times a person's request may wait for
# A case may be on its way in while the calendar changes, computed by the old one and not yet to be seen. The worker
# looks again once it has surely arrived.
SETTLED = timedelta(minutes=1)
LONGEST_REASON = 300


def remind_due(at: datetime) -> int:
    """Reminds by every clock whose time for it has come and that has not run out; returns how many.

    Cost follows those due, by index.
    """
    waiting = Clock.objects.filter(reminds_at__lte=at, due_at__gt=at).order_by("reminds_at")
    rows = waiting.values_list("case_id", "number")
    return _each(rows, lambda row: perform(row[0], "remind", by=Actor.clock(), at=at, clock=row[1]), BATCH)


def escalate_overdue(at: datetime) -> int:
    """Escalates every clock whose time for it has come; returns how many. Cost follows the overdue, by index."""
    rows = Clock.objects.filter(escalates_at__lte=at).order_by("escalates_at").values_list("case_id", "number")
    return _each(rows, lambda row: perform(row[0], "escalate", by=Actor.clock(), at=at, clock=row[1]), BATCH)


def resume_paused(at: datetime) -> int:
    """Resumes every case whose pause ends today or earlier; returns how many."""
    rows = Case.objects.filter(status="paused", paused_until__lte=local_date(at)).values_list("pk", flat=True)
    return _each(rows, lambda pk: perform(pk, "resume", by=Actor.clock(), at=at), BATCH)


def recompute_due_times(agency: Agency | None, because: str, at: datetime) -> int:
    """After a calendar change, recomputes the due times of open cases of one agency or of all.

    Returns how many cases moved. Closed cases are left alone: their clocks have stopped.
    """
    keys = _with_due_times(agency).order_by("pk").values_list("pk", flat=True).iterator(chunk_size=BATCH)
    return _each(keys, lambda pk: perform(pk, "recompute", by=Actor.clock(), at=at, because=because))


def follow_calendar_changes(at: datetime) -> int:
    """Recomputes due times for every settled change that has not been followed; returns how many cases moved.

    A change counts as followed only after the whole sweep: one that is killed midway is swept again, and cases that
    have moved already do not move twice.
    """
    waiting = CalendarChange.objects.filter(recomputed_at__isnull=True, at__lte=at - SETTLED).select_related("agency")
    moved = 0
    for agency, changes in _by_agency(waiting):
        moved += recompute_due_times(agency, _reason(changes), at)
        finish_calendar_changes([change.pk for change in changes], at)
    return moved


def follow_at_once(agency: Agency | None, at: datetime) -> int | None:
    """Recomputes now for the one who changed the calendar; None when the cases are many: the worker follows.

    The change stays for the worker to look again once it has settled. Returns how many cases moved.
    """
    if _with_due_times(agency)[: AT_ONCE + 1].count() > AT_ONCE:
        return None
    changes = list(CalendarChange.objects.filter(recomputed_at__isnull=True, agency=agency))
    return recompute_due_times(agency, _reason(changes), at) if changes else 0


def _with_due_times(agency: Agency | None) -> QuerySet[Case]:
    rows = Case.objects.filter(due_at__isnull=False, status="open")
    return rows if agency is None else rows.filter(Q(agency=agency) | Q(agency__confidential_of=agency))


def _by_agency(waiting: Iterable[CalendarChange]) -> Iterable[tuple[Agency | None, list[CalendarChange]]]:
    grouped: dict[int | None, list[CalendarChange]] = {}
    for change in waiting:
        grouped.setdefault(change.agency_id, []).append(change)
    return [(changes[0].agency, changes) for changes in grouped.values()]


def _reason(changes: Iterable[CalendarChange]) -> str:
    return shortened("; ".join(dict.fromkeys(change.because for change in changes)), LONGEST_REASON)


def _each(rows: Any, act: Callable[[Any], object], most: int | None = None) -> int:
    """Does each row in its own transaction, up to so many; one that does not need it any more is passed over."""
    done = 0
    for row in list(rows):
        if done == most:
            break
        try:
            act(row)
        except Refused:
            continue
        done += 1
    return done
