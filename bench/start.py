"""How soon `rabfang serve` answers, and the memory its processes hold."""

import subprocess
import tempfile
import time
from pathlib import Path

from bench.ground import median
from tests.site import Site

ROUNDS = 5


def measure() -> None:
    """Prints seconds until it is ready (aim: under 3) and its memory in MB (aim: under 200)."""
    folder = Path(tempfile.mkdtemp(prefix="rabfang-bench-"))
    site = Site.started(folder)
    memory = [_memory(site)]
    starts = []
    for _ in range(ROUNDS):
        site.kill()
        began = time.perf_counter()
        site.start_again("serve")
        starts.append(time.perf_counter() - began)
        memory.append(_memory(site))
    site.stop()
    print(f"ready after {median(starts):.2f} s (aim 3), rounds {', '.join(f'{one:.2f}' for one in starts)}")
    print(f"memory of web and worker {median(memory):.0f} MB (aim 200), proportional set size")


def _memory(site: Site) -> float:
    """Proportional set size of every process of the installation, in MB."""
    group = str(site.process.pid)
    found = subprocess.run(["ps", "-eo", "pid=,sid="], capture_output=True, text=True, check=True).stdout
    pids = [line.split()[0] for line in found.splitlines() if line.split()[1] == group]
    total = 0
    for pid in pids:
        rolled = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        total += next(int(line.split()[1]) for line in rolled.splitlines() if line.startswith("Pss:"))
    return total / 1024
