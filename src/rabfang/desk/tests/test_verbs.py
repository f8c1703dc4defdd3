"""Each verb by its form: done right, left empty, too long."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rabfang.agencies.models import Unit
from rabfang.cases.actors import Actor
from rabfang.cases.models import Attachment, Case, CaseText, OutboxMessage
from rabfang.cases.perform import perform
from rabfang.desk.tests.conftest import SignIn, Walked
from rabfang.desk.tests.tries import CENTRE, EXECUTIVE, TRIES, UNIT, Try
from rabfang.desk.verbs import FORMS

pytestmark = pytest.mark.django_db
each = pytest.mark.parametrize("one", TRIES, ids=lambda one: f"{one.verb}-{one.slug}")


def filled(one: Try) -> dict[str, Any]:
    """What is filled in, with units by id."""
    units = {f"@{unit.key}": str(unit.pk) for unit in Unit.objects.filter(agency__slug=one.slug)}

    def real(value: Any) -> Any:
        return [real(part) for part in value] if isinstance(value, list) else units.get(value, value)

    return {name: real(value) for name, value in one.said.items()}


@each
def test_the_form_does_the_verb(signed_in: SignIn, walked: Walked, one: Try) -> None:
    case = walked(one.slug, one.kind, until=one.until, outcome=one.outcome)
    client, address = signed_in(one.by), f"/desk/cases/{case.pk}/{one.verb}"
    assert client.get(address).status_code == 200
    answer = client.post(address, {**filled(one), "seen": case.version})
    assert answer.status_code == 302, answer.context["form"].errors
    assert answer["Location"] == f"/desk/cases/{case.pk}?done={one.verb}"
    now = Case.objects.get(pk=case.pk)
    assert now.version == case.version + 1
    assert {name: getattr(now, name) for name in one.becomes} == one.becomes
    event = now.events.latest("seq")
    assert event.action == one.verb
    if one.text:
        assert CaseText.objects.get(case=case, seq=event.seq, field=one.text).body == one.said[one.text]
    page = client.get(answer["Location"]).content.decode()
    assert "สำเร็จ" in page
    assert f'data-kept-sent="case-{case.pk}-{one.verb}"' in page


@each
def test_an_empty_form_says_what_is_missing_beside_each_field(signed_in: SignIn, walked: Walked, one: Try) -> None:
    case = walked(one.slug, one.kind, until=one.until, outcome=one.outcome)
    answer = signed_in(one.by).post(f"/desk/cases/{case.pk}/{one.verb}", {"seen": case.version})
    if not one.needed:
        assert answer.status_code == 302
        return
    assert answer.status_code == 400
    missing = set(answer.context["form"].errors)
    # what the heart asks for shows once the form itself is right: a unit, findings
    assert missing
    assert missing <= set(one.needed)
    page = answer.content.decode()
    for name in missing:
        assert f'id="id_{name}_error"' in page
    assert Case.objects.get(pk=case.pk).version == case.version


@each
def test_what_is_too_long_is_kept_and_said(signed_in: SignIn, walked: Walked, one: Try) -> None:
    case = walked(one.slug, one.kind, until=one.until, outcome=one.outcome)
    long, name = "ยาว" * 4000, one.text or next(iter(one.said))
    said = {**filled(one), name: long, "seen": case.version}
    answer = signed_in(one.by).post(f"/desk/cases/{case.pk}/{one.verb}", said)
    assert answer.status_code == 400
    assert name in answer.context["form"].errors
    assert long in answer.content.decode()
    assert Case.objects.get(pk=case.pk).version == case.version


@each
def test_what_cannot_be_seen_is_not_an_answer(signed_in: SignIn, walked: Walked, one: Try) -> None:
    case = walked(one.slug, one.kind, until=one.until, outcome=one.outcome)
    said = {**filled(one), one.text: "\u200b \u2060", "seen": case.version}
    answer = signed_in(one.by).post(f"/desk/cases/{case.pk}/{one.verb}", said)
    assert answer.status_code == (400 if one.text in one.needed else 302)


def test_every_verb_has_a_test() -> None:
    elsewhere = {"resume", "merge", "unmerge", "reopen"}  # below, and in test_merging
    assert {one.verb for one in TRIES} | elsewhere == set(FORMS)


def test_a_paused_case_resumes_and_a_closed_one_reopens(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    client, centre = signed_in(CENTRE), actor(CENTRE)
    case = walked("hat-kham", "service-quality", until="close")
    perform(case, "pause", by=centre, reason="รอ")
    assert client.post(f"/desk/cases/{case.pk}/resume", {"seen": case.version + 1}).status_code == 302
    perform(case, "close", by=centre, outcome="solved")
    address, seen = f"/desk/cases/{case.pk}/reopen", case.version + 3
    assert client.post(address, {"seen": seen}).status_code == 400
    assert client.post(address, {"seen": seen, "reason": "ดับอีก"}).status_code == 302
    again = Case.objects.get(pk=case.pk)
    assert (again.status, again.step) == ("open", "ordered-work.forward")


def test_files_come_with_a_report_and_bad_ones_are_said(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    client, address = signed_in(UNIT), f"/desk/cases/{case.pk}/report"
    bad = [SimpleUploadedFile("photo.jpg", b"MZ" + bytes(200)), SimpleUploadedFile("empty.txt", b"")]
    answer = client.post(address, {"findings": "ซ่อมแล้ว", "seen": case.version, "attachments": bad})
    assert answer.status_code == 400
    assert len(answer.context["form"].errors["attachments"]) == 2
    assert "ซ่อมแล้ว" in answer.content.decode()
    assert not Attachment.objects.exists()
    good = SimpleUploadedFile("ผลงาน.txt", "เปลี่ยนหลอด 2 หลอด".encode())
    answer = client.post(address, {"findings": "ซ่อมแล้ว", "seen": case.version, "attachments": good})
    assert answer.status_code == 302
    assert "ผลงาน.txt" in client.get(f"/desk/cases/{case.pk}").content.decode()


def test_the_usual_unit_is_chosen_already_and_the_leading_one_comes_first(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="order", category="refuse")
    client, address = signed_in(EXECUTIVE), f"/desk/cases/{case.pk}/order"
    health = Unit.objects.get(agency__slug="hat-kham", key="public-health")
    works = Unit.objects.get(agency__slug="hat-kham", key="public-works")
    assert client.get(address).context["form"].initial["units"] == [str(health.pk)]
    said = {
        "outcome": "act",
        "order": "ร่วมกันทำ",
        "units": [works.pk, health.pk],
        "lead": f"unit:{health.pk}",
        "seen": case.version,
    }
    assert client.post(address, said).status_code == 302
    assert [row.unit_id for row in case.assignments.filter(is_lead=True)] == [health.pk]
    assert case.assignments.count() == 2


def test_an_order_that_gives_no_work_names_no_unit(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="order", category="refuse")
    client, address = signed_in(EXECUTIVE), f"/desk/cases/{case.pk}/order"
    said = {"outcome": "outside", "order": "ส่งต่อ", "units": client.get(address).context["form"].initial["units"]}
    assert client.post(address, {**said, "seen": case.version}).status_code == 302
    assert case.events.latest("seq").facts["units"] == []
    case = walked("hat-kham", "service-quality", until="order")
    answer = client.post(f"/desk/cases/{case.pk}/order", {"outcome": "act", "order": "ทำ", "seen": case.version})
    assert answer.status_code == 400
    assert "โปรดเลือกหน่วยที่จะดำเนินการอย่างน้อยหนึ่งหน่วย" in answer.content.decode()


def test_a_category_of_another_kind_is_refused(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="classify")
    said = {"kind": "information", "category": "service-quality:refuse", "urgency": "normal", "seen": case.version}
    answer = signed_in(CENTRE).post(f"/desk/cases/{case.pk}/classify", said)
    assert answer.status_code == 400
    assert "category" in answer.context["form"].errors


@pytest.mark.parametrize(("until", "field"), [("23/11/2569", "until"), ("1/1/2560", "until"), ("พรุ่งนี้", "until")])
def test_a_pause_ends_on_a_later_day(signed_in: SignIn, walked: Walked, until: str, field: str) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    said = {"reason": "รออะไหล่", "until": until, "seen": case.version}
    answer = signed_in(CENTRE).post(f"/desk/cases/{case.pk}/pause", said)
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    assert "รออะไหล่" in answer.content.decode()


def test_a_question_is_queued_for_the_citizen(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    signed_in(CENTRE).post(f"/desk/cases/{case.pk}/ask", {"question": "เสาใด", "seen": case.version})
    assert OutboxMessage.objects.filter(case=case, topic="question").count() == 1
    assert Case.objects.get(pk=case.pk).asked_at is not None
