"""The ways by which complainants are told: the one list. Its keys are what `OutboxMessage.way` holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from rabfang.cases.models import OutboxMessage
from rabfang.channels.chat import outgoing as chat
from rabfang.channels.email import transport as email
from rabfang.channels.models import Platform


@dataclass(frozen=True)
class Way:
    """`leaves` says whether messages can leave by it now; `send` hands one over.

    `send` raises NotDelivered, or for e-mail what smtplib raises.
    """

    leaves: Callable[[], bool]
    send: Callable[[OutboxMessage], None]


WAYS: Mapping[str, Way] = {
    "email": Way(email.leaves, email.send),
    Platform.LINE: Way(partial(chat.leaves, Platform.LINE), chat.send),
    Platform.MESSENGER: Way(partial(chat.leaves, Platform.MESSENGER), chat.send),
}
