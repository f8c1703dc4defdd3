"""A visit to the place: added at any time, or as the step that finds out (S4-3, S4-6)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile

from rabfang.agencies.models import Agency, Unit
from rabfang.cases.actors import Actor
from rabfang.cases.models import Attachment, Case, CaseText
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import walk
from rabfang.cases.verify import faults
from rabfang.core.clock import now
from rabfang.core.errors import Conflict, Invalid
from rabfang.documents.actions import accept
from rabfang.documents.queries import open_shown
from rabfang.documents.tests.pictures import photograph
from rabfang.procedures.actions import publish
from rabfang.procedures.loader import preset_text

pytestmark = pytest.mark.django_db
Who = Callable[[str], Actor]
CENTRE, EXECUTIVE, UNIT = "centre@hat-kham.example", "executive@hat-kham.example", "unit@hat-kham.example"
SAID: dict[str, Any] = {"went": "วิชัย ช่างคิด นายช่างโยธา", "findings": "เสาเอียง สายหลวม"}


def test_a_visit_is_added_with_who_went_and_what_was_heard(offices: dict[str, Agency], actor: Who) -> None:
    case = walk(offices["hat-kham"], "service-quality", until="report")
    taken = accept(ContentFile(photograph(), name="เสา.jpg"), at=now())
    done = perform(
        case,
        "inspect",
        by=actor(UNIT),
        visited_at=now(),
        partners="การไฟฟ้าส่วนภูมิภาคกุยบุรี",
        heard="ดับทุกครั้งที่ฝนตก",
        files=[taken],
        **SAID,
    )
    texts = dict(CaseText.objects.filter(case=case, seq=done.event.seq).values_list("field", "body"))
    assert texts == {**SAID, "partners": "การไฟฟ้าส่วนภูมิภาคกุยบุรี", "heard": "ดับทุกครั้งที่ฝนตก"}
    now_is = Case.objects.get(pk=case.pk)
    assert (now_is.step, now_is.findings_at) == (case.step, None)
    assert list(faults()) == []


def test_the_place_where_a_picture_was_taken_is_kept_apart_from_what_is_shown(
    offices: dict[str, Agency], actor: Who
) -> None:
    case = walk(offices["hat-kham"], "service-quality", until="report")
    taken = accept(ContentFile(photograph(), name="เสา.jpg"), at=now())
    perform(case, "inspect", by=actor(UNIT), visited_at=now(), files=[taken], **SAID)
    kept = Attachment.objects.get(case=case, file=taken).file
    assert {"latitude", "longitude"} <= kept.taken.keys()
    with open_shown(kept) as shown:
        assert b"Exif" not in shown.read()


@pytest.mark.parametrize(
    ("ahead", "code"), [(timedelta(hours=1), "visit-in-the-future"), (timedelta(days=-400), "visit-before-received")]
)
def test_a_visit_that_cannot_have_been_is_refused(
    offices: dict[str, Agency], actor: Who, ahead: timedelta, code: str
) -> None:
    case = walk(offices["hat-kham"], "service-quality", until="report")
    with pytest.raises(Invalid) as refused:
        perform(case, "inspect", by=actor(UNIT), visited_at=now() + ahead, **SAID)
    assert (refused.value.code, refused.value.field) == (code, "visited_at")
    assert Case.objects.get(pk=case.pk).version == case.version


def test_a_time_without_its_zone_is_not_a_time(offices: dict[str, Agency], actor: Who) -> None:
    case = walk(offices["hat-kham"], "service-quality", until="report")
    with pytest.raises(Invalid) as refused:
        perform(case, "inspect", by=actor(UNIT), visited_at=now().replace(tzinfo=None), **SAID)
    assert refused.value.field == "visited_at"


def test_a_closed_case_is_not_visited_any_more(offices: dict[str, Agency], actor: Who) -> None:
    case = walk(offices["hat-kham"], "service-quality", until="close")
    perform(case, "close", by=actor(CENTRE), outcome="solved")
    with pytest.raises(Conflict):
        perform(case, "inspect", by=actor(CENTRE), visited_at=now(), **SAID)


def test_as_a_step_it_gives_the_findings_and_moves_the_case_on(
    offices: dict[str, Agency], actor: Who, clock: Callable[[datetime], None]
) -> None:
    office = offices["hat-kham"]
    text = preset_text("hat-kham").replace('key = "report"\naction = "report"', 'key = "report"\naction = "inspect"', 1)
    publish(office, text, by=None, at=now())
    case = walk(office, "service-quality", until="order")
    unit = Unit.objects.get(agency=office, key="public-works")
    perform(case, "order", by=actor(EXECUTIVE), outcome="act", order="ออกตรวจทันที", units=[unit.pk])
    perform(case, "inspect", by=actor(UNIT), visited_at=now(), **SAID)
    found = Case.objects.get(pk=case.pk)
    assert found.step == "ordered-work.review"
    assert found.findings_at is not None
    assert not found.assignments.filter(state="open").exists()
    assert list(faults()) == []
