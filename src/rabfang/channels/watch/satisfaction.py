"""How satisfied people are by the channel they came through: high, medium and low in percent (S4-10)."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, QuerySet

from rabfang.cases.models import Case, Rating
from rabfang.core.clock import BANGKOK
from rabfang.core.shares import shares
from rabfang.procedures.schema import Channel
from rabfang.thai.dates import fiscal_year_span

LEVELS = (Rating.VERY_SATISFIED, Rating.SATISFIED, Rating.DISSATISFIED)  # high, medium, low


@dataclass(frozen=True)
class Level:
    """How many of a channel's rated cases stand at one level, and their share; the three shares make 100.0."""

    rating: Rating
    count: int
    percent: float


@dataclass(frozen=True)
class Satisfaction:
    """A channel, its rated cases by level, and how many cases it brought in all."""

    channel: Channel | None
    levels: list[Level]
    rated: int
    cases: int


def received_in(cases: QuerySet[Case], year: int) -> QuerySet[Case]:
    """Those of the cases that were received in a B.E. fiscal year."""
    first, last = (datetime.combine(day, time(), BANGKOK) for day in fiscal_year_span(year))
    return cases.filter(received_at__gte=first, received_at__lt=last + timedelta(days=1))


def satisfaction(cases: QuerySet[Case], channels: list[Channel]) -> list[Satisfaction]:
    """Of the cases: each channel that brought one, then all; one query."""
    counted = cases.order_by().values("channel", "rating").annotate(number=Count("pk"))
    found = Counter(
        {(key, rating): number for key, rating, number in counted.values_list("channel", "rating", "number")}
    )
    lines = [_line(channel, found, (channel.key,)) for channel in channels]
    known = tuple({key for key, _rating in found})
    return [line for line in lines if line.cases] + [_line(None, found, known)]


def _line(channel: Channel | None, found: Counter[tuple[str, str]], keys: tuple[str, ...]) -> Satisfaction:
    counts = [sum(found[key, level] for key in keys) for level in LEVELS]
    levels = [Level(*row) for row in zip(LEVELS, counts, shares(counts), strict=True)]
    everything = sum(number for (key, _rating), number in found.items() if key in keys)
    return Satisfaction(channel, levels, sum(counts), everything)
