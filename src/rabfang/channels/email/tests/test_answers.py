"""What goes back and forth by e-mail: the acknowledgement with its secret, answers, bounces; and no loops."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, OutboxMessage
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import submitted
from rabfang.channels.email.marks import mail_id
from rabfang.channels.email.tests.conftest import ADDRESS, Came
from rabfang.channels.email.tests.corpus.making import PNG, mail, multi, part
from rabfang.channels.email.tests.mailbox import Mailbox as Server
from rabfang.channels.outbox import rendered, send_waiting
from rabfang.core.clock import now
from rabfang.documents.models import StoredFile

pytestmark = pytest.mark.django_db
CENTRE = "centre@saraburi-treasury.example"
REPORT = 'multipart/report; report-type=delivery-status; boundary="b0"'


@pytest.fixture
def case(came: Came) -> Case:
    """A case that came by e-mail."""
    found = came(mail(name="first")).case
    assert found is not None
    return found


def texts(case: Case, field: str = "message") -> list[str]:
    return list(case.texts.filter(field=field).values_list("body", flat=True))


def answer(to: OutboxMessage, **changes: str) -> bytes:
    """The complainant answers one of our mails."""
    changes = {"In_Reply_To": mail_id(str(to.pk), to.created_at), "Subject": "Re: x", **changes}
    return mail(body="ต้นที่สามค่ะ".encode(), **{"name": "answer", **changes})


def test_the_sender_is_told_number_and_secret_and_can_follow(case: Case, smtp: Server, office: Agency) -> None:
    assert send_waiting(now()) == 1
    (sent,) = smtp.messages()
    assert sent["To"] == "malee@people.example"
    assert sent["Reply-To"] == ADDRESS
    assert sent["In-Reply-To"] == sent["References"] == "<first@people.example>"
    assert sent["Subject"] == f"รับเรื่องของท่านแล้ว เลขรับ {case.number_text}"
    said = sent.get_content()
    secret = re.search(r"รหัสลับ (\S{19})\s", said)
    assert secret
    assert f"#{case.number_text.replace('/', '-')}.{secret[1]}" in said
    client = Client()
    address = reverse("public:track", args=[office.slug])
    client.post(address, {"number": case.number_text, "secret": secret[1]})
    assert case.subject in client.get(reverse("public:case", args=[office.slug])).content.decode()


def test_officers_do_not_see_the_secret(case: Case) -> None:
    said = rendered(OutboxMessage.objects.get(case=case)).body
    assert "••••" in said
    assert ".••••" not in said
    assert not re.search(r"#\d", said)


def test_an_answer_that_quotes_the_secret_does_not_tell_it(case: Case, came: Came, smtp: Server) -> None:
    send_waiting(now())
    told = smtp.messages()[0].get_content()
    secret = re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", told)[0]
    broken = told.replace(secret, f"{secret[:10]}\n{secret[10:]}", 1)
    words = "ต้นที่สามค่ะ บัตร 1234-5678-9012-3456 A\n" + "".join(f"> {line}\n" for line in broken.splitlines())
    reply = answer(OutboxMessage.objects.get(case=case)).replace("ต้นที่สามค่ะ".encode(), words.encode())
    assert came(reply).state == "message"
    (said,) = texts(case)
    assert said.count("••••-••••-••••-••••") == 2
    assert secret[:9] not in said
    assert secret[10:] not in said
    assert "1234-5678-9012-3456 A" in said


def test_an_answer_to_our_mail_is_added_from_whatever_address(case: Case, came: Came) -> None:
    message = OutboxMessage.objects.get(case=case)
    row = came(answer(message))
    assert (row.state, row.case) == ("message", case)
    assert texts(case) == ["ต้นที่สามค่ะ"]
    other = came(answer(message, From="neighbour@people.example", name="second"))
    assert other.state == "message"
    assert texts(case)[1].startswith("(neighbour@people.example)\n")


def test_a_number_in_the_subject_counts_from_its_complainant_alone(case: Case, came: Came) -> None:
    subject = f"Re: เลขรับ {case.number_text}"
    assert came(mail(Subject=subject, name="a")).state == "message"
    stranger = came(mail(Subject=subject, From="thief@people.example", name="b"))
    assert (stranger.state, stranger.case == case) == ("case", False)
    doubted = came(mail("Authentication-Results: mx.example; dmarc=fail", Subject=subject, name="c"))
    assert doubted.state == "case"
    two = came(mail("From: thief@people.example", Subject=subject, name="d"))
    assert two.state == "case"
    assert len(texts(case)) == 1


def test_a_made_up_reference_opens_nothing(case: Case, came: Came) -> None:
    message = OutboxMessage.objects.get(case=case)
    true = mail_id(str(message.pk), message.created_at)
    forged = re.sub(r"-[0-9a-f]{24}@", "-" + "0" * 24 + "@", true)
    row = came(answer(message, In_Reply_To=forged, From="thief@people.example"))
    assert (row.state, row.case == case) == ("case", False)


def test_an_answer_of_another_office_is_not_added_here(came: Came, offices: dict[str, Agency]) -> None:
    theirs = submitted(offices["hat-kham"]).case
    row = came(answer(OutboxMessage.objects.get(case=theirs)))
    assert row.state == "case"
    assert not texts(theirs)


def test_an_answer_to_an_ended_case_waits_for_an_officer(case: Case, came: Came, actor: Callable[[str], Actor]) -> None:
    perform(case, "void", by=actor(CENTRE), reason="บันทึกซ้ำ")
    picture = part("image/png", PNG, "Content-Disposition: attachment; filename=a.png")
    said = multi(part("text/plain", b"more"), picture)
    to = OutboxMessage.objects.get(case=case)
    row = came(mail(kind='multipart/mixed; boundary="b0"', body=said, In_Reply_To=mail_id(str(to.pk), to.created_at)))
    assert (row.state, row.reason, row.case) == ("held", "closed", case)
    assert not StoredFile.objects.filter(media_type="image/png").exists()


def test_an_answer_to_a_closed_case_stands_in_it(case: Case, came: Came) -> None:
    perform(case, "withdraw", by=Actor.citizen(case.pk))
    row = came(answer(OutboxMessage.objects.filter(case=case).earliest("pk")))
    assert (row.state, row.case) == ("message", case)
    assert texts(case) == ["ต้นที่สามค่ะ"]


def test_an_answer_to_a_merged_case_joins_the_one_it_follows(
    case: Case, came: Came, actor: Callable[[str], Actor], smtp: Server, office: Agency
) -> None:
    lead = submitted(office, email="lead@people.example").case
    perform(case, "merge", by=actor(CENTRE), into=lead.pk, reason="เสาต้นเดียวกัน")
    status = OutboxMessage.objects.get(case=case, topic="status")
    assert f"เลขรับ {lead.number_text}" in rendered(status).body
    row = came(answer(status))
    assert (row.state, row.case) == ("message", lead)
    assert texts(lead) == ["ต้นที่สามค่ะ"]
    assert came(mail(Subject=f"Re: {case.number_text}", name="again")).case == lead
    perform(lead, "ask", by=actor(CENTRE), question="เสาต้นใด")
    send_waiting(now())
    asked = {one["To"]: one["In-Reply-To"] for one in smtp.messages() if "คำถาม" in str(one["Subject"])}
    assert asked == {"lead@people.example": None, "malee@people.example": "<first@people.example>"}


def bounced(message: OutboxMessage, action: str = "failed", status: str = "5.1.1") -> bytes:
    returned = f"Message-ID: {mail_id(str(message.pk), message.created_at)}\r\nSubject: x\r\n".encode()
    said = f"Reporting-MTA: dns; mx\r\n\r\nAction: {action}\r\nStatus: {status}\r\n"
    said += "Diagnostic-Code: smtp; 550 no such user\r\n"
    parts = (
        part("text/plain", b"Sorry"),
        part("message/delivery-status", said.encode(), how=""),
        part("text/rfc822-headers", returned, how=""),
    )
    return mail(From="MAILER-DAEMON@mx.example", kind=REPORT, body=multi(*parts), name=f"bounce-{action}")


def test_a_bounce_comes_back_to_its_message(case: Case, came: Came, smtp: Server, signed_in: Any) -> None:
    send_waiting(now())
    message = OutboxMessage.objects.get(case=case)
    came(bounced(message, "delayed", "4.4.1"))
    message.refresh_from_db()
    assert message.state == "sent"
    row = came(bounced(message))
    message.refresh_from_db()
    assert (row.state, row.reason, row.case) == ("done", "bounce", case)
    assert (message.state, message.error) == ("bounced", "550 no such user")
    shown = signed_in(CENTRE).get(reverse("desk:outbox")).content.decode()
    assert "ตีกลับ" in shown
    assert "550 no such user" in shown


def test_two_programs_that_answer_each_other_stop(came: Came, smtp: Server) -> None:
    for number in range(8):
        came(mail(name=f"n{number}"))
    send_waiting(now())
    assert len(smtp.received) == 5
    assert Case.objects.count() == 8
    (sent, *_) = smtp.messages()
    assert sent["Auto-Submitted"] == "auto-generated"
    assert came(mail("Auto-Submitted: auto-replied", In_Reply_To=str(sent["Message-ID"]))).state == "done"
    send_waiting(now() + timedelta(hours=1))
    assert len(smtp.received) == 5
