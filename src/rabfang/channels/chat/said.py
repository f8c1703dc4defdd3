"""What a person did in a chat, whatever the platform."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Did(StrEnum):
    """What sort of thing it was."""

    TEXT = "text"
    FILE = "file"  # a picture, a film, a sound, a document
    PLACE = "place"
    START = "start"  # began to follow the account, or pressed its first button
    UNSENT = "unsent"  # took a message back
    STICKER = "sticker"
    LEFT = "left"  # blocked the account
    INVITED = "invited"  # the account was put into a group
    NOTHING = "nothing"  # known to need no answer, or unknown


@dataclass(frozen=True)
class Said:
    """One event. `message` is the platform's name of the message; `link` where a file lies, if not by that name."""

    did: Did
    message: str = ""
    text: str = ""
    link: str = ""
    name: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    reply_token: str = ""
    room: bool = False  # said in a group, not to the office


@dataclass(frozen=True)
class Event:
    """One event of a webhook as it is kept: what makes it the same when it comes twice, who, when, and all of it."""

    key: str
    user: str
    said_at: datetime | None
    whole: dict[str, Any]
