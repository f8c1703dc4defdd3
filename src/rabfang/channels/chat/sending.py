"""What is handed to a platform, and what its refusals mean."""

import ssl
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import httpx

from rabfang.channels.chat.phrases import Spoken
from rabfang.channels.delivery import NotDelivered
from rabfang.channels.inside import STAYS_INSIDE, may_reach

TIMEOUT = httpx.Timeout(10, connect=5)


@dataclass(frozen=True)
class Outgoing:
    """Messages to one person. `key` is the same for every try; `reply_token` is good for one try within a minute."""

    to: str
    spoken: tuple[Spoken, ...]
    key: str
    reply_token: str = ""


class AccountRefused(NotDelivered):
    """The platform does not accept the account's token: nothing leaves until an administrator has mended it."""


@cache
def trusted() -> ssl.SSLContext:
    """Whose certificates are believed; read once, since that takes longer than sending."""
    return httpx.create_ssl_context()


def called(method: str, url: str, token: str, **more: object) -> httpx.Response:
    """The platform's answer; NotDelivered when it gave none. No redirection is followed."""
    if not may_reach(urlsplit(url).hostname):
        raise NotDelivered(str(STAYS_INSIDE), for_good=True)
    headers = {"Authorization": f"Bearer {token}", **_headers(more.pop("headers", {}))}
    try:
        with httpx.Client(timeout=TIMEOUT, verify=trusted()) as client:
            return client.request(method, url, headers=headers, **more)  # type: ignore[arg-type]
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotDelivered(type(error).__name__) from error


def _headers(given: object) -> dict[str, str]:
    return dict(given) if isinstance(given, dict) else {}
