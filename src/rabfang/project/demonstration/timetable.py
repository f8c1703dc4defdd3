"""When each thing of an office's stories happens: working days before today, in the order of time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from rabfang.core.clock import BANGKOK, local_date, now
from rabfang.project.demonstration.mails import Mailed
from rabfang.project.demonstration.occasions import Held
from rabfang.project.demonstration.papers import OnPaper
from rabfang.project.demonstration.posters import Hung
from rabfang.project.demonstration.talks import Talked
from rabfang.thai.working_time import WorkingCalendar

CITIZEN = "citizen"
Step = tuple[str, str, int, str, dict[str, Any]]


@dataclass(frozen=True)
class Story:
    """One matter: when it came (in working days before today), by whom, and what was done.

    `poster` names the poster whose code led to the form.
    """

    name: str
    days_ago: int
    at: str
    channel: str
    said: dict[str, Any]
    person: dict[str, Any]
    by: str = CITIZEN
    poster: str = ""
    steps: list[Step] = field(default_factory=list)


SHAPES = {
    "poster": Hung,
    "occasion": Held,
    "case": Story,
    "mail": Mailed,
    "talk": Talked,
    "paper": OnPaper,
}


def happenings(calendar: WorkingCalendar, read: dict[str, Any]) -> list[tuple[datetime, Any, Step | None]]:
    """Everything of an office's file with its moment, in order; None is that it comes, else a step of it."""
    return sorted(_each(calendar, read), key=lambda row: row[0])


def _each(calendar: WorkingCalendar, read: dict[str, Any]) -> Iterator[tuple[datetime, Any, Step | None]]:
    for table, shape in SHAPES.items():
        for row in read.get(table, ()):
            thing = shape(**row)
            yield _moment(calendar, -thing.days_ago, thing.at), thing, None
            for step in thing.steps:
                yield _moment(calendar, step[2] - thing.days_ago, step[3]), thing, step


def _moment(calendar: WorkingCalendar, days: int, clock: str) -> datetime:
    """A time of day on the working day so many before (negative) or after the last one that has begun."""
    day = _last_working_day(calendar, local_date(now()))
    step = timedelta(days=1 if days > 0 else -1)
    for _ in range(abs(days)):
        day += step
        while not calendar.is_working_day(day):
            day += step
    return datetime.combine(day, time.fromisoformat(clock), BANGKOK)


def _last_working_day(calendar: WorkingCalendar, day: date) -> date:
    while not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return day
