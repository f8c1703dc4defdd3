"""The platforms: the one list of what each does in its own way."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from rabfang.channels.chat.said import Event, Said
from rabfang.channels.chat.sending import Outgoing
from rabfang.channels.line import reading as line_reading
from rabfang.channels.line import signature as line_signature
from rabfang.channels.line import transport as line_transport
from rabfang.channels.messenger import reading as messenger_reading
from rabfang.channels.messenger import signature as messenger_signature
from rabfang.channels.messenger import transport as messenger_transport
from rabfang.channels.models import Platform


@dataclass(frozen=True)
class Ways:
    """How one platform proves itself, is read, sent to, asked, reached by a person.

    Tokens and secrets are given opened.

    `window` is how long after the person's last words anything may be sent; None for always. `over` says why not.
    """

    header: str
    signature: Callable[[bytes, str], str]
    events: Callable[[object], list[Event]]
    said: Callable[[Mapping[str, Any]], Said]
    send: Callable[[str, Outgoing], None]
    fetch: Callable[[str, Said], AbstractContextManager[Any]]
    who: Callable[[str], str]
    link: Callable[[str], str]
    window: timedelta | None = None
    over: Callable[[], str] = str


PLATFORMS: Mapping[str, Ways] = {
    Platform.LINE: Ways(
        header=line_signature.HEADER,
        signature=line_signature.signature,
        events=line_reading.events,
        said=line_reading.said,
        send=line_transport.send,
        fetch=line_transport.fetch,
        who=line_transport.who,
        link=line_transport.link,
    ),
    Platform.MESSENGER: Ways(
        header=messenger_signature.HEADER,
        signature=messenger_signature.signature,
        events=messenger_reading.events,
        said=messenger_reading.said,
        send=messenger_transport.send,
        fetch=messenger_transport.fetch,
        who=messenger_transport.who,
        link=messenger_transport.link,
        window=timedelta(hours=24),
        over=messenger_transport.window_over,
    ),
}
