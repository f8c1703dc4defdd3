"""The figures of reports: what keeping them adds to an action, folding, and making them anew for a whole register."""

import os
import time
from typing import TYPE_CHECKING

from bench.ground import median, prepared, timed

if TYPE_CHECKING:
    from rabfang.agencies.models import Agency

MOST = int(os.environ.get("BENCH_CASES", "1_000_000"))  # fewer, to try it
MADE = 10_000  # cases made one by one; the others are copies of them
ACTIONS, ROUNDS = 60, 9
COPIED = ("Case", "Clock", "Assignment", "Event")


def measure() -> None:
    """Prints the share of an action that its mark takes (aim: under a tenth), and cases a second of the rest."""
    prepared()
    from rabfang.agencies.models import Agency

    office = Agency.objects.get(slug="hat-kham")
    _actions(office)
    _rebuild(office)


def _actions(office: "Agency") -> None:
    """The same action with and without the listener that marks, in turns."""
    from rabfang.agencies.models import Officer
    from rabfang.cases import hooks
    from rabfang.cases.actors import Actor
    from rabfang.cases.perform import perform
    from rabfang.cases.receive import receive
    from rabfang.core.clock import now
    from rabfang.procedures.queries import current
    from rabfang.reports.facts.folding import fold_waiting
    from rabfang.reports.facts.marking import mark_case

    channel = next(row.key for row in current(office)[1].channel if row.public)
    cases = [receive(office, channel, by=Actor.citizen(), subject="ไฟดับ", detail="มืดมาก").case for _ in range(ACTIONS)]
    officer = Actor.officer(Officer.objects.get(email="centre@hat-kham.example"), now())

    def act() -> None:
        for case in cases:
            perform(case, "note", by=officer, note="ยังมืดอยู่")

    both = list(hooks._listeners)
    without = [listener for listener in both if listener is not mark_case]
    taken: dict[str, list[float]] = {"with": [], "without": []}
    for _ in range(ROUNDS):
        for name, listeners in (("with", both), ("without", without)):
            hooks._listeners[:] = listeners
            taken[name] += timed(act, 1)
    hooks._listeners[:] = both
    one, bare = (median(taken[name]) / ACTIONS for name in ("with", "without"))
    print(f"an action {one:6.2f} ms, without its mark {bare:6.2f} ms: the mark is {(one - bare) / one:6.1%} of it")
    began = time.perf_counter()
    done = fold_waiting(now())
    print(f"folding {done:>9,} marks: {done / (time.perf_counter() - began):8.0f} a second", flush=True)


def _rebuild(office: "Agency") -> None:
    from rabfang.core.clock import now
    from rabfang.reports.facts.rebuilding import rebuild
    from rabfang.reports.tests.generated import fill

    fill(office, MADE, seed=1)
    for size in (MADE, MOST):
        _copy(size // MADE)
        began, cpu = time.perf_counter(), time.process_time()
        done = rebuild(now())
        took, used = time.perf_counter() - began, time.process_time() - cpu
        print(
            f"rebuilding {done:>9,} cases: {took:7.0f} s, {done / took:6.0f} a second; processor {used:7.0f} s",
            flush=True,
        )


def _copy(times: int) -> None:
    """Every case so many times over, with what hangs on it, by statements of the database."""
    from django.db import connection
    from django.db.models import Max

    from rabfang.cases import models

    step = (models.Case.objects.aggregate(most=Max("pk"))["most"] or 0) + 1
    for copy in range(1, times):
        with connection.cursor() as cursor:
            for name in COPIED:
                table = getattr(models, name)
                columns = [field.column for field in table._meta.concrete_fields if field.column != "id"]
                names = ", ".join(f'"{column}"' for column in columns)
                values = ", ".join(_copied(column, name, copy * step) for column in columns)
                if name == "Case":
                    names, values = f"id, {names}", f"id + {copy * step}, {values}"
                own = f"{'id' if name == 'Case' else 'case_id'} < {step}"
                rows = table._meta.db_table
                cursor.execute(f"INSERT INTO {rows} ({names}) SELECT {values} FROM {rows} WHERE {own}")  # noqa: S608


def _copied(column: str, name: str, step: int) -> str:
    if column in ("case_id", "merged_into_id"):
        return f"{column} + {step}"
    return f"number + {step}" if (name, column) == ("Case", "number") else f'"{column}"'
