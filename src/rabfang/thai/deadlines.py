"""When a period ends, and why: each day counted or skipped (CCC s.193/3-193/8, Administrative Procedure Act s.64)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from rabfang.thai.periods import Period, Unit
from rabfang.thai.working_time import BANGKOK, WorkingCalendar


class Bound(StrEnum):
    """Who must act in time: an office's calendar period may end on a holiday, a citizen's moves on (APA s.64)."""

    OFFICE = "office"
    CITIZEN = "citizen"


@dataclass(frozen=True)
class Pause:
    """A span in which time did not run."""

    start: datetime
    end: datetime

    def covers(self, moment: datetime) -> bool:
        """Whether the moment falls into the pause (its start included, its end not)."""
        return self.start <= moment < self.end


@dataclass(frozen=True)
class CountedDay:
    """One day of the explanation: its number when counted, else the reason and the holiday's name.

    Reasons: first-day, counted, weekend, holiday, paused, moved, ends-on-holiday, hours.
    """

    day: date
    number: int | None
    reason: str
    label: str = ""

    @property
    def counted(self) -> bool:
        """Whether the day counts toward the period."""
        return self.number is not None


@dataclass(frozen=True)
class Deadline:
    """The end of a period: `received_at` is the true start, `counts_from` the legal one, `due_at` the last moment.

    `practical_at` is the last working moment before, when the legal end falls on a day off.
    """

    due_at: datetime
    counts_from: datetime
    received_at: datetime
    days: tuple[CountedDay, ...]
    practical_at: datetime | None = None

    def as_json(self) -> dict[str, Any]:
        """A compact form for storing; `from_json` reads it back."""
        return {
            "due": self.due_at.isoformat(),
            "from": self.counts_from.isoformat(),
            "received": self.received_at.isoformat(),
            "practical": self.practical_at.isoformat() if self.practical_at else None,
            "days": [[row.day.isoformat(), row.number, row.reason, row.label] for row in self.days],
        }

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "Deadline":
        """The deadline that `as_json` wrote."""
        return cls(
            due_at=datetime.fromisoformat(said["due"]),
            counts_from=datetime.fromisoformat(said["from"]),
            received_at=datetime.fromisoformat(said["received"]),
            practical_at=datetime.fromisoformat(said["practical"]) if said["practical"] else None,
            days=tuple(CountedDay(date.fromisoformat(row[0]), row[1], row[2], row[3]) for row in said["days"]),
        )


def deadline(
    period: Period,
    received_at: datetime,
    calendar: WorkingCalendar,
    bound: Bound = Bound.OFFICE,
    pauses: Sequence[Pause] = (),
) -> Deadline:
    """The end of `period` for what came at `received_at` (aware), in Bangkok time.

    The first day is not counted; what comes after hours counts from the next opening; a day on whose closing time
    the matter was paused is not counted. Raises NeverOpen for a calendar without working days.
    """
    start = calendar.legal_start(received_at)
    count = _Count(calendar, received_at.astimezone(BANGKOK), start, tuple(pauses))
    if period.unit in (Unit.MINUTE, Unit.HOUR):
        return count.office_time(timedelta(minutes=period.amount * (60 if period.unit == Unit.HOUR else 1)))
    if period.unit in (Unit.AT_ONCE, Unit.SAME_DAY):
        return count.working_days(0)
    if period.unit == Unit.WORKING_DAY:
        return count.working_days(period.amount)
    if period.unit == Unit.CALENDAR_DAY:
        return count.calendar_days(period.amount, bound)
    return count.until(_fixed_end(period, start.date()))


def working_days_between(start: date, end: date, calendar: WorkingCalendar) -> int:
    """Working days after `start` up to and including `end`; 0 when end is not after start."""
    return sum(calendar.is_working_day(start + timedelta(days=ahead)) for ahead in range(1, (end - start).days + 1))


def _fixed_end(period: Period, day: date) -> date:
    """The day named by "day 10 of the next month", "every week" (Friday) or "after the fiscal year" (31 October)."""
    if period.unit == Unit.MONTH_DAY:
        year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
        return date(year, month, period.amount)
    if period.unit == Unit.WEEK:
        return day + timedelta(days=(4 - day.weekday()) % 7)
    ends = date(day.year, 9, 30)
    return date(day.year + (day > ends), 10, 31)


@dataclass(frozen=True)
class _Count:
    """One count under way."""

    calendar: WorkingCalendar
    received_at: datetime
    start: datetime
    pauses: tuple[Pause, ...]

    def working_days(self, amount: int) -> Deadline:
        """Ends at closing time of the working day counted last; with 0, of the first day itself."""
        day, number = self.start.date(), 0
        rows = [CountedDay(day, None, "first-day")]
        # A same-day period that stood still at closing time ends on the next day that runs.
        amount = amount or int(self._paused_on(day))
        while number < amount:
            day += timedelta(days=1)
            reason, label = self.calendar.why_closed(day)
            if not reason and self._paused_on(day):
                reason = "paused"
            if not reason:
                number += 1
            rows.append(CountedDay(day, None if reason else number, reason or "counted", label))
            self._guard(day, amount)
        return self._ending(self.calendar.closing(day), rows)

    def calendar_days(self, amount: int, bound: Bound) -> Deadline:
        """Every day counts. An end on a day off stays for an office and moves on for a citizen (APA s.64)."""
        day, number = self.start.date(), 0
        rows = [CountedDay(day, None, "first-day")]
        while number < amount:
            day += timedelta(days=1)
            paused = self._paused_on(day)
            number += not paused
            rows.append(CountedDay(day, None if paused else number, "paused" if paused else "counted"))
            self._guard(day, amount)
        if bound == Bound.CITIZEN:
            day = self._moved(day, rows)
            return self._ending(datetime.combine(day, time(23, 59, 59), BANGKOK), rows)
        if self.calendar.is_working_day(day):
            return self._ending(self.calendar.closing(day), rows)
        label = self.calendar.why_closed(day)[1]
        rows[-1] = CountedDay(day, rows[-1].number, "ends-on-holiday", label)
        practical = self.calendar.closing(self.calendar.last_working_day(day))
        return self._ending(self.calendar.closing(day), rows, practical)

    def until(self, day: date) -> Deadline:
        """A named day; when it is a day off, the next working day."""
        rows = [CountedDay(self.start.date(), None, "first-day"), CountedDay(day, 1, "counted")]
        moved = self._moved(day, rows)
        return self._ending(self.calendar.closing(moved), rows)

    def office_time(self, amount: timedelta) -> Deadline:
        """Wall time within office hours, pauses left out."""
        day, left = self.start.date(), amount
        rows: list[CountedDay] = []
        moment = self.start
        while True:
            closing = self.calendar.closing(day)
            end = self._run(moment, closing, left)
            rows.append(CountedDay(day, 1, "hours"))
            if end is not None:
                return self._ending(end, rows)
            left -= self._running(moment, closing)
            day = self.calendar.next_working_day(day)
            moment = self.calendar.opening(day)
            self._guard(day, 0)

    def _run(self, moment: datetime, closing: datetime, left: timedelta) -> datetime | None:
        """When `left` has run between moment and closing; None when it has not by closing."""
        for pause in sorted(self.pauses, key=lambda one: one.start):
            if pause.end <= moment or pause.start >= closing:
                continue
            free = max(pause.start, moment) - moment
            if left <= free:
                return moment + left
            left -= free
            moment = min(pause.end, closing)
        return moment + left if moment + left <= closing else None

    def _running(self, moment: datetime, closing: datetime) -> timedelta:
        total = timedelta()
        for pause in sorted(self.pauses, key=lambda one: one.start):
            if pause.end <= moment or pause.start >= closing:
                continue
            total += max(pause.start, moment) - moment
            moment = min(pause.end, closing)
        return total + (closing - moment)

    def _paused_on(self, day: date) -> bool:
        """Whether the matter was paused when the office closed that day."""
        last = self.calendar.closing(day) - timedelta(microseconds=1)
        return any(pause.covers(last) for pause in self.pauses)

    def _moved(self, day: date, rows: list[CountedDay]) -> date:
        if self.calendar.is_working_day(day):
            return day
        end = self.calendar.next_working_day(day)
        rows[-1] = CountedDay(day, rows[-1].number, *self.calendar.why_closed(day))
        rows.append(CountedDay(end, None, "moved"))
        return end

    def _guard(self, day: date, amount: int) -> None:
        """A pause without end or a calendar without working days must not count for ever."""
        if (day - self.start.date()).days > 400 + 10 * amount + sum((p.end - p.start).days for p in self.pauses):
            self.calendar.next_working_day(day)
            raise OverflowError("the period does not end; look at the calendar and the pauses")

    def _ending(self, due: datetime, rows: list[CountedDay], practical: datetime | None = None) -> Deadline:
        return Deadline(due, self.start, self.received_at, tuple(rows), practical)
