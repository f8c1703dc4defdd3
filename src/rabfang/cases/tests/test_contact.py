"""How a complainant is reached changes: only what differs, said without the words themselves, and proved."""

from collections.abc import Callable
from typing import Any

import pytest

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Complainant
from rabfang.cases.perform import perform
from rabfang.cases.queries import events_of
from rabfang.cases.tests.walking import submitted
from rabfang.cases.verify import faults
from rabfang.core.errors import Conflict, Invalid, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(offices: dict[str, Agency]) -> Case:
    return submitted(offices["hat-kham"], name="สมชาย เก่า", telephone="0811111111", email="old@people.example").case


def person(case: Case) -> Complainant:
    return Complainant.objects.get(case=case)


def test_only_what_is_given_changes_and_the_event_holds_no_word_of_it(case: Case) -> None:
    perform(case, "contact", by=Actor.citizen(case.pk), telephone="0822222222", discreet=True)
    perform(case, "contact", by=Actor.citizen(case.pk), prefers="telephone")
    now_known = person(case)
    assert (now_known.name, now_known.telephone, now_known.email) == ("สมชาย เก่า", "0822222222", "old@people.example")
    assert (now_known.discreet, now_known.prefers) == (True, "telephone")
    said = [event.facts["changed"] for event in events_of(case) if event.action == "contact"]
    assert said == [["discreet", "telephone"], ["prefers"]]
    assert "0822222222" not in "".join(str(event.facts) for event in events_of(case))
    assert not list(faults())


def test_a_change_past_the_door_is_found(case: Case) -> None:
    perform(case, "contact", by=Actor.citizen(case.pk), telephone="0822222222")
    Complainant.objects.filter(case=case).update(telephone="0833333333")
    assert any("the complainant was altered" in str(fault) for fault in faults())


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, "nothing-changed"),
        ({"telephone": "0811111111"}, "nothing-changed"),
        ({"prefers": "post"}, "cannot-be-reached-so"),
        ({"prefers": "email", "email": ""}, "cannot-be-reached-so"),
        ({"prefers": "pigeon"}, "not-understood"),
    ],
)
def test_what_makes_no_sense_is_refused(case: Case, facts: dict[str, Any], code: str) -> None:
    with pytest.raises((Conflict, Invalid)) as refused:
        perform(case, "contact", by=Actor.citizen(case.pk), **facts)
    assert refused.value.code == code
    assert person(case).telephone == "0811111111"


def test_a_stranger_changes_nothing(case: Case, offices: dict[str, Agency], actor: Callable[[str], Actor]) -> None:
    other = submitted(offices["hat-kham"]).case
    for by in (Actor.citizen(other.pk), actor("unit@hat-kham.example"), actor("centre@school-integrity.example")):
        with pytest.raises(NotAllowed):
            perform(case, "contact", by=by, telephone="0822222222")
