"""Following a case: number and secret, and what the complainant sees and does."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Attachment, Case
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import lead, submitted, walk
from rabfang.cases.verify import faults
from rabfang.thai.quoted import MARK, Quoting

pytestmark = pytest.mark.django_db


@pytest.fixture
def following(client: Client, offices: dict[str, Agency]) -> tuple[Client, Case]:
    """A browser that has shown the number and secret of a fresh case."""
    received = submitted(offices["hat-kham"])
    number = received.case.number_text
    answer = client.post("/hat-kham/track", {"number": number, "secret": received.secret.lower()})
    assert answer.status_code == 302
    return client, received.case


def test_the_page_says_where_the_case_is(following: tuple[Client, Case]) -> None:
    client, case = following
    text = client.get("/hat-kham/track/case").content.decode()
    assert case.subject in text
    assert "วันพุธที่ 2 ธันวาคม 2569" in text
    assert "นับเป็นวันที่ 7" in text


def test_number_in_thai_digits(client: Client, offices: dict[str, Agency]) -> None:
    received = submitted(offices["hat-kham"])
    answer = client.post("/hat-kham/track", {"number": "๑/๒๕๗๐", "secret": received.secret.replace("-", " ")})
    assert answer.status_code == 302


def test_what_a_mail_of_theirs_quotes_is_folded(following: tuple[Client, Case]) -> None:
    client, case = following
    said = Quoting("ยังดับอยู่", "> ซ่อมแล้ว").whole(1_000)
    perform(case, "message", by=Actor.citizen(case.pk), message=said)
    text = client.get("/hat-kham/track/case").content.decode()
    assert "ยังดับอยู่<details" in text
    assert ">ข้อความเดิมที่อ้างถึง</span></summary>" in text
    assert MARK not in text


def test_wrong_secrets_are_limited_for_the_case_whoever_asks(client: Client, offices: dict[str, Agency]) -> None:
    received = submitted(offices["hat-kham"])
    wrong = {"number": received.case.number_text, "secret": "0000-0000-0000-0000"}
    answers = [client.post("/hat-kham/track", wrong).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]
    right = {"number": received.case.number_text, "secret": received.secret}
    assert client.post("/hat-kham/track", right).status_code == 429


def test_numbers_cannot_be_probed(client: Client, offices: dict[str, Agency]) -> None:
    submitted(offices["hat-kham"])
    said = [
        client.post("/hat-kham/track", {"number": number, "secret": "0000-0000-0000-0000"}).content.decode()
        for number in ("1/2570", "99/2570", "ก")
    ]
    assert all("เลขรับเรื่องกับรหัสลับไม่ตรงกัน" in one for one in said)


def test_a_case_is_followed_only_in_its_own_office(following: tuple[Client, Case]) -> None:
    client, _ = following
    assert client.get("/saraburi-treasury/track/case").status_code == 302
    assert client.get("/saraburi-treasury/track/case/files/1").status_code == 404


def test_leaving_ends_it(following: tuple[Client, Case]) -> None:
    client, _ = following
    client.post("/hat-kham/track/leave")
    assert client.get("/hat-kham/track/case").status_code == 302


def test_a_question_is_answered(following: tuple[Client, Case], actor: Callable[[str], Actor]) -> None:
    client, case = following
    perform(case, "ask", by=actor("centre@hat-kham.example"), question="เสาไฟต้นที่เท่าไร")
    perform(case, "note", by=actor("centre@hat-kham.example"), note="ความลับของสำนักงาน", visibility="centre")
    text = client.get("/hat-kham/track/case").content.decode()
    assert "เสาไฟต้นที่เท่าไร" in text
    assert "ความลับของสำนักงาน" not in text
    assert "สมศรี" not in text
    assert client.post("/hat-kham/track/case/message", {"message": ""}).status_code == 422
    assert client.post("/hat-kham/track/case/message", {"message": "ต้นที่สาม"}).status_code == 302
    assert Case.objects.get(pk=case.pk).asked_at is None


def test_who_follows_another_case_adds_to_it_and_neither_reads_the_other(
    following: tuple[Client, Case], offices: dict[str, Agency], actor: Callable[[str], Actor]
) -> None:
    client, case = following
    lead, centre = submitted(offices["hat-kham"]), actor("centre@hat-kham.example")
    perform(case, "merge", by=centre, into=lead.case.pk, reason="เสาต้นเดียวกัน")
    perform(lead.case, "message", by=Actor.citizen(lead.case.pk), message="คำของผู้ร้องรายแรก")
    perform(lead.case, "ask", by=centre, question="เสาไฟต้นที่เท่าไร")
    page = client.get("/hat-kham/track/case").content.decode()
    assert "เสาไฟต้นที่เท่าไร" in page
    assert "/track/case/message" in page
    said = {"message": "ต้นที่สามครับ", "attachments": SimpleUploadedFile("pole.txt", b"pole")}
    page = client.post("/hat-kham/track/case/message", said, follow=True).content.decode()
    assert "ต้นที่สามครับ" in page
    assert "คำของผู้ร้องรายแรก" not in page
    file = Attachment.objects.get(case=lead.case)
    assert b"".join(client.get(f"/hat-kham/track/case/files/{file.pk}")) == b"pole"
    assert Case.objects.get(pk=lead.case.pk).asked_at is None

    other = Client()
    other.post("/hat-kham/track", {"number": lead.case.number_text, "secret": lead.secret})
    page = other.get("/hat-kham/track/case").content.decode()
    assert "คำของผู้ร้องรายแรก" in page
    assert "ต้นที่สามครับ" not in page
    assert page.count("ท่านส่งข้อความเพิ่มเติม") == 1
    assert other.get(f"/hat-kham/track/case/files/{file.pk}").status_code == 404

    perform(case, "unmerge", by=centre, reason="คนละเสา")
    assert "ต้นที่สามครับ" in client.get("/hat-kham/track/case").content.decode()
    assert not list(faults())


def test_rate_object_and_withdraw(client: Client, offices: dict[str, Agency], actor: Callable[[str], Actor]) -> None:
    case = walk(offices["hat-kham"], "service-quality", until="close")
    session = client.session
    session["following"] = [case.pk, "2026-11-24T00:00:00+00:00"]
    session.save()
    assert client.post("/hat-kham/track/case/rate", {}).status_code == 422
    assert client.post("/hat-kham/track/case/rate", {"rating": "dissatisfied", "reason": "ช้า"}).status_code == 302
    assert client.post("/hat-kham/track/case/rate", {"rating": "satisfied"}).status_code == 422
    perform(case, "close", by=actor("centre@hat-kham.example"), outcome="solved")
    assert "วันอังคารที่ 8 ธันวาคม 2569" in client.get("/hat-kham/track/case").content.decode()
    assert client.post("/hat-kham/track/case/object", {"objection": "ยังดับ"}).status_code == 302
    assert client.post("/hat-kham/track/case/withdraw", {}).status_code == 302
    assert Case.objects.get(pk=case.pk).outcome == "withdrawn"
    assert client.get("/hat-kham/track/case/close").status_code == 404


def test_the_complainant_chooses_how_to_be_told(following: tuple[Client, Case]) -> None:
    client, case = following
    assert "/hat-kham/track/case/contact" in client.get("/hat-kham/track/case").content.decode()
    form = client.get("/hat-kham/track/case/contact").context["form"]
    assert form["email"].value() == "a@b.example"
    said = {"email": "new@people.example", "prefers": "email", "discreet": "on"}
    answer = client.post("/hat-kham/track/case/contact", said, follow=True)
    assert "ต่อไปจะแจ้งท่านตามที่เลือกไว้" in answer.content.decode()
    person = Case.objects.get(pk=case.pk).complainant
    assert (person.email, person.prefers, person.discreet) == ("new@people.example", "email", True)
    assert "new@people.example" not in answer.content.decode()


def test_a_way_that_cannot_reach_them_is_said_beside_the_choice(following: tuple[Client, Case]) -> None:
    client, _ = following
    answer = client.post("/hat-kham/track/case/contact", {"email": "", "prefers": "email"})
    assert answer.status_code == 422
    assert "email" in answer.context["form"].errors
    assert "chat" not in [key for key, _ in answer.context["form"].fields["prefers"].choices]


def test_several_reports_one_after_the_other_are_said_once(
    client: Client, offices: dict[str, Agency], actor: Callable[[str], Actor]
) -> None:
    received, office = submitted(offices["hat-kham"]), offices["hat-kham"]
    case = lead(received.case, "service-quality", until="order")
    units = list(office.units.filter(key__in=["public-works", "public-health"]).values_list("pk", flat=True))
    perform(case, "order", by=actor("executive@hat-kham.example"), outcome="act", order="ตรวจ", units=units)
    for account in ("unit", "unit.public-health"):
        perform(case, "report", by=actor(f"{account}@hat-kham.example"), findings="เสร็จ")
    client.post("/hat-kham/track", {"number": received.case.number_text, "secret": received.secret})
    page = client.get("/hat-kham/track/case").content.decode()
    assert page.count("หน่วยที่รับผิดชอบรายงานผลแล้ว") == 1
