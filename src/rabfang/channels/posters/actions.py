"""The only writers of posters."""

import secrets
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.channels.models import Poster
from rabfang.channels.posters.queries import CHATS, may_hang, poster_channels, visible_posters
from rabfang.core.errors import Invalid, NotAllowed, NotFound
from rabfang.thai.text import clean

CODE_BYTES = 5  # ten letters: nobody hits another's poster by chance, and a guessed one only names a place


def hang(agency: Agency, *, by: Actor, at: datetime, channel: str, place: str, link: str = "") -> Poster:
    """A poster for one place. Raises NotAllowed, or Invalid by field."""
    if by.officer_id is None or not may_hang(by, agency):
        raise NotAllowed("poster-not-yours")
    chosen = {row.key: row for row in poster_channels(agency)}.get(channel)
    if chosen is None:
        raise Invalid("no-such-channel", field="channel")
    if not (where := clean(place)):
        raise Invalid("required", field="place")
    chat = chosen.medium in CHATS
    if chat and not _is_link(link):
        raise Invalid("poster-needs-link", field="link")
    return Poster.objects.create(
        agency=agency,
        code=secrets.token_hex(CODE_BYTES),
        channel=chosen.key,
        place=where,
        link=link if chat else "",
        made_by_id=by.officer_id,
        made_at=at,
    )


def take_down(pk: int, agency: Agency, *, by: Actor, at: datetime) -> None:
    """It hangs no more; who scanned it before still reaches the form, and its place is still told."""
    with transaction.atomic():
        if visible_posters(by, agency).filter(pk=pk).first() is None:
            raise NotFound("no-such-poster")
        Poster.objects.filter(pk=pk, taken_down_at__isnull=True).update(taken_down_at=at)


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.netloc) and not any(one.isspace() for one in text)
