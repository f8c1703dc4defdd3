"""The only writers of checks: an officer looked, the system polled, an occasion was held."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.channels.models import ChannelCheck
from rabfang.channels.watch.rights import may_mark
from rabfang.core.clock import local_date
from rabfang.core.errors import Invalid, NotAllowed
from rabfang.procedures.queries import current
from rabfang.procedures.schema import Channel, Procedure
from rabfang.thai.text import clean

LONGEST_NOTE = 300
MOST_FOUND = 100_000
TWICE = timedelta(seconds=60)  # the same mark again within this is the same tap


def mark_checked(
    agency: Agency, channel: str, *, by: Actor, at: datetime, found: int = 0, note: str = ""
) -> ChannelCheck:
    """An officer looked at the channel just now and found so many matters; sending the same again adds nothing.

    Raises NotAllowed "watch-not-yours", Invalid "no-such-channel", "too-many-found" or "too-long".
    """
    said = _note(note)
    _permit(agency, channel, by)
    _counted(found)
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=agency.pk)  # two taps come one after the other
        same = ChannelCheck.objects.filter(
            agency=agency, channel=channel, by=by.officer_id, found=found, note=said, source="", at__gt=at - TWICE
        )
        return same.first() or ChannelCheck.objects.create(
            agency=agency, channel=channel, day=local_date(at), at=at, by_id=by.officer_id, found=found, note=said
        )


def mark_polled(agency: Agency, channel: str, found: int, at: datetime) -> None:
    """The system itself read the channel and found so many matters, perhaps none: one row a day, counting up."""
    day = local_date(at)
    mine = ChannelCheck.objects.filter(agency=agency, channel=channel, day=day, by=None, source="")
    if mine.update(found=F("found") + found, at=at):
        return
    try:
        with transaction.atomic():
            ChannelCheck.objects.create(agency=agency, channel=channel, day=day, at=at, found=found)
    except IntegrityError:  # another worker was first
        mine.update(found=F("found") + found, at=at)


def mark_held(
    agency: Agency, channel: str, day: date, found: int, *, by: Actor, at: datetime, source: str
) -> ChannelCheck:
    """An occasion of the channel was held on that day and brought so many matters, perhaps none.

    `source` names it ("occasion:7"): said again, its day and number are corrected. Raises as `mark_checked`, and
    Invalid "held-in-the-future".
    """
    _permit(agency, channel, by)
    _counted(found)
    if day > local_date(at):
        raise Invalid("held-in-the-future", field="day")
    row, _ = ChannelCheck.objects.update_or_create(
        agency=agency,
        channel=channel,
        source=source,
        defaults={"day": day, "found": found, "at": at},
        create_defaults={"day": day, "found": found, "at": at, "by_id": by.officer_id},
    )
    return row


def _permit(agency: Agency, channel: str, by: Actor) -> None:
    procedure: Procedure = current(agency)[1]
    known: Channel | None = procedure.channels.get(channel)
    if known is None:
        raise Invalid("no-such-channel", field="channel")
    if by.officer_id is None or not may_mark(by, agency, procedure, known):
        raise NotAllowed("watch-not-yours")


def _counted(found: int) -> None:
    if not 0 <= found <= MOST_FOUND:
        raise Invalid("too-many-found", field="found")


def _note(note: str) -> str:
    said = clean(note)
    if len(said) > LONGEST_NOTE:
        raise Invalid("too-long", field="note")
    return said
