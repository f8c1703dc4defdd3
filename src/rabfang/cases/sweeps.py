"""What the clock does: escalates what is overdue, resumes what was paused until today, follows calendar changes."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Clock
from rabfang.cases.perform import perform
from rabfang.core.clock import local_date
from rabfang.core.errors import Refused

BATCH = 200


def escalate_overdue(at: datetime) -> int:
    """Escalates every clock whose time for it has come; returns how many. Cost follows the overdue, by index."""
    rows = Clock.objects.filter(escalates_at__lte=at).order_by("escalates_at").values_list("case_id", "number")
    return _each(rows[:BATCH], lambda row: perform(row[0], "escalate", by=Actor.clock(), at=at, clock=row[1]))


def resume_paused(at: datetime) -> int:
    """Resumes every case whose pause ends today or earlier; returns how many."""
    rows = Case.objects.filter(status="paused", paused_until__lte=local_date(at)).values_list("pk", flat=True)
    return _each(rows[:BATCH], lambda pk: perform(pk, "resume", by=Actor.clock(), at=at))


def recompute_due_times(agency: Agency | None, because: str, at: datetime) -> int:
    """After a calendar change, recomputes the due times of open cases of one agency or of all.

    Returns how many cases moved. Closed cases are left alone: their clocks have stopped.
    """
    open_cases = Case.objects.filter(due_at__isnull=False, status="open")
    if agency is not None:
        open_cases = open_cases.filter(agency=agency)
    keys = open_cases.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=BATCH)
    return _each(keys, lambda pk: perform(pk, "recompute", by=Actor.clock(), at=at, because=because))


def _each(rows: Any, act: Callable[[Any], object]) -> int:
    """Does each row in its own transaction; one that no longer needs it is passed over."""
    done = 0
    for row in list(rows):
        try:
            act(row)
        except Refused:
            continue
        done += 1
    return done
