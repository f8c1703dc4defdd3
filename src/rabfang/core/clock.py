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
    return source() if source else datetime.now(UTC)


def set_clock(source: Callable[[], datetime] | None) -> None:
    """Replaces the clock of the whole process, for tests and demonstrations; None puts the real one back."""
    global _source
    with _lock:
        _source = source


@contextmanager
def frozen(at: datetime) -> Iterator[datetime]:
    """Stops the clock at `at` (aware) for every thread of the process."""
    if at.tzinfo is None:
        raise ValueError("a frozen clock needs an aware datetime")
    before = _source
    set_clock(lambda: at.astimezone(UTC))
    try:
        yield at
    finally:
        set_clock(before)


def local(moment: datetime) -> datetime:
    """The same moment in Bangkok."""
    return moment.astimezone(BANGKOK)


def local_date(moment: datetime) -> date:
    """Its calendar day in Bangkok."""
    return local(moment).date()
