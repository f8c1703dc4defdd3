"""One channel's history: each time it was looked at, and each round in which it was not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rabfang.agencies.models import Agency
from rabfang.channels.models import ChannelCheck
from rabfang.channels.watch.rounds import in_force, rounds_of
from rabfang.channels.watch.standing import days_seen, kept
from rabfang.core.clock import local_date
from rabfang.thai.watching import Round

EARLIER = timedelta(days=400)
MOST = 400  # checks shown of one span


@dataclass(frozen=True)
class Entry:
    """A check, or a round that passed without one; `day` orders them."""

    day: date
    check: ChannelCheck | None = None
    missed: Round | None = None


def history(
    agency: Agency, channel: str, first: date, last: date, at: datetime, most: int | None = MOST
) -> Sequence[Entry]:
    """What happened within the span, the newest first, with at most so many checks. Three queries."""
    rows = ChannelCheck.objects.filter(agency=agency, channel=channel, day__range=(first, last)).select_related("by")
    entries = [Entry(row.day, check=row) for row in rows[:most]]
    days = days_seen(agency, first - EARLIER, last, channel)[channel]
    until = min(last, local_date(at) - timedelta(days=1))
    for one in rounds_of(agency, in_force(agency), channel, first, until):
        if not kept(one, days):
            entries.append(Entry(one.last, missed=one))
    return sorted(entries, key=lambda entry: entry.day, reverse=True)
