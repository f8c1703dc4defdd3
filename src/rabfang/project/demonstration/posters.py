"""The demonstration's posters, hung by the same action as real ones."""

from dataclasses import dataclass, field
from datetime import datetime

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.channels.models import Poster
from rabfang.channels.posters.actions import hang
from rabfang.channels.posters.queries import targets


@dataclass(frozen=True)
class Hung:
    """One poster: when it was hung (in working days before today), by whom, where, to which channel it leads.

    A story's `poster` names it.
    """

    name: str
    days_ago: int
    at: str
    by: str
    channel: str
    place: str
    steps: list[object] = field(default_factory=list)


def hung(agency: Agency, poster: Hung, *, by: Actor, at: datetime) -> Poster:
    """Hangs it: of a chat at the office's own account."""
    target = next(row.key for row in targets(agency) if row.channel.key == poster.channel)
    return hang(agency, by=by, at=at, channel=target, place=poster.place)
