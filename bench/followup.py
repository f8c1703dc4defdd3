"""The follow-up sweep: a thousand reminders due among a thousand open assignments, and among a million."""

import os
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from bench.ground import median, prepared, timed

if TYPE_CHECKING:
    from rabfang.cases.models import Case, Clock

MOST = int(os.environ.get("BENCH_ASSIGNMENTS", "1_000_000"))  # fewer, to try it
DUE, BATCH, IDLE_TIMES = 1_000, 5_000, 20
LATER = timedelta(days=30)
STEP = "ordered-work.report"


def measure() -> None:
    """Prints the sweep's time with all due and with none due at both sizes, and how it grew (aim: near 1)."""
    prepared()
    from rabfang.core.clock import now

    at = now()
    first: dict[str, float] = {}
    held = 0
    for size in (DUE, MOST):
        _fill(held, size, at)
        held = size
        figures = {**_sweep(at), "nothing due": median(timed(lambda: _round(at), IDLE_TIMES))}
        for name, taken in figures.items():
            growth = taken / first.setdefault(name, taken)
            print(f"{size:>9,} open assignments, {name:<22} {taken:9.1f} ms  growth {growth:.2f}", flush=True)


def _sweep(at: datetime) -> dict[str, float]:
    """Milliseconds until nothing is due any more, the notices written as well: by the wall, and of the processor."""
    from rabfang.channels.models import Notice

    before, began = Notice.objects.count(), time.process_time()
    (taken,) = timed(lambda: list(iter(lambda: _round(at), 0)), 1)
    used = (time.process_time() - began) * 1000
    assert Notice.objects.count() == before + DUE
    return {f"{DUE:,} due": taken, f"{DUE:,} due, processor": used}


def _round(at: datetime) -> int:
    from rabfang.cases.sweeps import remind_due

    return remind_due(at)


def _fill(held: int, size: int, at: datetime) -> None:
    """Adds open assignments with their clocks until there are `size`; the first DUE of those added are due."""
    from django.db import connection, transaction

    from rabfang.agencies.models import Agency, Unit
    from rabfang.cases.models import Assignment, Case, Clock
    from rabfang.procedures.models import ProcedureVersion

    agency = Agency.objects.get(slug="hat-kham")
    version = ProcedureVersion.objects.get(agency=agency)
    unit = Unit.objects.get(agency=agency, key="public-works")
    numbers = iter(range(held + 1, max(size, held + DUE) + 1))
    due_up_to = held + DUE
    while rows := list(islice(_cases(agency.pk, version.pk, numbers, at), BATCH)):
        with transaction.atomic():
            Case.objects.bulk_create(rows)
            Assignment.objects.bulk_create(
                Assignment(case=row, number=1, unit=unit, opened_at=at, due_at=row.due_at) for row in rows
            )
            Clock.objects.bulk_create(_clock(row, at, due=row.number <= due_up_to) for row in rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _clock(case: "Case", at: datetime, *, due: bool) -> "Clock":
    from rabfang.cases.models import Clock

    return Clock(
        case=case,
        number=1,
        key=STEP,
        assignment=1,
        within="7 working days",
        bound="office",
        source="s",
        started_at=at,
        due_at=case.due_at,
        escalates_at=case.due_at,
        reminds_at=at if due else at + LATER,
    )


def _cases(agency: int, version: int, numbers: Iterator[int], at: datetime) -> "Iterator[Case]":
    from rabfang.cases.models import Case

    for number in numbers:
        yield Case(
            agency_id=agency,
            procedure_id=version,
            year=2564,
            number=number,
            head="h" * 64,
            secret_hash="s" * 64,
            status="open",
            step=STEP,
            channel="website",
            subject="ไฟถนนดับ",
            received_at=at,
            legal_at=at,
            entered_at=at,
            registered_at=at,
            due_at=at + LATER,
        )
