"""What a platform tells us is checked and kept, and nothing more: what follows from it is the worker's."""

import hashlib
import json
from datetime import datetime

from rabfang.channels.chat.payload import text
from rabfang.channels.chat.platforms import PLATFORMS
from rabfang.channels.chat.said import Event
from rabfang.channels.models import ChatAccount, Incoming
from rabfang.channels.secrets import opened
from rabfang.core.tokens import same

LARGEST = 1024 * 1024  # bytes; a platform sends some kilobytes

State, Reason = Incoming.State, Incoming.Reason


def account_of(platform: str, hook: str) -> ChatAccount | None:
    """The account at whose address a webhook was called; None for a guess or one that is closed."""
    return ChatAccount.objects.filter(platform=platform, hook=hook, is_active=True).first()


def is_signed(account: ChatAccount, body: bytes, header: str) -> bool:
    """Whether the platform itself sent this body to this account; never without a secret."""
    secret = opened(account.secret)
    return bool(secret) and same(PLATFORMS[account.platform].signature(body, secret), header)


def header_of(account: ChatAccount) -> str:
    """The header that carries the signature."""
    return PLATFORMS[account.platform].header


def keep(account: ChatAccount, body: bytes, at: datetime) -> None:
    """Keeps each event once, however often it is told. What cannot be read is kept to be looked at.

    `received_at` is this moment; what the platform says of the time only orders a person's own messages.
    """
    try:
        events = PLATFORMS[account.platform].events(json.loads(body))
    except (ValueError, RecursionError):
        Incoming.objects.bulk_create([_unreadable(account, body, at)], ignore_conflicts=True)
        return
    Incoming.objects.bulk_create((_row(account, event, at) for event in events), ignore_conflicts=True)


def _row(account: ChatAccount, event: Event, at: datetime) -> Incoming:
    return Incoming(
        agency_id=account.agency_id,
        channel=account.channel,
        way=account.platform,
        account=account.pk,
        external_id=event.key,
        received_at=at,
        said_at=event.said_at,
        sender=event.user,
        body=json.dumps(event.whole),
        next_at=at,
    )


def _unreadable(account: ChatAccount, body: bytes, at: datetime) -> Incoming:
    return Incoming(
        agency_id=account.agency_id,
        channel=account.channel,
        way=account.platform,
        account=account.pk,
        external_id=hashlib.sha256(body).hexdigest(),
        received_at=at,
        body=text(body.decode("utf-8", "replace").replace("\x00", "\ufffd"), LARGEST),
        state=State.HELD,
        reason=Reason.UNREADABLE,
    )
