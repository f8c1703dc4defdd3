"""The demonstration's cases: an invented month before today, walked through the same door as real cases."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from rabfang.agencies.calendar import calendar_of
from rabfang.agencies.models import Agency, Officer, Partner, Unit
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Clock
from rabfang.cases.perform import perform
from rabfang.cases.receive import receive
from rabfang.channels.chat.half_way import put_aside
from rabfang.channels.models import Poster
from rabfang.channels.posters.actions import brought
from rabfang.core.clock import now
from rabfang.core.errors import Conflict
from rabfang.project.demonstration.accounts import close_accounts, open_accounts
from rabfang.project.demonstration.letters import Wanted, set_letterhead, write
from rabfang.project.demonstration.mails import Mailed, mailed
from rabfang.project.demonstration.occasions import Held, hold_and_record
from rabfang.project.demonstration.papers import OnPaper, taken_in
from rabfang.project.demonstration.posters import Hung, hung
from rabfang.project.demonstration.talks import Talked, decided, talked
from rabfang.project.demonstration.timetable import CITIZEN, Step, Story, happenings

STORIES = Path(__file__).with_name("stories")
LETTER = "letter"  # a step that is no verb: a letter of the case is written (`letters.Wanted`)
ISSUED = "issued"  # in place of a letter's number: that of the one just issued


def load_cases(slug: str) -> int:
    """Walks the office's stories, in the order of time, up to now; returns how many cases came of it.

    Leaves a register that holds a case already as it is.
    """
    agency = Agency.objects.get(slug=slug)
    if Case.objects.filter(agency=agency).exists():
        return 0
    read = tomllib.loads((STORIES / f"{slug}.toml").read_text(encoding="utf-8"))
    administrator = _account(agency, "administrator")
    set_letterhead(agency, read["reference"], by=administrator, at=now())
    timetable = happenings(calendar_of(agency), read)
    open_accounts(agency, read, by=administrator, at=timetable[0][0])
    play = _Play(agency)
    for at, story, step in timetable:
        if at > now():
            break
        _let_time_pass(agency, at)
        with transaction.atomic():
            if step is None:
                play.come(story, at)
            else:
                play.go_on(story, step, at)
    _let_time_pass(agency, now())
    put_aside(now())  # talks that were left half-way
    for talk in (row for _at, row, step in timetable if step is None and isinstance(row, Talked) and row.let_be):
        decided(agency, talk, by=_account(agency, talk.let_be), at=now())
    close_accounts(agency, by=administrator, at=now())
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


@dataclass
class _Play:
    """An office's stories being walked: the cases that came so far by name, the newest letter's number by case."""

    agency: Agency
    cases: dict[str, int] = field(default_factory=dict)
    posters: dict[str, Poster] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)

    def come(self, happening: Any, at: datetime) -> None:
        """A case comes, or what brings one, or none."""
        match happening:
            case Story():
                self.begin(happening, at)
            case Held():
                found = hold_and_record(self.agency, happening, by=_account(self.agency, happening.by), at=at)
                self.cases |= {f"{happening.name}-{number}": pk for number, pk in enumerate(found)}
            case Mailed():
                self._keep(happening.name, mailed(self.agency, happening, self.cases, at))
            case Talked():
                self._keep(happening.name, talked(self.agency, happening, at))
            case OnPaper():
                taken_in(self.agency, happening, by=_officer(self.agency, happening.by, at), at=at)
            case Hung():
                by = _officer(self.agency, happening.by, at)
                self.posters[happening.name] = hung(self.agency, happening, by=by, at=at)

    def begin(self, story: Story, at: datetime) -> None:
        """The case comes."""
        by = Actor.citizen() if story.by == CITIZEN else _officer(self.agency, story.by, at)
        poster = self.posters.get(story.poster)
        place: dict[str, Any] = {"poster": poster.place} if poster else {}
        received = receive(self.agency, story.channel, by=by, at=at, **story.said, **story.person, **place)
        self._keep(story.name, received.case)
        if poster:
            brought(poster, received.case)

    def _keep(self, name: str, case: Case | None) -> None:
        if case is not None:
            self.cases[name] = case.pk

    def go_on(self, story: Any, step: Step, at: datetime) -> None:
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
