"""A closed case without what its kind demands is impossible, through the door and past it."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import somebody, submitted, walk
from rabfang.core.clock import now
from rabfang.core.errors import Invalid
from rabfang.procedures.queries import current

pytestmark = pytest.mark.django_db


def all_kinds() -> list[tuple[str, str]]:
    from rabfang.procedures.loader import load_preset, preset_keys  # noqa: PLC0415 - read when tests are collected

    return [(slug, kind.key) for slug in preset_keys() for kind in load_preset(slug).kind]


@pytest.mark.parametrize(("slug", "kind"), all_kinds())
def test_each_kind_goes_from_submission_to_close(offices: dict[str, Agency], slug: str, kind: str) -> None:
    case = walk(offices[slug], kind, until="close")
    _, procedure = current(offices[slug])
    done = perform(case, "close", by=somebody(case, "close", procedure), outcome="solved").case
    assert (done.status, done.outcome, done.due_at) == ("closed", "solved", None)
    assert not done.assignments.filter(state="open").exists()
    assert not done.clocks.filter(stopped_at=None).exists()
    for demand in procedure.kinds[kind].demands:
        assert getattr(done, f"{demand}_at") is not None


@pytest.mark.parametrize("demand", ["findings", "reply", "copy", "use", "notice"])
def test_the_table_refuses_to_close_without(offices: dict[str, Agency], demand: str) -> None:
    case = walk(offices["hat-kham"], "service-quality", until="order")
    row = Case.objects.filter(pk=case.pk)
    row.update(needs_findings=False, needs_reply=False)
    row.update(**{f"needs_{demand}": True})
    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(status="closed", outcome="solved", closed_at=now())
    assert row.get().status == "open"
    row.update(**{f"{demand}_at": now()})
    assert row.update(status="closed", outcome="solved", closed_at=now()) == 1


def test_the_table_refuses_to_close_without_kind_outcome_or_time(offices: dict[str, Agency]) -> None:
    row = Case.objects.filter(pk=submitted(offices["hat-kham"]).case.pk)
    for wrong in (
        {"status": "closed", "outcome": "solved", "closed_at": now()},
        {"status": "closed", "outcome": "", "closed_at": now(), "kind": "information"},
        {"status": "closed", "outcome": "withdrawn"},
        {"status": "open", "outcome": "solved"},
        {"status": "merged"},
        {"status": "lost"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(**wrong)
    assert row.get().status == "open"


def test_an_answer_without_findings_is_refused_where_the_kind_demands_them(offices: dict[str, Agency]) -> None:
    case = walk(offices["saraburi-treasury"], "complaint", until="reply")
    _, procedure = current(offices["saraburi-treasury"])
    unit = somebody(case, "reply", procedure)
    with pytest.raises(Invalid) as refused:
        perform(case, "reply", by=unit, reply="ตรวจสอบแล้ว")
    assert (refused.value.code, refused.value.field) == ("findings-needed", "findings")
    done = perform(case, "reply", by=unit, reply="ตรวจสอบแล้ว", findings="ไม่พบการเรียกเก็บเกิน", letter_number="สบ 0003/12")
    assert done.case.copy_at is not None
    assert done.event.facts["copy"] is True


def test_withdrawing_needs_nothing_else(offices: dict[str, Agency]) -> None:
    case = submitted(offices["hat-kham"]).case
    done = perform(case, "withdraw", by=Actor.citizen(case.pk)).case
    assert (done.status, done.outcome) == ("closed", "withdrawn")


def test_reopening_asks_for_a_new_answer(offices: dict[str, Agency], actor: Callable[[str], Actor]) -> None:
    case = walk(offices["hat-kham"], "service-quality", until="close")
    centre = actor("centre@hat-kham.example")
    perform(case, "close", by=centre, outcome="solved")
    again = perform(case, "reopen", by=centre, reason="ไฟดับอีก").case
    assert (again.status, again.step, again.reply_at, again.outcome) == ("open", "ordered-work.forward", None, "")
    assert again.due_at is not None
