"""The counts behind a deadline: working days, calendar days, a named day, office time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rabfang.thai.due import Bound, CountedDay, Deadline, Pause
from rabfang.thai.working_time import BANGKOK, LONGEST_REST, NeverOpen, WorkingCalendar

ONE_DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
LAST_SECOND = time(23, 59, 59)


def merged(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The same spans in order, none empty, none touching another."""
    rows: list[Pause] = []
    for pause in sorted((one for one in pauses if one.start < one.end), key=lambda one: one.start):
        if rows and pause.start <= rows[-1].end:
            rows[-1] = Pause(rows[-1].start, max(rows[-1].end, pause.end))
        else:
            rows.append(pause)
    return tuple(rows)


def paused_on(calendar: WorkingCalendar, day: date, pauses: Iterable[Pause]) -> bool:
    """Whether the matter stood still in the last moment before closing time; a pause that starts as the office
    closes took nothing from the day, one that ends then took all that was left of it."""
    last = calendar.closing(day) - timedelta(microseconds=1)
    return any(pause.covers(last) for pause in pauses)


@dataclass(frozen=True)
class Count:
    """One count: `start` is the legal start, a moment within office hours in Bangkok; `pauses` are merged."""

    calendar: WorkingCalendar
    received_at: datetime
    start: datetime
    pauses: Sequence[Pause]

    def working_days(self, amount: int) -> Deadline:
        """Ends when the office closes on the working day counted last (CCC s.193/3, 193/8)."""
        rows = [CountedDay(self.start.date(), None, "first-day")]
        return self._closing(self._count_on(self.start.date(), amount, rows), rows)

    def same_day(self) -> Deadline:
        """Ends when the office closes today; when it stood still then, on the next working day that runs."""
        rows = [CountedDay(self.start.date(), None, "first-day")]
        return self._closing(self._moved(self.start.date(), rows), rows)

    def calendar_days(self, amount: int, bound: Bound) -> Deadline:
        """Every day counts. An end on a day off stays there for an office and moves on for a citizen (APA s.64)."""
        day = self.start.date()
        rows = [CountedDay(day, None, "first-day")]
        number = 0
        while number < amount:
            day += ONE_DAY
            paused = self._paused_on(day)
            number += not paused
            rows.append(CountedDay(day, None if paused else number, "paused" if paused else "counted"))
        if bound == Bound.CITIZEN:
            return self._ending(datetime.combine(self._moved(day, rows), LAST_SECOND, BANGKOK), rows)
        if self.calendar.is_working_day(day):
            return self._closing(day, rows)
        rows[-1] = CountedDay(day, number, "kept-on-holiday", self.calendar.why_closed(day)[1])
        return self._closing(day, rows, self.calendar.closing(self.calendar.last_working_day(day)))

    def until(self, day: date) -> Deadline:
        """A named day; when the office is closed or the matter stands still then, the next working day."""
        rows = [CountedDay(self.start.date(), None, "first-day")]
        if day != self.start.date():
            rows.append(CountedDay(day, 1, "counted"))
        return self._closing(self._moved(day, rows), rows)

    def after_fiscal_year(self, ends: date, amount: int) -> Deadline:
        """So many working days after the year's last day."""
        rows = [CountedDay(self.start.date(), None, "first-day"), CountedDay(ends, None, "fiscal-year-end")]
        return self._closing(self._count_on(ends, amount, rows), rows)

    def office_time(self, amount: timedelta) -> Deadline:
        """Wall time within office hours, pauses left out; what is left at closing runs on from the next opening."""
        day, moment, used = self.start.date(), self.start, timedelta()
        rows: list[CountedDay] = []
        while True:
            ran = timedelta()
            for begins, ends in self._running(moment, self.calendar.closing(day)):
                if used + ran + (ends - begins) >= amount:
                    rows.append(CountedDay(day, amount // MINUTE, "hours"))
                    return self._ending(begins + (amount - used - ran), rows)
                ran += ends - begins
            used += ran
            rows.append(CountedDay(day, used // MINUTE if ran else None, "hours" if ran else "paused"))
            later = self.calendar.next_working_day(day)
            rows += self._closed_between(day, later)
            day, moment = later, self.calendar.opening(later)

    def _count_on(self, day: date, amount: int, rows: list[CountedDay]) -> date:
        """The working day on which the count after `day` reaches `amount`; each day on the way goes into `rows`."""
        number = rest = 0
        while number < amount:
            day += ONE_DAY
            reason, label = self.calendar.why_closed(day)
            rest = rest + 1 if reason else 0
            if rest > LONGEST_REST:
                raise NeverOpen(f"no working day within {LONGEST_REST} days before {day.isoformat()}")
            if not reason and self._paused_on(day):
                reason = "paused"
            number += not reason
            rows.append(CountedDay(day, None if reason else number, reason or "counted", label))
        return day

    def _moved(self, day: date, rows: list[CountedDay]) -> date:
        """`day`, or the first working day after it when the office is closed or the matter paused as `day` closes."""
        if self.calendar.is_working_day(day) and not self._paused_on(day):
            return day
        reason, label = self.calendar.why_closed(day)
        rows[-1] = CountedDay(day, rows[-1].number, reason or "paused", label)
        while True:
            later = self.calendar.next_working_day(day)
            rows += self._closed_between(day, later)
            if not self._paused_on(later):
                rows.append(CountedDay(later, None, "moved"))
                return later
            rows.append(CountedDay(later, None, "paused"))
            day = later

    def _closed_between(self, day: date, later: date) -> list[CountedDay]:
        """Why each day between two working days was skipped."""
        between = [day + timedelta(days=ahead) for ahead in range(1, (later - day).days)]
        return [CountedDay(one, None, *self.calendar.why_closed(one)) for one in between]

    def _running(self, begins: datetime, ends: datetime) -> Iterable[tuple[datetime, datetime]]:
        """The spans from begins to ends that no pause covers."""
        for pause in self.pauses:
            if pause.end > begins and pause.start < ends:
                if begins < pause.start:
                    yield begins, pause.start.astimezone(BANGKOK)
                begins = pause.end.astimezone(BANGKOK)
        if begins < ends:
            yield begins, ends

    def _paused_on(self, day: date) -> bool:
        return paused_on(self.calendar, day, self.pauses)

    def _closing(self, day: date, rows: list[CountedDay], practical: datetime | None = None) -> Deadline:
        return self._ending(self.calendar.closing(day), rows, practical)

    def _ending(self, due: datetime, rows: list[CountedDay], practical: datetime | None = None) -> Deadline:
        return Deadline(due, self.start, self.received_at, tuple(rows), practical)
