"""Taking a matter into the register from a staff channel, in one transaction."""

from collections.abc import Sequence
from typing import Any

from rabfang.cases.perform import perform
from rabfang.cases.receive import Received, receive
from rabfang.cases.rules import offers
from rabfang.cases.standing import standing_of
from rabfang.desk.access import Here
from rabfang.desk.doing import with_files
from rabfang.documents.models import StoredFile
from rabfang.procedures.queries import version_of
from rabfang.procedures.schema import Channel, May
from rabfang.thai.periods import Unit

RECORD = "record"


def channels_of(here: Here) -> list[Channel]:
    """The channels from which one of the officer's roles records."""
    recording = {
        key for key in here.roles if key in here.procedure.roles and May.RECORD in here.procedure.roles[key].may
    }
    return [channel for channel in here.procedure.channel if recording & set(channel.recorded_by)]


def minutes_of(channels: Sequence[Channel]) -> int | None:
    """The shortest time in minutes within which these channels must be taken up; None when it is longer (S0-2)."""
    return min((row.take_up.amount for row in channels if row.take_up.unit == Unit.MINUTE), default=None)


def record_case(here: Here, channel: str, *, uploads: Sequence[Any], **facts: Any) -> Received:
    """Receives the matter and, where the officer may, takes it through the recording step at once.

    Sending the same form again gives the same case.
    """

    def do(files: tuple[StoredFile, ...]) -> Received:
        received = receive(here.agency, channel, by=here.actor, at=here.at, files=files, **facts)
        case = received.case
        if offers(version_of(case.procedure_id)[1], standing_of(case), here.actor, (RECORD,)):
            perform(case, RECORD, by=here.actor, at=here.at)
        return received

    return with_files(uploads, here.at, do)
