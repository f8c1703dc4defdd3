"""The calendar of listening: by channel and month of a fiscal year, what was planned, done and missed (S4-9)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import TruncMonth

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.channels.models import ChannelCheck
from rabfang.channels.watch.rounds import InForce, in_force, rounds_of
from rabfang.channels.watch.standing import days_seen, kept
from rabfang.core.clock import BANGKOK, local_date
from rabfang.procedures.schema import Channel
from rabfang.thai.dates import fiscal_year_span
from rabfang.thai.watching import Round

ONE_DAY = timedelta(days=1)
EARLIER = timedelta(days=400)  # a round that ends in the year may have begun before it


@dataclass(frozen=True)
class Cell:
    """One channel in one month, or a sum of such. A round counts in the month in which it ends.

    `times` it was looked at, `found` what was counted then, `cases` what stands in the register.
    """

    planned: int = 0
    done: int = 0
    missed: int = 0
    times: int = 0
    found: int = 0
    cases: int = 0

    def __add__(self, other: "Cell") -> "Cell":
        ours, theirs = vars(self).values(), vars(other).values()
        return Cell(*(one + more for one, more in zip(ours, theirs, strict=True)))

    @property
    def coverage(self) -> int | None:
        """The share of the rounds over, in whole percent, that were kept; rounded down, so that 100 means all."""
        over = self.done + self.missed
        return 100 * self.done // over if over else None


@dataclass(frozen=True)
class Line:
    """A channel through the year."""

    channel: Channel
    cells: list[Cell]

    @property
    def total(self) -> Cell:
        """The whole year."""
        return sum(self.cells, Cell())


@dataclass(frozen=True)
class Year:
    """The calendar of a fiscal year; `months` are their first days."""

    months: list[date]
    lines: list[Line]

    @property
    def totals(self) -> list[Cell]:
        """Each month, all channels together."""
        return [sum(cells, Cell()) for cells in zip(*(line.cells for line in self.lines), strict=True)]

    @property
    def total(self) -> Cell:
        """The whole of it."""
        return sum(self.totals, Cell())


def listening_year(agency: Agency, year: int, at: datetime, cases: QuerySet[Case]) -> Year:
    """The calendar of a B.E. fiscal year, with the numbers of those of `cases` that came in it.

    Four queries, whatever the number of channels and checks.
    """
    first, last = fiscal_year_span(year)
    months = months_of(year)
    known = in_force(agency)
    seen = days_seen(agency, first - EARLIER, last)
    checks = _checks(agency, first, last)
    came = cases_by_month(cases, first, last)
    used = {key for key, _month in checks} | {key for key, _month in came}
    lines = []
    for channel in _channels(known, used, first, last):
        found = rounds_of(agency, known, channel.key, first, last)
        rounds = _by_month(found, seen.get(channel.key, set()), local_date(at))
        cells = [
            Cell(*rounds.get(month, (0, 0, 0)), *checks.get((channel.key, month), (0, 0)), came[channel.key, month])
            for month in months
        ]
        lines.append(Line(channel, cells))
    return Year(months, lines)


def months_of(year: int) -> list[date]:
    """The first day of each month of a B.E. fiscal year, October first."""
    begins = fiscal_year_span(year)[0]
    return [date(begins.year + (month < begins.month), month, 1) for month in (10, 11, 12, *range(1, 10))]


def end_of(month: date) -> date:
    """The last day of the month that begins on that day."""
    return (month + timedelta(days=31)).replace(day=1) - ONE_DAY


def cases_by_month(cases: QuerySet[Case], first: date, last: date) -> Counter[tuple[str, date]]:
    """How many of the cases were received by channel and month, in Bangkok; one query."""
    begins, ends = datetime.combine(first, time(), BANGKOK), datetime.combine(last + ONE_DAY, time(), BANGKOK)
    rows = cases.filter(received_at__gte=begins, received_at__lt=ends).order_by()
    counted = rows.values(month=TruncMonth("received_at", tzinfo=BANGKOK)).annotate(number=Count("pk"))
    return Counter(
        {(key, month.date()): number for key, month, number in counted.values_list("channel", "month", "number")}
    )


def _checks(agency: Agency, first: date, last: date) -> Mapping[tuple[str, date], tuple[int, int]]:
    """How often each channel was looked at in each month, and what was found."""
    rows = ChannelCheck.objects.filter(agency=agency, day__range=(first, last)).order_by()
    counted = rows.values("channel", month=TruncMonth("day")).annotate(times=Count("pk"), all=Sum("found"))
    return {
        (key, month): (times, found)
        for key, month, times, found in counted.values_list("channel", "month", "times", "all")
    }


def _by_month(found: Iterable[Round], days: set[date], today: date) -> dict[date, tuple[int, int, int]]:
    """Planned, done and missed by the month in which a round ends."""
    cells: dict[date, tuple[int, int, int]] = {}
    for one in found:
        done = kept(one, days)
        missed = not done and one.last < today
        planned, before, lost = cells.get(one.last.replace(day=1), (0, 0, 0))
        cells[one.last.replace(day=1)] = (planned + 1, before + done, lost + missed)
    return cells


def _channels(known: list[InForce], used: set[str], first: date, last: date) -> list[Channel]:
    """The channels of the versions in force in the year that were to be watched, and any other that was used."""
    found: dict[str, Channel] = {}
    for version in known:
        of_the_year = version.since <= last and version.until >= first
        for channel in version.procedure.channel:
            if channel.key in used or (of_the_year and channel.watch):
                found[channel.key] = channel
    return list(found.values())
