"""The register as a file at 10k, 100k and 1M cases: rows a second, how memory grows, how long the worker's turns are.

Each file is made in a process of its own, whose most memory says what a worker needs for it.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bench.ground import p95, prepared
from bench.register import fill

SIZES = (10_000, 100_000, 1_000_000)
FORMATS = ("xlsx", "csv")
IN_ITSELF = "1"  # a file of one row: what the process takes before any list


def measure() -> None:
    """Prints rows a second, seconds a turn, peak memory and its ratio to that of a file of one row (aim: flat)."""
    prepared()
    from rabfang.agencies.models import Agency

    Agency.objects.update(export_rows=10**9)
    held = 0
    for size in SIZES:
        fill(held, size)
        held = size
        for kind in FORMATS:
            base, made = _in_process(kind, f"q={IN_ITSELF}"), _in_process(kind, "")
            print(
                f"{made['rows']:>9,} rows {kind:<5} {made['rows'] / made['seconds']:7,.0f} rows/s  a turn p95"
                f" {made['turn']:5.2f} s, last {made['last']:5.2f} s  memory {base['memory']} -> {made['memory']} MB"
                f" ({made['memory'] / base['memory']:.2f})  file {made['bytes'] / 2**20:,.0f} MB",
                flush=True,
            )


def _in_process(kind: str, asked: str) -> dict[str, float]:
    """What one file takes, in a process of its own on the same installation."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures"
        subprocess.run([sys.executable, "-m", "bench.export", kind, asked, str(out)], check=True, env=os.environ)
        figures: dict[str, float] = json.loads(out.read_text())
    return figures


def _make(kind: str, asked: str, out: str) -> None:
    import django

    django.setup()
    from uuid import uuid4

    from rabfang.agencies.models import Officer
    from rabfang.core.clock import now
    from rabfang.reports.exports.actions.ask import Wanted, ask
    from rabfang.reports.exports.actions.drop import drop
    from rabfang.reports.exports.actions.make import Maker
    from rabfang.reports.exports.lists import listing_of
    from rabfang.reports.exports.queries import TO_MAKE, Export

    by = Officer.objects.select_related("agency").get(email="centre@hat-kham.example")
    said = dict(part.split("=") for part in asked.split("&") if part)
    wanted = Wanted(Export.Format(kind), "th")
    export = ask(listing_of("register"), said, wanted, by=by, at=now(), asked=uuid4())
    maker, turns = Maker(), []
    while export.state in TO_MAKE:
        began = perf_counter()
        maker.make(now())
        turns.append(perf_counter() - began)
        export.refresh_from_db()
    assert export.file is not None, export.error
    figures = {
        "rows": export.done,
        "seconds": sum(turns),
        "turn": p95(turns),
        "last": turns[-1],
        "memory": _most_memory(),
        "bytes": export.file.size,
    }
    Path(out).write_text(json.dumps(figures))
    drop(export)


def _most_memory() -> int:
    """The most this process has held, in MB; what `resource` says is at least what the process that began it held."""
    said = Path("/proc/self/status").read_text()
    return int(said.partition("VmHWM:")[2].split()[0]) // 1024


if __name__ == "__main__":
    _make(*sys.argv[1:])
