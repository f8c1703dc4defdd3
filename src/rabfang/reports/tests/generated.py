"""A register of three fiscal years, made in bulk: rows as the heart would write them, with everything that makes
figures hard. Nothing here knows what figures count.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count

from rabfang.agencies.models import Agency, Holiday, Partner, Unit
from rabfang.cases.models import Assignment, Case, Clock, Event
from rabfang.core.clock import BANGKOK
from rabfang.procedures.models import ProcedureVersion
from rabfang.procedures.queries import current
from rabfang.procedures.schema import Kind, Procedure
from rabfang.thai.dates import ERA

BEGIN, END = datetime(2023, 10, 1, tzinfo=BANGKOK), datetime(2026, 11, 20, tzinfo=BANGKOK)
YEAR_ENDS = datetime(2026, 9, 30, 23, 59, 59, tzinfo=BANGKOK)
YEAR_BEGINS = datetime(2026, 10, 1, 0, 0, tzinfo=BANGKOK)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=BANGKOK)
AREAS = ("770207", "770201", "770203", "")
STATUS_OF = {"pause": "paused", "resume": "open", "close": "closed", "reopen": "open", "object": "open"}
BATCH = 2_000
FULL = 0.4  # of the cases go through every step; the others are recorded and closed


@dataclass
class Life:
    """One case as it goes: what happened, in order, and where it stands."""

    chance: random.Random
    kind: Kind
    at: datetime
    received_at: datetime
    step: str = "intake.record"
    status: str = "open"
    events: list[Event] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    closed_at: datetime | None = None
    rating: str = ""
    outcome: str = ""

    def happens(self, verb: str, *, step: str | None = None, hours: float = 0, status: str | None = None) -> None:
        """One more event, so many hours after the last; what it set is in its effects."""
        self.at += timedelta(hours=hours)
        effects: dict[str, str] = {}
        if step:
            self.step = effects["step"] = step
        if status := status or STATUS_OF.get(verb):
            self.status = effects["status"] = status
        event = Event(seq=len(self.events) + 1, action=verb, at=self.at, actor_kind="officer", previous="", hash="")
        event.effects = {"case": effects}
        self.events.append(event)

    def clock(self, key: str, due_at: datetime, bound: str = "office") -> Clock:
        """A clock that starts now, or with the receipt for a standard."""
        clock = Clock(number=len(self.clocks) + 1, key=key, bound=bound, source="S1-8", within="7 working days")
        clock.started_at, clock.due_at = (self.at if "." in key else self.received_at), due_at
        self.clocks.append(clock)
        return clock


def fill(office: Agency, number: int, seed: int) -> None:
    """So many cases of one office from 1 October 2566 to 20 November 2569, with holidays of those years."""
    chance = random.Random(seed)
    version, procedure = current(office)
    units = [*Unit.objects.filter(agency=office).values_list("pk", flat=True)]
    partners = [*Partner.objects.filter(agency=office).values_list("pk", flat=True)]
    _holidays()
    numbers: dict[int, count[int]] = {}
    for first in range(0, number, BATCH):
        made = []
        for place in range(first, min(first + BATCH, number)):
            life = _lived(chance, procedure, _received(chance, place), units, partners)
            made.append((_case(chance, office, version, life, numbers), life))
        _store(made)
    _join(chance, office)


def _received(chance: random.Random, place: int) -> datetime:
    """Mostly any moment; the first few at the turns of the year."""
    if place < 20:
        return (YEAR_ENDS, YEAR_BEGINS)[place % 2] - timedelta(days=365 * (place // 10))
    if place < 60:
        return NEW_YEAR - timedelta(days=chance.uniform(5, 12))
    return BEGIN + (END - BEGIN) * chance.random()


def _lived(
    chance: random.Random, procedure: Procedure, received_at: datetime, units: list[int], partners: list[int]
) -> Life:
    kind = chance.choice(procedure.kind)
    life = Life(chance, kind, received_at, received_at)
    life.happens("receive", step="intake.record", status="open")
    steps = [f"intake.{step.key}" for step in procedure.path["intake"].step]
    steps += [f"{kind.path}.{step.key}" for step in procedure.path[kind.path].step]
    if chance.random() > FULL:
        steps = [steps[0], steps[-1]]
    standard = life.clock("completion", received_at + timedelta(days=chance.uniform(4, 14)))
    life.clock("citizen", received_at + timedelta(days=3), bound="citizen")
    ends = chance.choice([*range(len(steps)), *[len(steps)] * 40])
    for place, step in enumerate(steps[:ends]):
        _one_step(life, step, steps[place + 1] if place + 1 < len(steps) else None, units, partners)
        if life.at > END:
            break
    if life.status == "closed":
        standard.stopped_at = max(received_at, life.at - timedelta(hours=chance.choice((0, 0, 30))))
        standard.late = bool(standard.due_at and standard.stopped_at > standard.due_at)
        _afterwards(life, standard)
    elif life.status == "open" and chance.random() < 0.3:
        life.happens("pause", hours=2)
        standard.due_at = None
    return life


def _one_step(life: Life, step: str, following: str | None, units: list[int], partners: list[int]) -> None:
    chance = life.chance
    clock = life.clock(step, life.at + timedelta(hours=chance.uniform(2, 60)))
    if chance.random() < 0.12 or (life.received_at < NEW_YEAR < life.received_at + timedelta(days=13)):
        life.happens("pause", hours=chance.uniform(1, 20))
        life.happens("resume", hours=chance.uniform(1, 240))
    if chance.random() < 0.1:
        life.happens(chance.choice(("expedite", "remind", "escalate", "note")), hours=1)
    if chance.random() < 0.25:
        unit = chance.choice(units) if not partners or chance.random() < 0.9 else None
        row = Assignment(number=len(life.assignments) + 1, unit_id=unit, opened_at=life.at, state="ended")
        row.partner_id, row.is_lead = (None if unit else chance.choice(partners)), chance.random() < 0.8
        life.assignments.append(row)
    verb = step.split(".")[1]
    hours = chance.choice((0.1, 1, 5, 24, 70))
    life.happens(verb, step=following, hours=hours, status=None if following else "closed")
    clock.stopped_at, clock.late = life.at, life.at > (clock.due_at or life.at)
    if following is None:
        life.closed_at, life.outcome = life.at, chance.choice(("solved", "explained", "unsolved"))


def _afterwards(life: Life, standard: Clock) -> None:
    """Some are rated, some taken up again, and of those some closed once more."""
    chance = life.chance
    if chance.random() < 0.12:
        life.happens(chance.choice(("object", "reopen")), step=life.step, hours=chance.uniform(5, 400))
        life.closed_at, life.outcome = None, ""
        standard.stopped_at = None
        if chance.random() < 0.7:
            life.happens("close", hours=chance.uniform(1, 90))
            life.closed_at, life.outcome, standard.stopped_at = life.at, "explained", life.at
            standard.late = bool(standard.due_at and life.at > standard.due_at)
    if life.closed_at and chance.random() < 0.4:
        life.happens("rate", hours=chance.uniform(1, 200))
        life.rating = chance.choice(("very-satisfied", "satisfied", "dissatisfied"))


def _case(
    chance: random.Random, office: Agency, version: ProcedureVersion, life: Life, numbers: dict[int, "count[int]"]
) -> Case:
    procedure = current(office)[1]
    year = life.received_at.year + ERA
    classified = not life.step.startswith("intake.")
    if chance.random() < 0.01:
        life.happens("void", status="void")
        life.closed_at, life.outcome, life.rating = None, "", ""
    case = Case(agency=office, procedure=version, year=year, number=next(numbers.setdefault(year, count(1))))
    case.head = case.secret_hash = "0"
    case.version, case.status, case.step = len(life.events), life.status, life.step
    case.channel = chance.choice(procedure.channel).key
    case.kind = life.kind.key if classified else ""
    case.category = chance.choice(["", *(row.key for row in life.kind.categories)]) if classified else ""
    case.group = chance.choice(["", *(row.key for row in procedure.group)])
    case.urgency = chance.choice(("normal", "normal", "urgent", "most-urgent"))
    case.outcome, case.rating, case.subject = life.outcome, life.rating, f"เรื่องที่ {case.number}"
    case.subdistrict = chance.choice(AREAS)
    case.received_at = case.legal_at = case.registered_at = life.received_at
    case.entered_at, case.closed_at = life.at, life.closed_at
    running = [clock.due_at for clock in life.clocks if clock.stopped_at is None and clock.due_at]
    case.due_at = min(running, default=None) if life.status == "open" else None
    return case


def _store(made: list[tuple[Case, Life]]) -> None:
    Case.objects.bulk_create(case for case, _life in made)
    for case, life in made:
        rows: tuple[Event | Clock | Assignment, ...] = (*life.events, *life.clocks, *life.assignments)
        for row in rows:
            row.case = case
    Event.objects.bulk_create((row for _case, life in made for row in life.events), batch_size=BATCH)
    Clock.objects.bulk_create((row for _case, life in made for row in life.clocks), batch_size=BATCH)
    Assignment.objects.bulk_create((row for _case, life in made for row in life.assignments), batch_size=BATCH)


def _join(chance: random.Random, office: Agency) -> None:
    """One open case in twenty is joined to another."""
    rows = list(Case.objects.filter(agency=office, status="open").order_by("pk"))
    for case in rows[::20]:
        at = case.entered_at + timedelta(hours=chance.uniform(1, 300))
        event = Event(case=case, seq=case.version + 1, action="merge", at=at, actor_kind="officer")
        event.effects = {"case": {"status": "merged"}}
        event.save()
        Clock.objects.filter(case=case, stopped_at=None).update(stopped_at=at)
        Case.objects.filter(pk=case.pk).update(status="merged", merged_into=rows[1], due_at=None, version=event.seq)


def _holidays() -> None:
    """Days off in each year, a half-day among them."""
    known = set(Holiday.objects.filter(agency=None).values_list("day", flat=True))
    Holiday.objects.bulk_create(
        Holiday(day=day, name="วันหยุด", source="มติคณะรัฐมนตรี") for day in _days_off() if day not in known
    )
    half = date(2025, 12, 30)
    if half not in known:
        Holiday.objects.create(day=half, name="ครึ่งวัน", source="ประกาศ", opens_at=time(8, 30), closes_at=time(12, 0))


def _days_off() -> Iterator[date]:
    for year in (2023, 2024, 2025, 2026):
        for month, day in ((1, 1), (4, 13), (4, 14), (5, 1), (10, 13), (12, 5), (12, 10), (12, 31)):
            yield date(year, month, day)
