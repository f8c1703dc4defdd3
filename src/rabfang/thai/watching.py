"""Rounds of listening: the spans in each of which a channel is looked at once, on the office's calendar (S4-9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rabfang.thai.periods import Period, Unit
from rabfang.thai.spans import ONE_DAY, months, weeks, year_begins
from rabfang.thai.working_time import WorkingCalendar

ROUNDS = frozenset({Unit.WORKING_DAY, Unit.WEEK, Unit.MONTH})  # in what a round can be counted


@dataclass(frozen=True)
class Round:
    """One span, both days included; `due` is the last working day in it."""

    first: date
    last: date
    due: date


def rounds(every: Period, calendar: WorkingCalendar, first: date, last: date) -> Iterator[Round]:
    """The rounds that end within `first` to `last`, in order, those without a working day left out.

    They lie fast and do not move with the last time somebody looked, so that each that passed unused stays to be seen:
    so many working days counted from the start of the fiscal year, weeks from Monday, months from October on.
    ValueError for a period that does not come round.
    """
    if every.unit not in ROUNDS:
        raise ValueError(f"{every} is no round of listening")
    for begins, ends in _spans(every, calendar, first, last):
        if first <= ends <= last:
            due = next((day for day in _back(begins, ends) if calendar.is_working_day(day)), None)
            if due is not None:
                yield Round(begins, ends, due)


def round_words(every: Period) -> tuple[str, str]:
    """How often, in Thai and in English."""
    if every.unit != Unit.WORKING_DAY:
        return every.thai(), every.english()
    if every.amount == 1:
        return "ทุกวันทำการ", "every working day"
    return f"ทุก {every.amount} วันทำการ", f"every {every.amount} working days"


def longest(every: Period) -> timedelta:
    """A span in which at least one whole round of this kind surely lies, on any calendar with long holidays."""
    days = {Unit.WORKING_DAY: 4 * every.amount + 14, Unit.WEEK: 14, Unit.MONTH: 62 * every.amount}
    return timedelta(days=days[every.unit])


def _spans(every: Period, calendar: WorkingCalendar, first: date, last: date) -> Iterator[tuple[date, date]]:
    match every.unit:
        case Unit.WORKING_DAY:
            yield from _working_days(every.amount, calendar, first, last)
        case Unit.WEEK:
            yield from weeks(first, last)
        case _:
            yield from months(every.amount, first, last)


def _working_days(amount: int, calendar: WorkingCalendar, first: date, last: date) -> Iterator[tuple[date, date]]:
    """Blocks of so many working days; a single one each stands alone, so that nothing before `first` is walked."""
    day = first if amount == 1 else year_begins(first)
    begins, counted = day, 0
    while day <= last:
        if amount > 1 and day == year_begins(day):
            begins, counted = day, 0
        if calendar.is_working_day(day):
            begins = day if not counted else begins
            counted += 1
            if counted == amount:
                yield begins, day
                counted = 0
        day += ONE_DAY


def _back(begins: date, ends: date) -> Iterator[date]:
    day = ends
    while day >= begins:
        yield day
        day -= ONE_DAY
