"""How long what nobody registered stays before it is erased: so many days, a setting of the installation.

0 is for ever. The days are told to people by the last on which it can still be taken back.
"""

from datetime import date, datetime, time, timedelta

from rabfang.core.clock import BANGKOK, local_date

A_HUNDRED_YEARS = 36_500


def last_day(since: datetime, days: int) -> date | None:
    """The last day on which it is still there; None for ever."""
    return local_date(since) + timedelta(days=days) if days else None


def over(at: datetime, days: int) -> datetime | None:
    """What began before this moment had its last day before the day of `at`; None when nothing is ever over."""
    return datetime.combine(local_date(at) - timedelta(days=days), time(0), BANGKOK) if days else None


def goes_at(since: datetime, days: int) -> datetime:
    """The beginning of the day after the last, for a row that keeps it; a hundred years away for ever."""
    last = local_date(since) + timedelta(days=days or A_HUNDRED_YEARS)
    return datetime.combine(last + timedelta(days=1), time(0), BANGKOK)
