"""Five hundred letters as one job of the worker, against printing alone; one core, and memory as the job grows."""

import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from bench.ground import prepared

if TYPE_CHECKING:
    from rabfang.letters.models import LetterBatch

SMALL, LETTERS, BARE = 100, 500, 200
WARM = 100  # typst remembers what it has set, up to a ceiling that these reach
AIM = 20


def measure() -> None:
    """Prints letters/s of drafts numbered, printed and kept (aim: 20), against bare printing; memory at 100 and 500."""
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(every)})
    try:
        if "--child" in sys.argv:
            _job(int(sys.argv[-1]))
            return
        for count in (SMALL, LETTERS):
            code = f"import sys; sys.argv += ['--child', '{count}']; from bench.batch import measure; measure()"
            subprocess.run([sys.executable, "-c", code], check=True)
    finally:
        os.sched_setaffinity(0, every)


def _job(count: int) -> None:
    """One job in a process and an installation of its own, so that the most memory held is that job's."""
    prepared()
    from rabfang.core.clock import now
    from rabfang.letters.actions.work_batches import make_letters
    from rabfang.letters.models import Letter

    at = now()
    warm = _asked(WARM, at)
    while not _ended(warm):
        make_letters(at)
    batch = _asked(count, at)
    _forget_peak()
    before, rounds, began = _memory(), [], time.perf_counter()
    while not _ended(batch):
        started = time.perf_counter()
        make_letters(at)
        rounds.append(time.perf_counter() - started)
    rate = count / (time.perf_counter() - began)
    batch.refresh_from_db()
    issued = Letter.objects.filter(batch_item__batch=batch, state="issued").count()
    assert batch.file is not None
    most, bare = _memory(), _bare()
    print(f"{count} letters as one job: {rate:.1f} letters/s (aim {AIM}), {bare:.1f}/s bare, ratio {rate / bare:.2f};")
    print(f"  {issued} issued, the longest round {max(rounds):.1f} s, one file of {batch.file.size // 1024} KB;")
    print(f"  memory {before} MB before, {most} MB at most")


def _asked(count: int, at: datetime) -> "LetterBatch":
    """A batch of acknowledgements to so many new complainants, each numbered at once."""
    from rabfang.agencies.models import Agency, Officer
    from rabfang.cases.actors import Actor
    from rabfang.cases.receive import receive
    from rabfang.letters.actions.make_batch import Wanted, make_batch

    agency = Agency.objects.get(slug="hat-kham")
    said: dict[str, Any] = {"detail": "ไฟถนนหน้าบ้านดับมาหลายวันแล้ว"}
    cases = [
        receive(agency, "website", by=Actor.citizen(), subject=f"ไฟดับ {one}", name=f"ผู้ร้องที่ {one}", **said).case
        for one in range(count)
    ]
    by = Actor.officer(Officer.objects.get(email="executive@hat-kham.example"), at)
    wanted = [Wanted(case.pk, "acknowledgement") for case in cases]
    return make_batch(agency, wanted, by=by, at=at, asked=uuid4(), numbered=True)


def _ended(batch: "LetterBatch") -> bool:
    batch.refresh_from_db()
    return batch.ended_at is not None


def _bare() -> float:
    """Letters a second when the letters that were made are only printed again."""
    from rabfang.letters.models import Letter
    from rabfang.letters.paper import to_pdf
    from rabfang.letters.printing import document_of

    documents = [document_of(letter) for letter in Letter.objects.select_related("agency").order_by("pk")[:BARE]]
    began = time.perf_counter()
    for document in documents:
        to_pdf(document)
    return len(documents) / (time.perf_counter() - began)


def _forget_peak() -> None:
    """Preparing takes more memory than the job; from here on the most is counted anew."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _memory() -> int:
    """The most this process has held since, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))) // 1024
