"""The demonstration shows an office at work, whatever the day on which somebody tries it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case, Status
from rabfang.cases.verify import faults
from rabfang.core.clock import BANGKOK, now
from rabfang.project.demonstration.cases import load_cases

Stand = Callable[[datetime], None]
DAYS = (
    datetime(2026, 11, 23, 7, 15, tzinfo=BANGKOK),  # a Monday before opening
    datetime(2026, 11, 27, 18, 0, tzinfo=BANGKOK),
    datetime(2026, 11, 28, 11, 0, tzinfo=BANGKOK),  # a Saturday
    datetime(2026, 10, 1, 9, 0, tzinfo=BANGKOK),  # the first morning of a fiscal year
    datetime(2027, 4, 14, 12, 0, tzinfo=BANGKOK),  # Songkran
)


@pytest.mark.django_db
@pytest.mark.parametrize("day", DAYS)
def test_every_office_is_at_work(clock: Stand, request: pytest.FixtureRequest, day: datetime) -> None:
    clock(day)
    offices: dict[str, Agency] = request.getfixturevalue("offices")
    clock(day)
    for slug in offices:
        assert load_cases(slug) == Case.objects.filter(agency__slug=slug).count() >= 6
    assert {Status.OPEN, Status.CLOSED} <= set(Case.objects.values_list("status", flat=True))
    assert Case.objects.filter(status=Status.OPEN, due_at__lt=now()).exists()
    assert not Case.objects.filter(registered_at__gt=now()).exists()
    assert Case.objects.filter(received_at__gt=now() - timedelta(days=10)).exists()
    assert list(faults()) == []


def test_a_register_in_use_is_left_alone(offices: dict[str, Agency]) -> None:
    for slug in offices:
        load_cases(slug)
    before = Case.objects.count()
    assert {load_cases(slug) for slug in offices} == {0}
    assert Case.objects.count() == before
