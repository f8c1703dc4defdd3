"""Messages to complainants: the one list of the ways by which they leave, and their sending.

Sent at least once, each with a fixed id, one at a time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.actions.changes import note
from rabfang.agencies.models import Officer
from rabfang.cases.models import Complainant, OutboxMessage
from rabfang.cases.outbox import EMAIL, way_to
from rabfang.channels.chat import outgoing as chat
from rabfang.channels.delivery import BATCH, deliver, waiting
from rabfang.channels.email import messages as mail
from rabfang.channels.email import transport as email
from rabfang.channels.messages import Rendered
from rabfang.channels.models import Platform
from rabfang.core.errors import Conflict

State = OutboxMessage.State
NOT_DELIVERED = (State.FAILED, State.BOUNCED)
# The way of a message of which an officer told the person, when none led to them.
BY_HAND = "hand"


@dataclass(frozen=True)
class Way:
    """`leaves` says whether messages can leave by it now; `send` hands one over; `rendered` is how its reader gets it.

    `send` raises NotDelivered, or for e-mail what smtplib raises.
    """

    title: Any
    leaves: Callable[[], bool]
    send: Callable[[OutboxMessage], None]
    rendered: Callable[[OutboxMessage], Rendered]


# Its keys are what `OutboxMessage.way` holds.
WAYS: Mapping[str, Way] = {
    EMAIL: Way(_("อีเมล"), email.leaves, email.send, mail.rendered),
    **{
        platform: Way(platform.label, partial(chat.leaves, platform), chat.send, chat.rendered) for platform in Platform
    },
}


def way_title(key: str) -> str:
    """By which way, in words."""
    return str(_("เจ้าหน้าที่แจ้งเอง") if key == BY_HAND else WAYS[key].title)


def rendered(message: OutboxMessage) -> Rendered:
    """A message as its reader gets it; one told by an officer as it would have been sent."""
    key = way_to(message.case.complainant) if message.way == BY_HAND else message.way
    return WAYS[key or EMAIL].rendered(message)


def send_waiting(at: datetime) -> int:
    """Sends every message that is due; returns how many went out.

    A demonstration counts messages as sent: they are shown on the desk and never leave. What goes by a way that does
    not lead out now, such as e-mail without a mail server, waits.
    """
    out = [key for key, way in WAYS.items() if settings.RABFANG_DEMONSTRATION or way.leaves()]
    if not out:
        return 0
    rows = OutboxMessage.objects.select_related("case__agency", "case__complainant", "about")
    due = waiting(OutboxMessage.objects.filter(way__in=out), at).order_by("next_at").values_list("pk", flat=True)
    return sum(deliver(rows, pk, _send, at) for pk in list(due[:BATCH]))


def retry(message: OutboxMessage, *, at: datetime) -> None:
    """Queues one that did not arrive again, by the way the person is told now. Raises Conflict when it was no such
    message, or no way leads to the person."""
    way = way_to(Complainant.objects.get(case=message.case_id))
    if not way:
        raise Conflict("no-way-to-tell")
    again = {"state": State.QUEUED, "way": way, "attempts": 0, "next_at": at, "error": ""}
    _not_delivered(message, **again)


def told_by_hand(message: OutboxMessage, *, by: Officer, at: datetime) -> None:
    """An officer told the person what did not arrive. Raises Conflict when it was no such message."""
    _not_delivered(message, state=State.SENT, way=BY_HAND, sent_at=at, next_at=None)
    note("tell-by-hand", f"#{message.pk}", by=by, at=at)


def _not_delivered(message: OutboxMessage, **change: Any) -> None:
    rows = OutboxMessage.objects.filter(pk=message.pk, state__in=NOT_DELIVERED)
    if not rows.update(**change):
        raise Conflict("message-not-failed")


def _send(message: OutboxMessage) -> None:
    WAYS[message.way].send(message)
