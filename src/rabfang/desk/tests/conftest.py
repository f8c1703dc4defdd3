"""What the tests of the desk share: cases that wait for a chosen verb, and counting the queries of a page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.cases.tests.walking import walk

Walked = Callable[..., Case]
SignIn = Callable[[str], Client]
Clock = Callable[[datetime], None]


@pytest.fixture
def walked(offices: dict[str, Agency]) -> Walked:
    """`walked("hat-kham", "service-quality", until="order")`: a case that waits for that verb.

    It takes what `walk` takes.
    """

    return lambda slug, kind, **said: walk(offices[slug], kind, **said)


@pytest.fixture
def queries() -> Callable[[Client, str], int]:
    """How many queries a page takes, once everything that is read only once has been read."""

    def count(client: Client, address: str) -> int:
        assert client.get(address).status_code == 200
        with _captured() as captured:
            client.get(address)
        return len(captured)

    return count


@contextmanager
def _captured() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connection) as captured:
        yield captured
