"""The facts of one case from what the register holds of it; nothing else says what a figure counts."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from rabfang.cases.models import Status
from rabfang.core.clock import local_date
from rabfang.reports.facts.reading import Happened, Material
from rabfang.reports.models import CaseFact, TimeFact
from rabfang.thai.due import Bound, Pause
from rabfang.thai.elapsed import working_days_taken
from rabfang.thai.working_time import WorkingCalendar

# Verbs of which reports say how often they happened: follow-ups (C-5), and matters taken up again.
DEEDS = ("expedite", "remind", "escalate", "object", "reopen")
RUNNING = (Status.OPEN, Status.PAUSED)
STANDING_STILL = {Status.PAUSED.value, Status.CLOSED.value, Status.MERGED.value}
STEP = "."  # in "path.step"; the key of a standard has none


def facts_of(material: Material, calendar: WorkingCalendar) -> tuple[CaseFact, list[TimeFact]] | None:
    """The facts of a case, unsaved; None for one that is void."""
    case = material.case
    if case["status"] == Status.VOID:
        return None
    took = _Took(calendar, case["received_at"], stood_still(material.events))
    closed_at = case["closed_at"]
    times = [*_steps(material, took), *_standards(material, took)]
    fact = CaseFact(
        case_id=case["pk"],
        agency_id=case["agency_id"],
        status=case["status"],
        received_on=local_date(case["received_at"]),
        closed_on=_day(closed_at),
        merged_on=_day(_last(material.events, Status.MERGED)) if case["status"] == Status.MERGED else None,
        rated_on=_day(_rated(material.events)) if case["rating"] else None,
        due_on=_day(case["due_at"]) if case["status"] == Status.OPEN else None,
        kind=case["kind"],
        category=case["category"],
        channel=case["channel"],
        group=case["group"],
        owner=material.owner,
        area=case["subdistrict"],
        urgency=case["urgency"],
        step=case["step"] if case["status"] in RUNNING else "",
        outcome=case["outcome"],
        rating=case["rating"],
        gross=took.gross(closed_at) if closed_at else None,
        net=took.net(closed_at) if closed_at else None,
        in_time=_in_time(times),
        deeds=[[one.verb, local_date(one.at).isoformat()] for one in material.events if one.verb in DEEDS],
    )
    return fact, times


def stood_still(events: Iterable[Happened]) -> list[Pause]:
    """The spans in which a case was paused, closed or joined to another, those that have ended."""
    spans: list[Pause] = []
    since: datetime | None = None
    for event in events:
        if event.status in STANDING_STILL:
            since = since or event.at
        elif event.status and since:
            spans.append(Pause(since, event.at))
            since = None
    return spans


class _Took:
    """Working days from one moment of a case on, with and without those on which it stood still."""

    def __init__(self, calendar: WorkingCalendar, since: datetime, still: Sequence[Pause]) -> None:
        self.calendar = calendar
        self.since = since
        self.still = still

    def gross(self, until: datetime) -> int:
        return working_days_taken(self.calendar, self.since, until)

    def net(self, until: datetime) -> int:
        return working_days_taken(self.calendar, self.since, until, self.still) if self.still else self.gross(until)

    def counted_from(self, since: datetime) -> "_Took":
        return _Took(self.calendar, since, self.still)


def _steps(material: Material, took: _Took) -> list[TimeFact]:
    """Each step that was done, by the first time it was; late when any of its clocks was."""
    done: dict[str, datetime] = {}
    here: str | None = None
    for event in material.events:
        if here and (event.step not in (None, here) or event.status == Status.CLOSED):
            done.setdefault(here, event.at)
        here = event.step or here
    late: dict[str, bool] = {}
    for clock in material.clocks:
        late[clock["key"]] = late.get(clock["key"], False) or clock["late"]
    return [
        TimeFact(
            case_id=material.case["pk"],
            key=key,
            done_on=local_date(at),
            gross=took.gross(at),
            net=took.net(at),
            late=late.get(key),
        )
        for key, at in done.items()
    ]


def _standards(material: Material, took: _Took) -> list[TimeFact]:
    """Each time standard of the whole case by its last clock, those that bind the office."""
    last = {row["key"]: row for row in material.clocks if STEP not in row["key"] and row["bound"] == Bound.OFFICE}
    facts = []
    for key, clock in last.items():
        ended, from_there = clock["stopped_at"], took.counted_from(clock["started_at"])
        facts.append(
            TimeFact(
                case_id=material.case["pk"],
                key=key,
                done_on=_day(ended),
                due_on=_day(clock["due_at"]),
                gross=from_there.gross(ended) if ended else None,
                net=from_there.net(ended) if ended else None,
                late=clock["late"] if ended or clock["late"] else None,
            )
        )
    return facts


def _in_time(times: Iterable[TimeFact]) -> bool | None:
    """Whether every standard was kept; None while none has ended and none is late."""
    kept = [not fact.late for fact in times if STEP not in fact.key and fact.late is not None]
    return all(kept) if kept else None


def _rated(events: Iterable[Happened]) -> datetime | None:
    return next((event.at for event in reversed(list(events)) if event.verb == "rate"), None)


def _last(events: Iterable[Happened], status: Status) -> datetime | None:
    return next((event.at for event in reversed(list(events)) if event.status == status), None)


def _day(at: datetime | None) -> date | None:
    return local_date(at) if at else None
