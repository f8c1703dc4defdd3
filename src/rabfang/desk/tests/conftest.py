"""What the tests of the desk share: cases at a chosen step, and reading pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from rabfang.agencies.models import Agency, Unit
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import facts_for, next_step, somebody, submitted
from rabfang.procedures.queries import current

Walked = Callable[..., Case]


@pytest.fixture
def walked(offices: dict[str, Agency]) -> Walked:
    """`walked("hat-kham", "service-quality", until="order")`: a case that waits for that verb."""

    def walk(slug: str, kind: str, *, until: str, **facts: Any) -> Case:
        agency = offices[slug]
        _, procedure = current(agency)
        case = submitted(agency, **facts).case
        while (step := next_step(case, procedure)).action != until:
            stored = Case.objects.select_related("agency").get(pk=case.pk)
            said = facts_for(stored, step.action, procedure)
            if step.action == "classify":
                said["kind"] = kind
            perform(case.pk, step.action, by=somebody(stored, step.action, procedure), **said)
        return Case.objects.select_related("agency").get(pk=case.pk)

    return walk


@pytest.fixture
def unit_id(offices: dict[str, Agency]) -> Callable[[str, str], int]:
    """The id of a unit by office and key."""
    return lambda slug, key: Unit.objects.get(agency=offices[slug], key=key).pk


def page(response: HttpResponse) -> str:
    """The page's text."""
    return response.content.decode()


__all__ = ["Actor", "Walked", "page"]
