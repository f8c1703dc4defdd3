"""One clock for the whole process, in UTC, that tests can stop."""

import threading
from datetime import UTC, date, datetime

import pytest

from rabfang.core import clock

MOMENT = datetime(2026, 12, 31, 23, 30, tzinfo=clock.BANGKOK)


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().tzinfo is UTC
    assert abs((datetime.now(UTC) - clock.now()).total_seconds()) < 60


def test_frozen_in_every_thread_and_given_back() -> None:
    seen: list[datetime] = []
    with clock.frozen(MOMENT):
        thread = threading.Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
        with clock.frozen(datetime(2026, 1, 1, tzinfo=UTC)):
            assert clock.now().month == 1
        assert clock.now() == MOMENT
        assert clock.now().tzinfo is UTC
    assert seen == [MOMENT]
    assert clock.now() != MOMENT


def test_given_back_after_an_error() -> None:
    with pytest.raises(RuntimeError), clock.frozen(MOMENT):
        raise RuntimeError
    assert clock.now() != MOMENT


def test_a_set_clock_answers_in_utc_until_it_is_put_back() -> None:
    clock.set_clock(lambda: MOMENT)
    try:
        assert clock.now() == MOMENT
        assert clock.now().tzinfo is UTC
    finally:
        clock.set_clock(None)
    assert clock.now() != MOMENT


def test_naive_moments_are_refused() -> None:
    naive = MOMENT.replace(tzinfo=None)
    with pytest.raises(ValueError, match="aware"), clock.frozen(naive):
        raise AssertionError
    clock.set_clock(lambda: naive)
    try:
        with pytest.raises(ValueError, match="aware"):
            clock.now()
    finally:
        clock.set_clock(None)
    with pytest.raises(ValueError, match="aware"):
        clock.local(naive)


def test_bangkok_days() -> None:
    late = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert clock.local(late).hour == 0
    assert clock.local_date(late) == date(2027, 1, 1)
    assert clock.local_date(datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)) == date(2026, 12, 31)
