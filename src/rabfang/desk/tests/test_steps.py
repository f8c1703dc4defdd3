"""A case as seven dated steps, each with its evidence (S4-6)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client

from conftest import MONDAY
from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.receive import receive
from rabfang.core.clock import now
from rabfang.desk.tests.conftest import Clock, SignIn, Walked
from rabfang.documents.actions import accept
from rabfang.documents.tests.pictures import photograph
from rabfang.letters import steps_paper
from rabfang.letters.actions.draft import draft
from rabfang.letters.actions.issue import issue
from rabfang.letters.kinds import KINDS, REPORT
from rabfang.letters.seven_steps import OF_KIND, OF_VERB, DatedStep, Seven, State
from rabfang.letters.tests.reading import pages_of, text_of
from rabfang.procedures.verbs import VERBS

pytestmark = pytest.mark.django_db
CENTRE, UNIT, EXECUTIVE = "centre@hat-kham.example", "unit@hat-kham.example", "executive@hat-kham.example"
MOST_QUERIES = 20
BY_PROCEDURE = {"forward", "order", "review"}
NO_EVIDENCE = {
    *("note", "pause", "resume", "unmerge", "reopen"),
    *("object", "message", "ask", "contact", "rate", "recompute", "identify", "protect", "erase"),
}


def read(client: Client, case: Case) -> dict[str, DatedStep]:
    """The steps on the page by key."""
    answer = client.get(f"/desk/cases/{case.pk}/steps")
    assert answer.status_code == 200
    return {one["step"].key: one["step"] for one in answer.context["steps"]}


def states(steps: dict[str, DatedStep]) -> list[str]:
    return [step.state for step in steps.values()]


def done(step: DatedStep) -> list[str]:
    return [one.event.action for one in step.happened]


def test_every_verb_is_evidence_of_a_step_or_said_to_be_of_none() -> None:
    assert set(VERBS) <= set(OF_VERB) | BY_PROCEDURE | NO_EVIDENCE
    assert not (BY_PROCEDURE | NO_EVIDENCE) & set(OF_VERB)


def test_a_whole_case_shows_seven_steps_in_order(
    signed_in: SignIn, walked: Walked, clock: Clock, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    clock(MONDAY + timedelta(days=9))
    picture = accept(ContentFile(photograph(), name="เสา.jpg"), at=now())
    perform(
        case,
        "inspect",
        by=actor(UNIT),
        visited_at=MONDAY + timedelta(days=8),
        went="วิชัย ช่างคิด",
        findings="เสาชำรุดหนึ่งต้น",
        files=[picture],
    )
    perform(case, "expedite", by=actor(CENTRE), reminder="โปรดรายงาน")
    perform(case, "report", by=actor(UNIT), findings="เปลี่ยนแล้ว")
    perform(case, "review", by=actor(CENTRE))
    perform(case, "reply", by=actor(CENTRE), reply="แก้ไขแล้ว")
    perform(case, "close", by=actor(CENTRE), outcome="solved")
    steps = read(signed_in(CENTRE), case)
    assert states(steps) == [State.DONE] * 7
    assert {key: done(step) for key, step in steps.items()} == {
        Seven.RECEIVED: ["receive", "record"],
        Seven.ANALYSED: ["classify", "order"],
        Seven.INSPECTED: ["inspect", "report", "review"],
        Seven.PUT: ["forward", "order"],
        Seven.TOLD: ["reply"],
        Seven.REMINDED: ["expedite"],
        Seven.FILED: ["close"],
    }
    visit = steps[Seven.INSPECTED].happened[0]
    assert visit.at == MONDAY + timedelta(days=8)
    assert visit.words == "เสาชำรุดหนึ่งต้น"
    assert [row.file.name for row in visit.files] == ["เสา.jpg"]
    page = signed_in(CENTRE).get(f"/desk/cases/{case.pk}/steps").content.decode()
    assert 'class="rabfang-thumbnail"' in page
    assert "ครั้งแรก 1 ธันวาคม 2569 ครั้งล่าสุด 2 ธันวาคม 2569 รวม 3 ครั้ง" in page
    assert "ติดตามเร่งรัด: ครั้งที่ 1" in page


def test_what_has_not_come_yet_and_what_need_not_come_are_told_apart(
    signed_in: SignIn, walked: Walked, clock: Clock
) -> None:
    case = walked("hat-kham", "service-quality", until="forward")
    client = signed_in(CENTRE)
    steps = read(client, case)
    waits, spared = State.NOT_YET, State.NOT_NEEDED
    assert states(steps) == [State.DONE, State.DONE, waits, waits, waits, spared, waits]
    clock(MONDAY + timedelta(days=20))
    assert read(client, case)[Seven.REMINDED].state == waits


def test_a_request_for_information_need_not_be_put_to_anybody_or_inspected(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "information", until="answer")
    steps = read(signed_in(CENTRE), case)
    assert done(steps[Seven.ANALYSED]) == ["classify", "forward"]
    assert steps[Seven.PUT].state == steps[Seven.INSPECTED].state == State.NOT_NEEDED
    assert steps[Seven.TOLD].state == State.NOT_YET


def test_passing_a_matter_outside_notifies_and_tells_the_complainant(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "outside", until="reply")
    steps = read(signed_in(CENTRE), case)
    assert done(steps[Seven.ANALYSED]) == ["classify", "refer"]
    assert done(steps[Seven.TOLD]) == ["refer"]


def test_where_nobody_orders_a_matter_is_put_to_whoever_assigns(
    signed_in: SignIn, walked: Walked, offices: dict[str, Agency], actor: Callable[[str], Actor]
) -> None:
    """What a meeting brought goes to the provincial treasurer, who assigns (S0-1)."""
    centre, executive = "centre@saraburi-treasury.example", "executive@saraburi-treasury.example"
    office = offices["saraburi-treasury"]
    case = receive(office, "meeting", by=actor(centre), subject="ที่ราชพัสดุ", detail="ที่ประชุมเสนอ", name="ก").case
    perform(case, "record", by=actor(centre))
    perform(case, "assign", by=actor(executive), reason="มอบหมาย")
    steps = read(signed_in(centre), case)
    assert done(steps[Seven.PUT]) == ["record", "assign"]


def test_a_complaint_that_needs_no_decision_is_put_to_nobody(signed_in: SignIn, walked: Walked) -> None:
    case = walked("saraburi-treasury", "complaint", until="reply")
    steps = read(signed_in("centre@saraburi-treasury.example"), case)
    assert done(steps[Seven.ANALYSED]) == ["classify", "forward"]
    assert steps[Seven.PUT].state == State.NOT_NEEDED


def test_a_case_taken_up_again_is_not_filed_any_more(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="close")
    perform(case, "close", by=actor(CENTRE), outcome="solved")
    client = signed_in(CENTRE)
    assert read(client, case)[Seven.FILED].state == State.DONE
    perform(case, "reopen", by=actor(CENTRE), reason="ยังไม่เรียบร้อย")
    filed = read(client, case)[Seven.FILED]
    assert (filed.state, done(filed)) == (State.NOT_YET, ["close"])


def test_evidence_is_only_what_the_reader_may_read(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    whole, part = (read(signed_in(account), case)[Seven.PUT].happened[0] for account in (CENTRE, UNIT))
    assert whole.words == part.words == "เห็นควรดำเนินการ"
    case.texts.filter(field="memo").update(visibility="centre")
    whole, part = (read(signed_in(account), case)[Seven.PUT].happened[0] for account in (CENTRE, UNIT))
    assert (whole.words, part.words) == ("เห็นควรดำเนินการ", "")


def test_the_paper_holds_the_steps_and_the_photographs(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="report", subject="ไฟทางเดินดับ")
    seen = [accept(ContentFile(photograph(), name=name), at=now()) for name in ("เสา.jpg", "สาย.jpg")]
    paper = accept(ContentFile("บันทึก".encode(), name="บันทึก.txt"), at=now())
    perform(case, "inspect", by=actor(UNIT), visited_at=now(), went="ก", findings="เสาชำรุด", files=[*seen, paper])
    answer = signed_in(CENTRE).get(f"/desk/cases/{case.pk}/steps.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert len(pages_of(answer.content)) == 2
    text = "".join(text_of(answer.content).split())
    for words in (
        "รายละเอียดขั้นตอนการจัดการเรื่อง",
        "องค์การบริหารส่วนตำบลหาดขาม",
        "๑/๒๕๗๐",
        "ไฟทางเดินดับ",
        "เสาชำรุด",
        "๒๓พ.ย.๒๕๖๙",
        "ภาพที่๑,๒",
        "บันทึก.txt",
        "แจ้งผู้ร้อง",
        "ยังไม่ถึงขั้นนี้",
        "ภาพที่๑ขั้นตอนที่๓ออกตรวจสถานที่จริง·เสา.jpg(๒๓พฤศจิกายน๒๕๖๙)",
    ):
        assert words in text, words
    assert b"SecretPhone" not in answer.content


def test_no_more_photographs_are_printed_than_fit_a_paper(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps_paper, "MOST_PLATES", 1)
    case = walked("hat-kham", "service-quality", until="report")
    seen = [accept(ContentFile(photograph(), name=f"เสา{number}.jpg"), at=now()) for number in (1, 2)]
    perform(case, "inspect", by=actor(UNIT), visited_at=now(), went="ก", findings="ข", files=seen)
    table, plates = pages_of(signed_in(CENTRE).get(f"/desk/cases/{case.pk}/steps.pdf").content)
    assert "เสา2.jpg" in "".join(table.split())
    assert "ภาพที่ ๒" not in plates


def test_a_photograph_that_the_store_has_lost_is_only_named(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    seen = accept(ContentFile(photograph(), name="เสา.jpg"), at=now())
    perform(case, "inspect", by=actor(UNIT), visited_at=now(), went="ก", findings="ข", files=[seen])
    storages["default"].delete(seen.shown_path)
    (page,) = pages_of(signed_in(CENTRE).get(f"/desk/cases/{case.pk}/steps.pdf").content)
    assert "เสา.jpg" in "".join(page.split())


@pytest.mark.parametrize("page", ["steps", "steps.pdf"])
def test_the_page_asks_a_fixed_number_of_questions(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor], queries: Any, page: str
) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    client, address = signed_in(CENTRE), f"/desk/cases/{case.pk}/{page}"
    few = queries(client, address)
    for number in range(5):
        perform(case, "expedite", by=actor(CENTRE), reminder=f"ครั้งที่ {number}")
        files = [accept(ContentFile(photograph(), name=f"{number}.jpg"), at=now())]
        perform(case, "inspect", by=actor(UNIT), visited_at=now(), went="ก", findings="ข", files=files)
    assert queries(client, address) == few <= MOST_QUERIES


def test_the_case_leads_to_its_steps(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    assert f'href="/desk/cases/{case.pk}/steps"' in signed_in(CENTRE).get(f"/desk/cases/{case.pk}").content.decode()


def test_a_numbered_letter_is_evidence_of_its_step(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    said: dict[str, Any] = {"by": actor(CENTRE), "at": now(), "case": case}
    memo = issue(draft(case.agency, "memo", **said), by=actor(CENTRE), at=now())
    draft(case.agency, "unit", **said)
    client = signed_in(CENTRE)
    found = [(key, row.pk) for key, step in read(client, case).items() for row in step.letters]
    assert found == [(Seven.PUT, memo.pk)]
    assert f"/desk/letters/{memo.pk}.pdf" in client.get(f"/desk/cases/{case.pk}/steps").content.decode()
    paper = "".join(text_of(client.get(f"/desk/cases/{case.pk}/steps.pdf").content).split())
    assert "บันทึกข้อความเสนอผู้บริหาร" in paper


def test_every_kind_of_letter_but_the_memo_of_a_report_is_evidence_of_a_step() -> None:
    assert set(OF_KIND) == set(KINDS) - {REPORT}
