"""A throw-away installation to measure on, and how figures are taken."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def prepared() -> Path:
    """A fresh data folder with the demonstration loaded, in this process. Call once."""
    folder = Path(tempfile.mkdtemp(prefix="rabfang-bench-"))
    os.environ |= {"RABFANG_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "rabfang.project.settings"}
    os.environ |= {"RABFANG_LOG_LEVEL": "ERROR", "RABFANG_SUBMIT_LIMIT": "36500"}
    from rabfang.project.commands.init import prepare

    prepare()
    from rabfang.project.demonstration.load import load_demonstration

    load_demonstration("a-password-long-enough")
    return folder


def timed(act: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each of `times` calls."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def p95(figures: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(figures)[int(len(figures) * 0.95)]


def median(figures: Sequence[float]) -> float:
    """The middle figure."""
    return statistics.median(figures)
