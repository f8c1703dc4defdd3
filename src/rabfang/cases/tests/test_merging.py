"""Two reports of one matter: joined, both told, and taken apart again as if never joined."""

from collections.abc import Callable

import pytest

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Assignment, Case, Clock, OutboxMessage
from rabfang.cases.perform import perform
from rabfang.cases.state import ASSIGNMENT_COLUMNS, CLOCK_COLUMNS, row_values
from rabfang.cases.tests.walking import submitted, walk
from rabfang.cases.verify import faults
from rabfang.core.errors import Conflict, Invalid

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre(actor: Callable[[str], Actor]) -> Actor:
    return actor("centre@hat-kham.example")


def parts(case: Case) -> list[object]:
    assignments = [row_values(row, ASSIGNMENT_COLUMNS) for row in Assignment.objects.filter(case=case)]
    return [*assignments, *(row_values(row, CLOCK_COLUMNS) for row in Clock.objects.filter(case=case))]


def test_merging_and_undoing_leaves_the_case_as_it_stood(offices: dict[str, Agency], centre: Actor) -> None:
    first = submitted(offices["hat-kham"]).case
    second = walk(offices["hat-kham"], "service-quality", until="report")
    before, due = parts(second), second.due_at
    merged = perform(second, "merge", by=centre, into=first.pk, reason="เสาต้นเดียวกัน").case
    assert (merged.status, merged.merged_into_id, merged.due_at) == ("merged", first.pk, None)
    again = perform(second, "unmerge", by=centre, reason="คนละเสา").case
    assert (again.status, again.merged_into_id, again.due_at) == ("open", None, due)
    assert parts(second) == before
    assert not list(faults())


def test_both_complainants_are_told(offices: dict[str, Agency], centre: Actor) -> None:
    first = submitted(offices["hat-kham"], email="one@people.example").case
    second = submitted(offices["hat-kham"], email="two@people.example").case
    perform(second, "merge", by=centre, into=first.pk, reason="เสาต้นเดียวกัน")
    perform(first, "ask", by=centre, question="เสาต้นใด")
    told = OutboxMessage.objects.filter(topic="question").values_list("case_id", "about_id")
    assert sorted(told) == [(first.pk, first.pk), (second.pk, first.pk)]


def test_nobody_speaks_as_a_case_that_does_not_follow(offices: dict[str, Agency]) -> None:
    first, second = submitted(offices["hat-kham"]).case, submitted(offices["hat-kham"]).case
    with pytest.raises(Invalid) as refused:
        perform(first, "message", by=Actor.citizen(first.pk), message="ไม่ใช่เรา", voice=second.pk)
    assert (refused.value.code, refused.value.field) == ("no-such-case", "voice")


def test_what_cannot_be_merged(offices: dict[str, Agency], centre: Actor) -> None:
    first, second = submitted(offices["hat-kham"]).case, submitted(offices["hat-kham"]).case
    elsewhere = submitted(offices["saraburi-treasury"]).case
    for into, code in ((first.pk, "no-such-case"), (elsewhere.pk, "no-such-case"), (999_999, "no-such-case")):
        with pytest.raises(Invalid) as refused:
            perform(first, "merge", by=centre, into=into, reason="ซ้ำ")
        assert refused.value.code == code
    perform(second, "merge", by=centre, into=first.pk, reason="ซ้ำ")
    third = submitted(offices["hat-kham"]).case
    with pytest.raises(Invalid) as ended:
        perform(third, "merge", by=centre, into=second.pk, reason="ซ้ำ")
    assert ended.value.code == "merge-target-ended"
    with pytest.raises(Conflict) as followed:
        perform(first, "merge", by=centre, into=third.pk, reason="ซ้ำ")
    assert followed.value.code == "others-merged-here"
