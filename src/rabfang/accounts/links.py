"""What stands in the address of a link, and which link that is."""

import base64
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from rabfang.accounts.keys import keyed
from rabfang.accounts.models import Link
from rabfang.core.tokens import same

LENGTH = 32  # 160 bits


def token_of(link: Link) -> str:
    """The secret part of the link's address."""
    digest = bytes.fromhex(keyed("link", f"{link.pk}:{link.nonce}"))
    return base64.b32encode(digest).decode()[:LENGTH].lower()


def address_of(link: Link) -> str:
    """The whole address, as a mail tells it."""
    return str(settings.BASE_URL) + reverse("account_link", args=[link.pk, token_of(link)])


def usable_link(pk: int, token: str, at: datetime) -> Link | None:
    """The link of this address while it works; None when it is over, used, withdrawn, or no such."""
    link = Link.objects.select_related("officer__agency").filter(pk=pk).first()
    known = same(token_of(link or Link(pk=pk, nonce="")), token)
    if link is None or not known or link.used_at or link.withdrawn_at or link.expires_at <= at:
        return None
    return link if link.officer.is_active else None
