"""How each channel's watch stands today: last looked at, due when, missed how often. Few queries an office."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max

from rabfang.agencies.models import Agency
from rabfang.channels.models import ChannelCheck
from rabfang.channels.watch.rounds import InForce, in_force, rounds_of
from rabfang.core.clock import local_date
from rabfang.procedures.schema import Channel
from rabfang.thai.watching import Round, longest

YEAR = timedelta(days=365)
AHEAD = 5  # days before the end of a long round from which it is asked for


@dataclass(frozen=True)
class Standing:
    """One channel. `turn` is its round that is not kept yet, `missed` those of the span that passed unused.

    `unkept` counts those of them that passed one after the other since it was last looked at: the alarm.
    """

    channel: Channel
    last: date | None
    turn: Round | None
    missed: tuple[Round, ...]
    unkept: int

    def due_by(self, day: date) -> bool:
        """Whether it must be looked at on that day, or within the few days that a long round has left."""
        return self.turn is not None and self.turn.first <= day and (self.turn.due - day).days <= AHEAD

    @property
    def is_late(self) -> bool:
        """Whether its last round passed and nobody has looked since."""
        return self.unkept > 0


def standings(agency: Agency, channels: Iterable[Channel], at: datetime, back: timedelta = YEAR) -> list[Standing]:
    """How the channels stand, in their order, those without a watch among them; missed rounds as far back as asked.

    Three queries, whatever the number of channels and checks.
    """
    wanted, today = list(channels), local_date(at)
    first = today - max([back, *(longest(row.watch) for row in wanted if row.watch)])
    seen = days_seen(agency, first, today)
    ever = dict(
        ChannelCheck.objects.filter(agency=agency)
        .order_by()
        .values("channel")
        .annotate(Max("day"))
        .values_list("channel", "day__max")
    )
    known = in_force(agency)
    return [_standing(agency, known, row, seen[row.key], ever.get(row.key), today, today - back) for row in wanted]


def days_seen(agency: Agency, first: date, last: date, channel: str = "") -> Mapping[str, set[date]]:
    """By channel, the days on which it was looked at, of one channel when asked; one query."""
    found: dict[str, set[date]] = defaultdict(set)
    rows = ChannelCheck.objects.filter(agency=agency, day__range=(first, last)).order_by()
    rows = rows.filter(channel=channel) if channel else rows
    for key, day in rows.values_list("channel", "day").distinct():
        found[key].add(day)
    return found


def kept(one: Round, days: Collection[date]) -> bool:
    """Whether somebody looked on a day of the round; `days` is a set."""
    return any(one.first + timedelta(days=ahead) in days for ahead in range((one.last - one.first).days + 1))


def _standing(
    agency: Agency, known: list[InForce], channel: Channel, days: set[date], last: date | None, today: date, since: date
) -> Standing:
    if channel.watch is None:
        return Standing(channel, last, None, (), 0)
    span = longest(channel.watch)
    all_rounds = rounds_of(agency, known, channel.key, today - max(span, today - since), today + span)
    missed = [one for one in all_rounds if one.last < today and not kept(one, days)]
    turn = next((one for one in all_rounds if one.last >= today and not kept(one, days)), None)
    unkept = [one for one in missed if last is None or one.last > last]
    return Standing(channel, last, turn, tuple(one for one in missed if one.last >= since), len(unkept))
