"""The only writers of posters."""

import secrets
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.channels.models import Poster, PosterCase
from rabfang.channels.posters.queries import may_hang, targets, visible_posters
from rabfang.core.errors import Invalid, NotAllowed, NotFound
from rabfang.thai.text import clean

CODE_BYTES = 5  # ten letters: nobody hits another's poster by chance, and a guessed one only names a place


def hang(agency: Agency, *, by: Actor, at: datetime, channel: str, place: str, link: str = "") -> Poster:
    """A poster for one place; `channel` is the key of a target. Raises NotAllowed, or Invalid by field."""
    if by.officer_id is None or not may_hang(by, agency):
        raise NotAllowed("poster-not-yours")
    chosen = {row.key: row for row in targets(agency)}.get(channel)
    if chosen is None:
        raise Invalid("no-such-channel", field="channel")
    if not (where := clean(place)):
        raise Invalid("required", field="place")
    if chosen.needs_link and not _is_link(link):
        raise Invalid("poster-needs-link", field="link")
    return Poster.objects.create(
        agency=agency,
        code=secrets.token_hex(CODE_BYTES),
        channel=chosen.channel.key,
        place=where,
        link=link if chosen.needs_link else chosen.link,
        made_by_id=by.officer_id,
        made_at=at,
    )


def brought(poster: Poster, case: Case) -> None:
    """Notes that a case came from the poster, once. Runs in the transaction that receives the case."""
    PosterCase.objects.get_or_create(case=case, defaults={"poster": poster})


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
