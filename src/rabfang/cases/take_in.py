"""Taking a matter into the register and, where its recorder may, through the recording step at once."""

from datetime import datetime
from typing import Any

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.perform import perform
from rabfang.cases.receive import Received, receive
from rabfang.cases.rules import offers
from rabfang.cases.standing import standing_of
from rabfang.procedures.queries import version_of

RECORD = "record"


def take_in(agency: Agency, channel: str, *, by: Actor, at: datetime, **facts: Any) -> Received:
    """As `receive`, which says what it takes and raises; the same submission again gives the same case."""
    received = receive(agency, channel, by=by, at=at, **facts)
    case = received.case
    if offers(version_of(case.procedure_id)[1], standing_of(case), by, (RECORD,)):
        perform(case, RECORD, by=by, at=at)
    return received
