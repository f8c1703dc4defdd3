"""A matter that comes by official letter keeps the letter's number and date (S4-1)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Event
from rabfang.cases.receive import receive
from rabfang.cases.verify import faults
from rabfang.core.errors import Invalid

pytestmark = pytest.mark.django_db


@pytest.fixture
def come(offices: dict[str, Agency], actor: Callable[[str], Actor]) -> Callable[..., Event]:
    """`come(letter_number=...)`: the event by which a ministry's matter is received."""

    def by_letter(**facts: Any) -> Event:
        centre = actor("centre@phitsanulok.example")
        said = {"subject": "น้ำเสีย", "detail": "ปลาตาย"} | facts
        return receive(offices["phitsanulok"], "ministry", by=centre, **said).event

    return by_letter


def test_the_event_keeps_what_was_given_and_nothing_else(come: Callable[..., Event]) -> None:
    both = come(letter_number=" มท 0208/123 ", letter_date=date(2026, 11, 23))
    assert both.facts["letter_number"] == "มท 0208/123"
    assert Event.objects.get(pk=both.pk).facts["letter_date"] == "2026-11-23"
    assert "letter_date" not in come(letter_number="มท 0208/124").facts
    assert not {"letter_number", "letter_date"} & come().facts.keys()
    assert not list(faults())


def test_a_letter_of_tomorrow_is_refused(come: Callable[..., Event]) -> None:
    with pytest.raises(Invalid) as refused:
        come(letter_number="มท 0208/123", letter_date=date(2026, 11, 24))
    assert (refused.value.code, refused.value.field) == ("letter-in-the-future", "letter_date")
    assert not Case.objects.exists()
