"""What the tests of the desk share: cases that wait for a chosen verb, and counting the queries of a page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import facts_for, next_step, somebody, submitted
from rabfang.procedures.queries import current

Walked = Callable[..., Case]
SignIn = Callable[[str], Client]
Clock = Callable[[datetime], None]


@pytest.fixture
def walked(offices: dict[str, Agency]) -> Walked:
    """`walked("hat-kham", "service-quality", until="order")`: a case that waits for that verb.

    `outcome` is what an order on the way decides.
    """

    def walk(slug: str, kind: str, *, until: str, category: str = "", outcome: str = "", **facts: Any) -> Case:
        agency = offices[slug]
        _, procedure = current(agency)
        case = submitted(agency, **facts).case
        while (step := next_step(case, procedure)).action != until:
            stored = Case.objects.select_related("agency").get(pk=case.pk)
            decided = outcome if step.action == "order" and outcome else None
            said = facts_for(stored, step.action, procedure, decided)
            if step.action == "classify":
                said |= {"kind": kind, "category": category}
            perform(case.pk, step.action, by=somebody(stored, step.action, procedure), **said)
        return Case.objects.select_related("agency").get(pk=case.pk)

    return walk


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
