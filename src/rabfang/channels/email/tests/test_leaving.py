"""Messages to complainants, through a real SMTP conversation."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, OutboxMessage
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import submitted, walk
from rabfang.channels.email.tests.mailbox import Mailbox
from rabfang.channels.outbox import rendered, retry, send_waiting
from rabfang.core.clock import now
from rabfang.core.errors import Conflict

pytestmark = pytest.mark.django_db
LONG = "ขอให้ซ่อมไฟฟ้าสาธารณะที่ดับมานานกว่าสามสัปดาห์ ณ ปากซอยวัดน้ำขุ่น หมู่ที่ ๔ ใกล้โรงเรียนบ้านกู่ฐิติญาณ เพราะเด็กกลับบ้านมืดค่ำ"


def test_the_acknowledgement_arrives_whole(offices: dict[str, Agency], smtp: Mailbox) -> None:
    case = submitted(offices["hat-kham"], subject=LONG).case
    assert send_waiting(now()) == 1
    (mail,) = smtp.messages()
    assert mail["To"] == "a@b.example"
    assert mail["Subject"] == f"รับเรื่องของท่านแล้ว เลขรับ {case.number_text}"
    assert mail["Auto-Submitted"] == "auto-generated"
    body = mail.get_content()
    assert LONG in body
    assert "วันพุธที่ 2 ธันวาคม 2569" in body
    assert send_waiting(now()) == 0
    assert len(smtp.received) == 1


def test_the_acknowledgement_points_to_the_notice_and_to_the_form_in_confidence(offices: dict[str, Agency]) -> None:
    said = {}
    for slug in ("hat-kham", "school-integrity"):
        case = submitted(offices[slug]).case
        said[slug] = rendered(OutboxMessage.objects.get(case=case, topic="acknowledgement")).body
        assert f"/{slug}/privacy" in said[slug]
    assert "http://127.0.0.1:8000/school-integrity/report-corruption\n" in said["school-integrity"]
    assert "report-corruption" not in said["hat-kham"]


def test_each_topic_reads_well_in_both_languages(offices: dict[str, Agency], actor: Callable[[str], Actor]) -> None:
    for language in ("th", "en"):
        case = walk(offices["hat-kham"], "service-quality", until="close")
        case.complainant.language = language
        case.complainant.save()
        centre = actor("centre@hat-kham.example")
        perform(case, "ask", by=centre, question="เสาไฟต้นใด")
        perform(case, "pause", by=centre, reason="รออะไหล่")
        perform(case, "resume", by=centre)
        perform(case, "close", by=centre, outcome="solved", remark="ขอบคุณ")
        said = {row.topic: rendered(row) for row in OutboxMessage.objects.filter(case=case).order_by("pk")}
        assert set(said) == {"acknowledgement", "reply", "question", "status", "closed"}
        assert all(case.number_text in one.subject for one in said.values())
        assert "แก้ไขแล้ว" in said["reply"].body
        assert "เสาไฟต้นใด" in said["question"].body
        assert "{" not in "".join(one.body for one in said.values())


def test_a_follower_is_told_without_the_other_persons_words(
    offices: dict[str, Agency], actor: Callable[[str], Actor]
) -> None:
    first = submitted(offices["hat-kham"], subject="เรื่องของคนแรก", name="คนแรก", email="one@people.example").case
    second = submitted(offices["hat-kham"], subject="เรื่องของคนที่สอง", email="two@people.example").case
    centre = actor("centre@hat-kham.example")
    perform(second, "merge", by=centre, into=first.pk, reason="เสาเดียวกัน")
    perform(first, "ask", by=centre, question="เสาต้นใด")
    told = rendered(OutboxMessage.objects.get(case=second, topic="question"))
    assert (told.to, second.number_text in told.subject) == ("two@people.example", True)
    assert "คนแรก" not in told.body


def test_nothing_can_be_slipped_into_the_headers(offices: dict[str, Agency], smtp: Mailbox) -> None:
    submitted(offices["hat-kham"], subject="ไฟดับ\r\nBcc: thief@example.org\u2028X-Evil: 1", name="ก\r\nTo: x@y.example")
    Agency.objects.update(name_th="หน่วยงาน\r\nBcc: thief@example.org")
    assert send_waiting(now()) == 1
    (mail,) = smtp.messages()
    assert mail.get_all("Bcc") is None
    assert mail.get_all("X-Evil") is None
    assert mail.get_all("To") == ["a@b.example"]


def test_a_busy_server_is_tried_again_with_the_same_id(offices: dict[str, Agency], smtp: Mailbox) -> None:
    submitted(offices["hat-kham"])
    smtp.answers["END"] = "451 later"
    assert send_waiting(now()) == 0
    row = OutboxMessage.objects.get()
    assert (row.state, row.attempts, row.error) == ("queued", 1, "451 later")
    assert send_waiting(now()) == 0
    smtp.answers.clear()
    assert send_waiting(now() + timedelta(minutes=1)) == 1
    ids = [mail["Message-ID"] for mail in smtp.messages()]
    assert len(ids) == 2
    assert len(set(ids)) == 1


@pytest.mark.parametrize(("word", "answer"), [("RCPT", "550 no such person"), ("END", "554 refused")])
def test_a_refusal_for_good_is_shown_and_can_be_tried_again(
    offices: dict[str, Agency], smtp: Mailbox, word: str, answer: str
) -> None:
    submitted(offices["hat-kham"])
    smtp.answers[word] = answer
    send_waiting(now())
    row = OutboxMessage.objects.get()
    assert (row.state, row.next_at) == ("failed", None)
    assert answer[:3] in row.error
    smtp.answers.clear()
    retry(row, at=now())
    assert send_waiting(now()) == 1
    with pytest.raises(Conflict):
        retry(row, at=now())


def test_a_server_that_hangs_up_or_is_gone_loses_nothing(
    offices: dict[str, Agency], smtp: Mailbox, settings: Any
) -> None:
    submitted(offices["hat-kham"])
    smtp.answers["MAIL"] = ""
    assert send_waiting(now()) == 0
    settings.EMAIL_PORT = 1
    assert send_waiting(now() + timedelta(minutes=2)) == 0
    assert OutboxMessage.objects.get().state == "queued"


def test_what_a_dead_worker_left_is_taken_again(offices: dict[str, Agency], smtp: Mailbox) -> None:
    case: Case = submitted(offices["hat-kham"]).case
    OutboxMessage.objects.filter(case=case).update(state="sending", next_at=now() + timedelta(minutes=10))
    assert send_waiting(now()) == 0
    assert send_waiting(now() + timedelta(minutes=10)) == 1


def test_without_a_server_messages_wait_and_a_demonstration_shows_them(
    offices: dict[str, Agency], settings: Any
) -> None:
    submitted(offices["hat-kham"])
    assert send_waiting(now()) == 0
    settings.RABFANG_DEMONSTRATION = True
    assert send_waiting(now()) == 1


def test_who_asked_for_it_learns_only_of_news(offices: dict[str, Agency], actor: Callable[[str], Actor]) -> None:
    case = submitted(offices["hat-kham"], subject="สามีตีลูก", discreet=True).case
    perform(case, "ask", by=actor("centre@hat-kham.example"), question="เด็กอยู่ที่ใด")
    for message in OutboxMessage.objects.filter(case=case):
        said = rendered(message)
        assert case.number_text in said.subject
        assert "สามีตีลูก" not in said.subject + said.body
        assert "เด็กอยู่ที่ใด" not in said.body


@pytest.mark.parametrize(
    ("person", "way"),
    [
        ({}, "email"),
        ({"prefers": "email"}, "email"),
        ({"chat": "line:1:U1"}, "line"),
        ({"chat": "line:1:U1", "prefers": "email"}, "email"),
        ({"chat": "messenger:1:2", "prefers": "chat"}, "messenger"),
        ({"prefers": "telephone", "telephone": "0812345678"}, ""),
        ({"prefers": "post", "address": "12"}, ""),
        ({"prefers": "none"}, ""),
        ({"email": ""}, ""),
        ({"email": "", "prefers": "email", "chat": "line:1:U1"}, "line"),
    ],
)
def test_each_is_told_by_one_way_as_they_wish(offices: dict[str, Agency], person: dict[str, Any], way: str) -> None:
    case = submitted(offices["hat-kham"], **person).case
    assert list(OutboxMessage.objects.filter(case=case).values_list("way", flat=True)) == ([way] if way else [])


def test_what_has_no_way_out_waits_and_holds_nothing_up(offices: dict[str, Agency], smtp: Mailbox) -> None:
    submitted(offices["hat-kham"], chat="line:1:U1")
    submitted(offices["hat-kham"])
    assert send_waiting(now()) == 1
    assert OutboxMessage.objects.get(way="line").state == "queued"


def test_a_new_address_gets_what_bounced(
    offices: dict[str, Agency], actor: Callable[[str], Actor], smtp: Mailbox
) -> None:
    case = submitted(offices["hat-kham"], email="old@people.example").case
    message = OutboxMessage.objects.get(case=case)
    OutboxMessage.objects.filter(pk=message.pk).update(state="bounced", next_at=None, error="550 no such user")
    perform(case, "contact", by=actor("centre@hat-kham.example"), email="new@people.example")
    retry(message, at=now())
    assert send_waiting(now()) == 1
    assert smtp.messages()[0]["To"] == "new@people.example"
    perform(case, "contact", by=actor("centre@hat-kham.example"), email="")
    again = OutboxMessage.objects.filter(pk=message.pk)
    again.update(state="failed")
    with pytest.raises(Conflict) as refused:
        retry(message, at=now())
    assert refused.value.code == "no-way-to-tell"
    again.update(state="queued", next_at=now())
    assert send_waiting(now()) == 0
    message.refresh_from_db()
    assert (message.state, message.error) == ("failed", "the complainant has no e-mail address any more")
