"""Taking a matter into the register from a staff channel, in one transaction."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from rabfang.cases.receive import Received
from rabfang.cases.take_in import take_in
from rabfang.channels.occasions.actions.record import link_case
from rabfang.channels.occasions.queries import Occasion, occasion_channels, recent, visible_occasions
from rabfang.channels.paper.recording import Paper
from rabfang.desk.access import Here
from rabfang.desk.doing import with_files
from rabfang.documents.models import StoredFile
from rabfang.procedures.schema import Channel, May, Sees
from rabfang.thai.periods import Unit

RECENT = timedelta(days=60)


def channels_of(here: Here) -> list[Channel]:
    """The channels from which one of the officer's roles records."""
    recording = {
        key for key in here.roles if key in here.procedure.roles and May.RECORD in here.procedure.roles[key].may
    }
    return [channel for channel in here.procedure.channel if recording & set(channel.recorded_by)]


def minutes_of(channels: Sequence[Channel]) -> int | None:
    """The shortest time in minutes within which these channels must be taken up; None when it is longer (S0-2)."""
    return min((row.take_up.amount for row in channels if row.take_up.unit == Unit.MINUTE), default=None)


def recent_occasions(here: Here) -> list[Occasion]:
    """Occasions of the last two months from which a case may still come; none, unasked, without such a channel."""
    channels = {row.key for row in occasion_channels(here.procedure)} & {row.key for row in channels_of(here)}
    if not channels:
        return []
    seen = visible_occasions(here.actor, here.agency, here.procedure).filter(channel__in=channels)
    return recent(seen, here.at - RECENT)


def may_list_occasions(here: Here) -> bool:
    """Whether the office has channels of occasions, and the officer records there or sees every case."""
    channels = occasion_channels(here.procedure)
    return bool(channels) and (here.sight == Sees.AGENCY or any(row in channels_of(here) for row in channels))


def record_case(
    here: Here,
    channel: str,
    *,
    uploads: Sequence[Any],
    occasion: Occasion | None = None,
    paper: Paper | None = None,
    **facts: Any,
) -> Received:
    """Receives the matter and, where the officer may, takes it through the recording step at once.

    Sending the same form again gives the same case. occasion: the meeting or visit it came from. `paper` is the one
    that it came on: its pages are the case's files, before what was uploaded, and it ends with this case; Conflict
    when it ended or changed meanwhile.
    """

    def do(files: tuple[StoredFile, ...]) -> Received:
        if paper is not None:
            paper.hold(here.agency, here.actor)
            files = (*paper.files(here.at), *files)
        received = take_in(here.agency, channel, by=here.actor, at=here.at, files=files, **facts)
        if occasion is not None:
            link_case(occasion, received.case, by=here.actor, at=here.at, token=f"case-{received.case.pk}")
        if paper is not None:
            paper.recorded(received.case, here.actor, here.at)
        return received

    return with_files(uploads, here.at, do)
