"""Which confidential desk takes reports for an office, for those outside it."""

from dataclasses import dataclass
from datetime import datetime

from rabfang.agencies.models import Agency
from rabfang.procedures.queries import current
from rabfang.vault.models import Desk
from rabfang.vault.queries import desk_of
from rabfang.vault.readers import Designated, designated


@dataclass(frozen=True)
class OpenDesk:
    """A desk that takes reports by the site: its channel for that, and who works there."""

    desk: Desk
    channel: str
    people: list[Designated]


def open_desk_of(office: Agency, at: datetime) -> OpenDesk | None:
    """The office's desk, when somebody could open what comes."""
    desk = desk_of(office)
    if desk is None:
        return None
    channel = next((channel for channel in current(desk.agency)[1].channel if channel.public), None)
    people = designated(desk.agency, at)
    if channel is None or not any(one.handles for one in people):
        return None
    return OpenDesk(desk, channel.key, people)
