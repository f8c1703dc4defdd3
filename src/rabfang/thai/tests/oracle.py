"""The slow truth about deadlines: walks minute by minute and day by day, sharing no code with what it judges.

Everything here is Bangkok wall time without a zone, on whole minutes. An office is a plain record; so is a pause.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Hours = tuple[int, int]  # minutes after midnight: opens, closes
Span = tuple[datetime, datetime]
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@dataclass
class Office:
    """An office as a child would describe it."""

    usual: Hours = (8 * 60 + 30, 16 * 60 + 30)
    holidays: set[date] = field(default_factory=set)
    own_hours: dict[date, Hours] = field(default_factory=dict)
    weekend: dict[int, Hours] = field(default_factory=dict)

    def open_on(self, day: date) -> Hours | None:
        """Hours of its own first, then holidays, then the weekday."""
        if day in self.own_hours:
            return self.own_hours[day]
        if day in self.holidays:
            return None
        if day.isoweekday() in (6, 7):
            return self.weekend.get(day.isoweekday() - 1)
        return self.usual

    def open_at(self, moment: datetime) -> bool:
        """Whether somebody sits at the counter in the minute that begins at `moment`."""
        hours = self.open_on(moment.date())
        return hours is not None and hours[0] <= moment.hour * 60 + moment.minute < hours[1]

    def closes(self, day: date) -> datetime:
        """Closing time, the usual one on a day off."""
        hours = self.open_on(day) or self.usual
        return datetime.combine(day, time()) + hours[1] * MINUTE


def starts(office: Office, received: datetime) -> datetime:
    """Waits at the door, minute by minute, until it is open."""
    while not office.open_at(received):
        received += MINUTE
    return received


def stands_still(pauses: list[Span], moment: datetime) -> bool:
    """Whether any pause covers the minute that begins at `moment`."""
    return any(begins <= moment < ends for begins, ends in pauses)


def after_minutes(office: Office, received: datetime, amount: int, pauses: list[Span]) -> datetime:
    """Ticks off one open, running minute after another."""
    moment = starts(office, received)
    while True:
        if office.open_at(moment) and not stands_still(pauses, moment):
            amount -= 1
        moment += MINUTE
        if amount == 0:
            return moment


def runs_at_closing(office: Office, day: date, pauses: list[Span]) -> bool:
    """Whether the last minute before closing time ran."""
    return not stands_still(pauses, office.closes(day) - MINUTE)


def landing(office: Office, day: date, pauses: list[Span]) -> date:
    """The first day from `day` on that is open and runs at its closing."""
    while office.open_on(day) is None or not runs_at_closing(office, day, pauses):
        day += DAY
    return day


def after_working_days(office: Office, day: date, amount: int, pauses: list[Span]) -> date:
    """Lands on one day after another, `day` itself not counted."""
    for _ in range(amount):
        day = landing(office, day + DAY, pauses)
    return day


def after_calendar_days(office: Office, day: date, amount: int, pauses: list[Span]) -> date:
    """Crosses off days in a wall calendar, those on which it stood still left out."""
    while amount:
        day += DAY
        if runs_at_closing(office, day, pauses):
            amount -= 1
    return day


def opens_working_days_before(office: Office, day: date, amount: int) -> datetime:
    """Crosses off open days backwards, `day` itself not counted; the minute in which the door opens on the last."""
    while amount:
        day -= DAY
        amount -= office.open_on(day) is not None
    moment = datetime.combine(day, time())
    while not office.open_at(moment):
        moment += MINUTE
    return moment


def last_open_day_of_week(office: Office, day: date) -> date:
    """The last open day up to Sunday."""
    last = day
    while day.isoweekday() != 7:
        day += DAY
        if office.open_on(day):
            last = day
    return last


def in_next_month(day: date, number: int) -> date:
    """Walks to the first of the next month and on to its day `number`."""
    month = day.month
    while day.month == month:
        day += DAY
    while day.day != number:
        day += DAY
    return day


def year_end(day: date) -> date:
    """Walks to the next 30 September."""
    while (day.month, day.day) != (9, 30):
        day += DAY
    return day
