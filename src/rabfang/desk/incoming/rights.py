"""Whose messages from outside an officer may see: all of the office's, or those of channels they record from."""

from django.db.models import QuerySet

from rabfang.channels.models import Incoming
from rabfang.desk.access import Here
from rabfang.desk.recording import channels_of
from rabfang.procedures.schema import BY_ITSELF, Sees


def sees_incoming(here: Here) -> bool:
    """Whether the office takes in messages by themselves and this officer may see some of them."""
    taking = {channel.key for channel in here.procedure.channel if channel.medium in BY_ITSELF}
    return bool(taking and (here.sight == Sees.AGENCY or taking & _own(here)))


def incoming_of(here: Here) -> QuerySet[Incoming]:
    """The messages in sight; none by default."""
    rows = Incoming.objects.filter(agency=here.agency)
    return rows if here.sight == Sees.AGENCY else rows.filter(channel__in=_own(here))


def _own(here: Here) -> set[str]:
    return {channel.key for channel in channels_of(here)}
