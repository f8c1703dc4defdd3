"""The only reader of the clock, and Bangkok time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")

_lock = threading.Lock()
_source: Callable[[], datetime] | None = None


def now() -> datetime:
    """The present moment, aware, in UTC."""
    source = _source
    return _aware(source()).astimezone(UTC) if source else datetime.now(UTC)


def set_clock(source: Callable[[], datetime] | None) -> None:
    """Replaces the clock of the whole process, for tests and demonstrations; None puts the real one back."""
    global _source
    with _lock:
        _source = source


@contextmanager
def frozen(at: datetime) -> Iterator[datetime]:
    """Stops the clock at `at` (aware) for every thread of the process."""
    _aware(at)
    before = _source
    set_clock(lambda: at)
    try:
        yield at
    finally:
        set_clock(before)


def local(moment: datetime) -> datetime:
    """The same moment in Bangkok; ValueError for a naive one, which Python would take for the machine's own time."""
    return _aware(moment).astimezone(BANGKOK)


def local_date(moment: datetime) -> date:
    """Its calendar day in Bangkok."""
    return local(moment).date()


def _aware(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("a moment must be aware of its zone")
    return moment
