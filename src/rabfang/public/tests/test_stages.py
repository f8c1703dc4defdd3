"""The way of a case on the citizens' page: what was not done is never said to be done."""

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.perform import perform
from rabfang.cases.receive import Received
from rabfang.cases.tests.walking import facts_for, next_step, somebody, submitted
from rabfang.procedures.queries import current

pytestmark = pytest.mark.django_db
HERE = "phitsanulok"
DECLINING = "แจ้งผู้ร้องว่าไม่รับดำเนินการพร้อมเหตุผล"
TELLING, GROUP, REPORT = "แจ้งผลให้ผู้ร้องทราบ", "แต่งตั้งคณะทำงานจากหน่วยงานที่เกี่ยวข้อง", "ตรวจสอบ ดำเนินการ และรายงานภายในกำหนด"


def walked(office: Agency, until: str | None, outcome: str = "group") -> Received:
    """A grievance that waits for that verb, or is closed; the head first decides `outcome`."""
    procedure, received = current(office)[1], submitted(office)
    case = received.case
    while case.status == "open" and (step := next_step(case, procedure)).action != until:
        case.refresh_from_db()
        said = facts_for(case, step.action, procedure, outcome if step.key == "order" else None)
        said |= {"kind": "grievance"} if step.action == "classify" else {}
        case = perform(case.pk, step.action, by=somebody(case, step.action, procedure), **said).case
    return received


def places(client: Client, received: Received) -> dict[str, str]:
    """By title of a step: done, now or next, as the complainant's page says."""
    said = {"number": received.case.number_text, "secret": received.secret}
    assert client.post(f"/{HERE}/track", said).status_code == 302
    return {stage.title: stage.place for stage in client.get(f"/{HERE}/track/case").context["stages"]}


def test_a_closed_case_shows_the_way_it_went_and_no_other(client: Client, offices: dict[str, Agency]) -> None:
    found = places(client, walked(offices[HERE], None))
    assert set(found.values()) == {"done"}
    assert {GROUP, REPORT, TELLING} <= set(found)
    assert DECLINING not in found
    assert "ออกตรวจสอบสถานที่จริงทันที" not in found


def test_a_case_that_was_declined_says_so(client: Client, offices: dict[str, Agency]) -> None:
    found = places(client, walked(offices[HERE], None, "none"))
    assert found[DECLINING] == "done"
    assert not {GROUP, REPORT, TELLING} & set(found)


def test_before_the_decision_the_usual_way_lies_ahead(client: Client, offices: dict[str, Agency]) -> None:
    found = places(client, walked(offices[HERE], "order"))
    assert (found["พิจารณาสั่งการ"], found[REPORT], found[TELLING]) == ("now", "next", "next")
    assert not {GROUP, DECLINING} & set(found)


def test_what_is_done_again_is_not_said_to_be_done(client: Client, offices: dict[str, Agency]) -> None:
    received = walked(offices[HERE], "review")
    procedure = current(offices[HERE])[1]
    by = somebody(received.case, "return_for_more", procedure)
    perform(received.case.pk, "return_for_more", by=by, missing="ขอภาพถ่าย")
    found = places(client, received)
    assert (found[GROUP], found[REPORT]) == ("done", "now")
    assert found["ประมวลสรุปรายงานเสนอหัวหน้าส่วนราชการ"] == "next"


def test_a_case_taken_back_ended_before_the_step_it_was_at(client: Client, offices: dict[str, Agency]) -> None:
    received = walked(offices[HERE], "order")
    perform(received.case.pk, "withdraw", by=Actor.citizen(received.case.pk), reason="แก้ไขกันเองแล้ว")
    assert places(client, received) == {"จัดทำบันทึกเสนอหัวหน้าส่วนราชการพร้อมความเห็น": "done"}
