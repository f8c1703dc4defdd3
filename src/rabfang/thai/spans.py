"""Spans that follow each other without a gap: weeks from Monday, so many months counted within the fiscal year."""

from collections.abc import Iterator
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
WEEK = timedelta(days=7)
YEAR_BEGINS = 10  # October
MONTHS = 12
Span = tuple[date, date]  # first and last day


def weeks(first: date, last: date) -> Iterator[Span]:
    """The weeks, Monday to Sunday, of which a day lies within `first` to `last`."""
    day = first - timedelta(days=first.weekday())
    while day <= last:
        yield day, day + WEEK - ONE_DAY
        day += WEEK


def months(amount: int, first: date, last: date) -> Iterator[Span]:
    """So many months each, of which a day lies within `first` to `last`; the count begins anew each 1 October."""
    day = year_begins(first)
    while day <= last:
        after = min(_later(day, amount), _later(year_begins(day), MONTHS))
        if after > first:
            yield day, after - ONE_DAY
        day = after


def year_begins(day: date) -> date:
    """The 1 October on or before `day` (Budget Procedures Act 2561)."""
    return date(day.year if day.month >= YEAR_BEGINS else day.year - 1, YEAR_BEGINS, 1)


def _later(day: date, amount: int) -> date:
    """The first of the month so many months later."""
    ahead = day.month - 1 + amount
    return date(day.year + ahead // MONTHS, ahead % MONTHS + 1, 1)
