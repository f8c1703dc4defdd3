"""Fetching a file that somebody sent: no larger than any upload may be, and from nowhere but where it must lie."""

import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.core.files.base import File

from rabfang.channels.chat.sending import trusted
from rabfang.channels.delivery import NotDelivered
from rabfang.channels.inside import STAYS_INSIDE, may_reach
from rabfang.documents.limits import LIMITS, MEGABYTE

TIMEOUT = httpx.Timeout(15, connect=5)
LONGEST = 60  # seconds for the whole of it: a server that drips holds nobody up
OK, NOT_READY, GONE = 200, 202, (400, 403, 404, 410)


class TooLarge(NotDelivered):
    """The file is larger than any that is taken."""

    def __init__(self) -> None:
        super().__init__("too large", for_good=True)


def allowed(url: str, places: str) -> bool:
    """Whether the address is of one of the places: "https://*.fbcdn.net,https://files.example" by scheme and host."""
    try:
        given = urlsplit(url)
        port = given.port
    except ValueError:
        return False
    if given.username or given.password or not given.hostname:
        return False
    return any(_matches(given.scheme, given.hostname, port, urlsplit(place.strip())) for place in places.split(","))


def _matches(scheme: str, host: str, port: int | None, place: Any) -> bool:
    named = place.netloc.partition(":")[0]
    fits = host.endswith(named[1:]) if named.startswith("*.") else host == named
    return bool(named) and scheme == place.scheme and port == place.port and fits


@contextmanager
def fetched(url: str, *, name: str, headers: Mapping[str, str]) -> "Iterator[File[Any]]":
    """The file as an upload, gone when the block ends. Raises NotDelivered; `for_good` when asking again is no use."""
    if not may_reach(urlsplit(url).hostname):
        raise NotDelivered(str(STAYS_INSIDE), for_good=True)
    ends = time.monotonic() + LONGEST
    with tempfile.SpooledTemporaryFile(MEGABYTE) as kept:
        try:
            with (
                httpx.Client(timeout=TIMEOUT, verify=trusted()) as client,
                client.stream("GET", url, headers=dict(headers)) as answer,
            ):
                _accepted(answer)
                for chunk in answer.iter_bytes():
                    kept.write(chunk)
                    if kept.tell() > LIMITS.file_bytes:
                        raise TooLarge
                    if time.monotonic() > ends:
                        raise NotDelivered("too slow")
                kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NotDelivered(type(error).__name__) from error
        size = kept.tell()
        kept.seek(0)
        upload: File[Any] = File(kept, name=name or _named(kind))
        upload.size = size
        yield upload


def _accepted(answer: httpx.Response) -> None:
    if answer.status_code != OK:
        raise NotDelivered(f"HTTP {answer.status_code}", for_good=answer.status_code in GONE)
    stated = answer.headers.get("Content-Length", "0")
    if stated.isdecimal() and int(stated) > LIMITS.file_bytes:
        raise TooLarge


def _named(kind: str) -> str:
    """A file without a name is called after what its sender says it is; what it is, `documents` finds out."""
    endings = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp"}
    endings |= {"video/mp4": "mp4", "audio/mp4": "m4a", "audio/x-m4a": "m4a", "audio/mpeg": "mp3"}
    endings |= {"application/pdf": "pdf"}
    return f"file.{endings[kind]}" if kind in endings else "file"
