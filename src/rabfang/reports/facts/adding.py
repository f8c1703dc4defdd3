"""What the facts of one case add to the counts.

Measures, each on the day it stands for: `received`, `closed`, `merged`; `kept` and `missed`, a case closed with every
time standard kept or not; `due`, what the desk waits for, on its last day; `overdue`, the last day of a time standard
that runs or was kept too late, and `caught-up`, when that ended: what was late at the end of a day is the first less
the second up to that day. A rating by its own name; a verb of `making.DEEDS` as often as it happened. By `key` stand
steps and standards: `kept`, `missed`, `overdue`, `caught-up`. By `step` stands `waiting`: what
waits there, on the day of its receipt.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rabfang.reports.facts.making import STEP
from rabfang.reports.models import CaseFact, TimeFact
from rabfang.reports.models.counts import Grain

WHOLE = "all"
KEY = "key"  # the dimension of steps and standards
DIMENSIONS = ("kind", "category", "channel", "group", "owner", "area", "urgency")
SPREAD_BY = ("kind", "channel", "owner")
CLOSE = "close"


class Slot(NamedTuple):
    """Which row of `Count`, apart from its office."""

    grain: str
    measure: str
    dimension: str
    day: date
    value: str


class Length(NamedTuple):
    """Which row of `Spread`, apart from its office."""

    key: str
    dimension: str
    day: date
    value: str
    is_net: bool
    days: int


def counted(fact: CaseFact, times: Sequence[TimeFact]) -> Counter[Slot]:
    """The counts of one case."""
    slots: Counter[Slot] = Counter()
    for measure, day, dimension, value in (*_of_case(fact, times), *_of_times(times)):
        slots[Slot(Grain.DAY.value, measure, dimension, day, value)] += 1
        slots[Slot(Grain.MONTH.value, measure, dimension, day.replace(day=1), value)] += 1
    return slots


def spread(fact: CaseFact, times: Iterable[TimeFact]) -> Counter[Length]:
    """How long things took in one case."""
    lengths: Counter[Length] = Counter()
    if fact.closed_on and fact.gross is not None and fact.net is not None:
        for dimension, value in _sides(fact, SPREAD_BY):
            lengths.update(_both(CLOSE, dimension, fact.closed_on, value, fact.gross, fact.net))
    for time in times:
        if time.done_on and time.gross is not None and time.net is not None:
            lengths.update(_both(time.key, WHOLE, time.done_on, "", time.gross, time.net))
    return lengths


def _of_case(fact: CaseFact, times: Sequence[TimeFact]) -> Iterator[tuple[str, date, str, str]]:
    for measure, day in (*_moments(fact), *_overdue(times)):
        for dimension, value in _sides(fact, DIMENSIONS):
            yield measure, day, dimension, value
        if measure == "closed":
            yield measure, day, "outcome", fact.outcome
    if fact.step:
        yield "waiting", fact.received_on, "step", fact.step
    for verb, said in fact.deeds:
        for dimension, value in _sides(fact, ("owner",)):
            yield verb, date.fromisoformat(said), dimension, value


def _moments(fact: CaseFact) -> Iterator[tuple[str, date]]:
    yield "received", fact.received_on
    if fact.closed_on:
        yield "closed", fact.closed_on
        if fact.in_time is not None:
            yield ("kept" if fact.in_time else "missed"), fact.closed_on
    if fact.merged_on:
        yield "merged", fact.merged_on
    if fact.due_on:
        yield "due", fact.due_on
    if fact.rated_on:
        yield fact.rating, fact.rated_on


def _overdue(times: Iterable[TimeFact]) -> Iterator[tuple[str, date]]:
    """A case is late once, however many of its standards are at the same time."""
    until: date | None = date.min
    for start, end in sorted(_late_spans(times), key=lambda span: span[0]):
        if until is None:
            return
        if start > until:
            if until > date.min:
                yield "caught-up", until
            yield "overdue", start
            until = end
        else:
            until = end and max(end, until)
    if until and until > date.min:
        yield "caught-up", until


def _late_spans(times: Iterable[TimeFact]) -> Iterator[tuple[date, date | None]]:
    """From the last day of a standard until it ended, of those that ended after it or run."""
    for time in times:
        if STEP not in time.key and time.due_on and (time.done_on is None or time.done_on > time.due_on):
            yield time.due_on, time.done_on


def _of_times(times: Sequence[TimeFact]) -> Iterator[tuple[str, date, str, str]]:
    for time in times:
        if time.done_on and time.late is not None:
            yield ("missed" if time.late else "kept"), time.done_on, KEY, time.key
        for measure, day in _overdue([time]):
            yield measure, day, KEY, time.key


def _sides(fact: CaseFact, dimensions: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield WHOLE, ""
    for dimension in dimensions:
        yield dimension, getattr(fact, dimension)


def _both(key: str, dimension: str, day: date, value: str, gross: int, net: int) -> list[Length]:
    month = day.replace(day=1)
    return [
        Length(key, dimension, month, value, is_net=False, days=gross),
        Length(key, dimension, month, value, is_net=True, days=net),
    ]
