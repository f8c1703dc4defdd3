"""The demonstration's cases: an invented month before today, walked through the same door as real cases."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from rabfang.agencies.calendar import calendar_of
from rabfang.agencies.models import Agency, Officer, Partner, Unit
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Clock
from rabfang.cases.perform import perform
from rabfang.cases.receive import receive
from rabfang.core.clock import BANGKOK, local_date, now
from rabfang.core.errors import Conflict
from rabfang.project.demonstration.letters import Wanted, set_letterhead, write
from rabfang.project.demonstration.occasions import Held, hold_and_record
from rabfang.thai.working_time import WorkingCalendar

STORIES = Path(__file__).with_name("stories")
CITIZEN = "citizen"
LETTER = "letter"  # a step that is no verb: a letter of the case is written (`letters.Wanted`)
ISSUED = "issued"  # in place of a letter's number: that of the one just issued
Step = tuple[str, str, int, str, dict[str, Any]]


@dataclass(frozen=True)
class Story:
    """One matter: when it came (in working days before today), by whom, and what was done."""

    name: str
    days_ago: int
    at: str
    channel: str
    said: dict[str, Any]
    person: dict[str, Any]
    by: str = CITIZEN
    steps: list[Step] = field(default_factory=list)


def load_cases(slug: str) -> int:
    """Walks the office's stories, in the order of time, up to now; returns how many cases came of it.

    Leaves a register that holds a case already as it is.
    """
    agency = Agency.objects.get(slug=slug)
    if Case.objects.filter(agency=agency).exists():
        return 0
    read = tomllib.loads((STORIES / f"{slug}.toml").read_text(encoding="utf-8"))
    set_letterhead(agency, read["reference"], by=_account(agency, "administrator"), at=now())
    play = _Play(agency)
    for at, story, step in sorted(_happenings(calendar_of(agency), read), key=lambda row: row[0]):
        if at > now():
            break
        _let_time_pass(agency, at)
        with transaction.atomic():
            if isinstance(story, Held):
                play.hold(story, at)
            elif step is None:
                play.begin(story, at)
            else:
                play.go_on(story, step, at)
    _let_time_pass(agency, now())
    return len(play.cases)


def _let_time_pass(agency: Agency, until: datetime) -> None:
    """What the clock does by itself in the office's cases, each thing at its own time."""
    while sum(_passes(*row) for row in sorted(_waiting(agency, until))):
        continue


def _passes(at: datetime, verb: str, case: int, number: int) -> bool:
    """Does one thing; False when a worker that runs beside was first."""
    try:
        perform(case, verb, by=Actor.clock(), at=at, clock=number)
    except Conflict:
        return False
    return True


def _waiting(agency: Agency, until: datetime) -> Iterator[tuple[datetime, str, int, int]]:
    for verb, column in (("remind", "reminds_at"), ("escalate", "escalates_at")):
        found = Clock.objects.filter(case__agency=agency, **{f"{column}__lte": until})
        for at, case, number in found.values_list(column, "case_id", "number"):
            yield at, verb, case, number


def _happenings(
    calendar: WorkingCalendar, read: dict[str, Any]
) -> Iterator[tuple[datetime, Story | Held, Step | None]]:
    """Everything in the office's stories with its moment; None is the coming of the case, or an occasion."""
    for held in (Held(**row) for row in read.get("occasion", ())):
        yield _moment(calendar, -held.days_ago, held.at), held, None
    for story in (Story(**row) for row in read["case"]):
        yield _moment(calendar, -story.days_ago, story.at), story, None
        for step in story.steps:
            yield _moment(calendar, step[2] - story.days_ago, step[3]), story, step


@dataclass
class _Play:
    """An office's stories being walked: the cases that came so far by name, the newest letter's number by case."""

    agency: Agency
    cases: dict[str, int] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)

    def hold(self, held: Held, at: datetime) -> None:
        """An occasion is held and written up."""
        found = hold_and_record(self.agency, held, by=_account(self.agency, held.by), at=at)
        self.cases |= {f"{held.name}-{number}": pk for number, pk in enumerate(found)}

    def begin(self, story: Story, at: datetime) -> None:
        """The case comes."""
        by = Actor.citizen() if story.by == CITIZEN else _officer(self.agency, story.by, at)
        received = receive(self.agency, story.channel, by=by, at=at, **story.said, **story.person)
        self.cases[story.name] = received.case.pk

    def go_on(self, story: Story, step: Step, at: datetime) -> None:
        """One thing happens to it, or a letter of it is written."""
        verb, who, _days, _time, facts = step
        case = Case.objects.get(pk=self.cases[story.name])
        actor = Actor.citizen(case.pk) if who == CITIZEN else _officer(self.agency, who, at)
        if verb == LETTER:
            self.numbers[case.pk] = write(case, Wanted(**facts), by=actor, at=at)
            return
        happened: dict[str, Any] = {"visited_at": at} if verb == "inspect" else {}
        perform(case, verb, by=actor, at=at, **happened, **self._facts(case, facts))

    def _facts(self, case: Case, facts: dict[str, Any]) -> dict[str, Any]:
        """The facts with units, partners and cases by their ids, and the number of the letter just issued."""
        found = dict(facts)
        units = dict(Unit.objects.filter(agency=self.agency).values_list("key", "pk"))
        if "units" in found:
            found["units"] = [units[key] for key in found["units"]]
        if "telephoned_unit" in found:
            found["telephoned_unit"] = units[found["telephoned_unit"]]
        partners = dict(Partner.objects.filter(agency=self.agency).values_list("name", "pk"))
        if "partners" in found and isinstance(found["partners"], list):
            found["partners"] = [partners[name] for name in found["partners"]]
        if "partner" in found:
            found["partner"] = partners[found["partner"]]
        if "into" in found:
            found["into"] = self.cases[found["into"]]
        for name in {"letter_number", "order_number"} & found.keys():
            found[name] = self.numbers[case.pk] if found[name] == ISSUED else found[name]
        return found


def _officer(agency: Agency, account: str, at: datetime) -> Actor:
    return Actor.officer(_account(agency, account), at)


def _account(agency: Agency, account: str) -> Officer:
    return Officer.objects.get(email=f"{account}@{agency.slug}.example")


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
