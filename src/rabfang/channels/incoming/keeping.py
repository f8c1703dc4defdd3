"""Keeping what came, before anything is made of it."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from rabfang.agencies.models import Agency
from rabfang.channels.models import Incoming
from rabfang.documents.models import StoredFile


def known(way: str, account: int, external_id: str) -> bool:
    """Whether this message was kept before."""
    return Incoming.objects.filter(way=way, account=account, external_id=external_id).exists()


def keep(
    agency: Agency,
    channel: str,
    *,
    way: str,
    account: int,
    external_id: str,
    received_at: datetime,
    at: datetime,
    raw: StoredFile | None = None,
    body: str = "",
) -> Incoming | None:
    """Keeps one message for the worker to settle; None when it is here already.

    received_at: by the office's own server; a clock that runs ahead is not followed.
    """
    try:
        with transaction.atomic():
            return Incoming.objects.create(
                agency=agency,
                channel=channel,
                way=way,
                account=account,
                external_id=external_id,
                received_at=min(received_at, at),
                raw=raw,
                body=body,
                next_at=at,
            )
    except IntegrityError:
        if known(way, account, external_id):
            return None
        raise


def submission_of(incoming: Incoming) -> str:
    """The token under which it enters the register: once, and guessable by nobody outside."""
    mark = salted_hmac("rabfang.incoming", str(incoming.pk), algorithm="sha256").hexdigest()
    return f"incoming:{incoming.pk}:{mark}"
