"""LINE from the first word to the answer in the thread, through the real webhook and a stand-in for LINE's servers."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Attachment, Case, CaseText, OutboxMessage
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import submitted
from rabfang.channels.chat.tests.chatting import TOKEN, Chatter, go_round
from rabfang.channels.chat.tests.platform_server import PICTURE, PlatformServer
from rabfang.channels.models import ChatAnswer, Conversation, Incoming
from rabfang.core.clock import now
from rabfang.core.tokens import hash_secret

pytestmark = pytest.mark.django_db
AsActor = Callable[[str], Actor]
CENTRE = "centre@school-integrity.example"


def told(line: Chatter, words: str = "ครูเก็บเงินค่าเรียนพิเศษเกินประกาศ") -> Case:
    """A matter brought by LINE, without a place and a name."""
    line.say(words, "ต่อไป", "ข้าม", "ข้าม", "ส่งเรื่อง")
    return Case.objects.latest("pk")


def test_the_first_words_point_to_the_notice_and_to_the_form_in_confidence(
    line: Chatter, platform: PlatformServer, offices: dict[str, Agency]
) -> None:
    line.say("สวัสดี")
    greeting = platform.line_texts()[0]
    assert "http://127.0.0.1:8000/school-integrity/privacy\n" in greeting
    assert "แจ้งเป็นการลับที่ http://127.0.0.1:8000/school-integrity/report-corruption" in greeting
    Agency.everywhere.get(confidential_of=offices["school-integrity"]).holdings.all().delete()
    Chatter(line.account, "Uanother", line.client).say("สวัสดี")
    greeting = platform.line_texts()[-2]
    assert "/school-integrity/privacy" in greeting
    assert "report-corruption" not in greeting


def test_a_whole_story(line: Chatter, platform: PlatformServer, actor: AsActor) -> None:
    platform.files["/v2/bot/message/555/content"] = ("image/png", PICTURE)
    line.send(line.line_event("follow"))
    go_round()
    assert "ยินดีรับฟัง" in platform.line_texts()[0]
    line.say("ร้องเรียน/ร้องทุกข์", "ครูเก็บเงินค่าเรียนพิเศษ", "เกินประกาศสองร้อยบาท")
    line.send(line.line_event("message", message={"id": "555", "type": "image", "contentProvider": {"type": "line"}}))
    go_round()
    line.say("ต่อไป")
    point = {
        "id": "556",
        "type": "location",
        "title": "โรงเรียน",
        "address": "หาดขาม",
        "latitude": 12.08,
        "longitude": 99.85,
    }
    line.send(line.line_event("message", message=point))
    go_round()
    line.say("สมหญิง ทดสอบ 081 234 5678")
    assert "ครูเก็บเงินค่าเรียนพิเศษ\nเกินประกาศสองร้อยบาท" in platform.line_texts()[-1]
    assert not Case.objects.exists()
    line.say("ส่งเรื่อง")

    case = Case.objects.get()
    assert (case.channel, case.subject, case.place) == ("line", "ครูเก็บเงินค่าเรียนพิเศษ", "โรงเรียน หาดขาม")
    assert (case.latitude, case.longitude) == (Decimal("12.08"), Decimal("99.85"))
    assert (case.complainant.name, case.complainant.telephone) == ("สมหญิง ทดสอบ", "0812345678")
    assert case.complainant.chat == f"line:{line.account.pk}:{line.user}"
    detail = CaseText.objects.get(case=case, field="detail").body
    assert detail == "ครูเก็บเงินค่าเรียนพิเศษ\nเกินประกาศสองร้อยบาท\nประเภทที่ผู้ร้องเลือก: ร้องเรียน/ร้องทุกข์"
    assert Attachment.objects.get(case=case).file.sha256
    receipt = platform.line_texts()[-1]
    assert f"เลขรับ {case.number_text}" in receipt
    secret = receipt.partition("รหัสลับ: ")[2].split()[0]
    assert hash_secret(secret) == case.secret_hash
    assert f"/school-integrity/track#{case.number_text.replace('/', '-')}.{secret}" in receipt
    assert {(row.state, row.case_id) for row in Incoming.objects.filter(case=case)} == {("case", case.pk)}

    perform(case, "ask", by=actor(CENTRE), question="วันที่เท่าใด")
    go_round()
    assert "วันที่เท่าใด" in platform.line_texts()[-1]
    line.say("วันที่ 10 พฤศจิกายน")
    assert CaseText.objects.get(case=case, field="message").body == "วันที่ 10 พฤศจิกายน"
    assert f"เพิ่มในเรื่องเลขรับ {case.number_text}" in platform.line_texts()[-1]
    for words in (f"ติดตาม {case.number_text}", "ติดตาม"):
        line.say(words)
        assert f"เลขรับ {case.number_text}: " in platform.line_texts()[-1]
    stranger = Chatter(line.account, "U9999999999abcdef")
    stranger.say("ติดตาม")
    assert case.number_text not in platform.line_texts()[-1]


def test_what_is_sent_is_an_answer_at_first_and_a_push_with_its_key_later(
    line: Chatter, platform: PlatformServer, actor: AsActor
) -> None:
    case = told(line)
    replies = platform.to("/message/reply")
    assert {call.headers["Authorization"] for call in platform.calls} == {f"Bearer {TOKEN}"}
    assert replies[0].said["replyToken"].startswith("reply")
    assert not platform.to("/message/push")
    perform(case, "ask", by=actor(CENTRE), question="ใครเก็บ")
    go_round()
    (push,) = platform.to("/message/push")
    assert (push.said["to"], len(push.headers["X-Line-Retry-Key"])) == (line.user, 36)


def test_a_token_used_up_becomes_a_push(line: Chatter, platform: PlatformServer) -> None:
    platform.answers["/v2/bot/message/reply"] = (400, {"message": "Invalid reply token"})
    line.say("ท่อแตก")
    assert len(platform.to("/message/push")) == 1
    assert ChatAnswer.objects.get().state == "sent"


def test_a_push_that_is_tried_again_carries_the_same_key_and_is_shown_once(
    line: Chatter, platform: PlatformServer, actor: AsActor
) -> None:
    case = told(line)
    platform.answers["/v2/bot/message/push"] = (500, {})
    perform(case, "ask", by=actor(CENTRE), question="ใครเก็บ")
    go_round()
    row = OutboxMessage.objects.get(case=case, topic="question")
    assert (row.state, row.attempts) == ("queued", 1)
    platform.answers.clear()
    assert row.next_at
    go_round(row.next_at)
    OutboxMessage.objects.filter(pk=row.pk).update(state="sending", next_at=now())  # sent, and the worker died
    go_round()
    pushes = platform.to("/message/push")
    assert len(pushes) == 3
    assert len({call.headers["X-Line-Retry-Key"] for call in pushes}) == 1
    assert OutboxMessage.objects.get(pk=row.pk).state == "sent"


def test_the_desk_does_not_see_the_secret(
    line: Chatter, platform: PlatformServer, signed_in: Callable[[str], Client]
) -> None:
    case = told(line)
    row = OutboxMessage.objects.get(case=case, topic="acknowledgement")
    assert row.state == "sent"
    secret = platform.line_texts()[-1].partition("รหัสลับ: ")[2].split()[0]
    page = signed_in(CENTRE).get(f"/desk/outbox/{row.pk}").content.decode()
    assert case.number_text in page
    assert secret not in page
    assert secret not in str(ChatAnswer.objects.get(case=case).said)


def test_told_twice_and_out_of_order_it_is_one_matter(line: Chatter, platform: PlatformServer) -> None:
    first, second, third = line.text("หนึ่ง"), line.text("สอง"), line.text("ต่อไป")
    line.send(third)
    line.send(second, first)
    line.send({**first, "deliveryContext": {"isRedelivery": True}})
    line.send(second, third)
    go_round()
    go_round()
    assert Incoming.objects.count() == 3
    talk = Conversation.objects.get().talk
    assert [words for _message, words in talk["words"]] == ["หนึ่ง", "สอง"]
    assert talk["state"] == "place"
    line.say("ข้าม", "ข้าม")
    last = line.text("ส่งเรื่อง")
    line.send(last)
    line.send(last)
    go_round()
    line.send(last)
    go_round()
    assert Case.objects.count() == 1
    assert sum("รหัสลับ: " in text for text in platform.line_texts()) == 1


def test_only_the_same_chat_follows_by_number_alone(line: Chatter, platform: PlatformServer) -> None:
    case = told(line)
    secret = platform.line_texts()[-1].partition("รหัสลับ: ")[2].split()[0]
    other = Chatter(line.account, "Uother")
    other.say(f"ติดตาม {case.number_text}")
    assert "ไม่พบเรื่องเลขนี้" in platform.line_texts()[-1]
    other.say(f"ติดตาม {case.number_text} {secret}")
    assert f"เลขรับ {case.number_text}: " in platform.line_texts()[-1]


def test_a_discreet_person_reads_only_that_there_is_news(
    line: Chatter, platform: PlatformServer, actor: AsActor
) -> None:
    case = told(line)
    type(case.complainant).objects.filter(case=case).update(discreet=True)
    perform(case, "ask", by=actor(CENTRE), question="ความลับ")
    go_round()
    assert platform.line_texts()[-1].startswith(f"มีความคืบหน้าในเรื่องเลขรับ {case.number_text}\n")
    assert "ความลับ" not in platform.line_texts()[-1]


def test_an_answer_to_a_question_joins_the_case_that_was_asked_about(
    line: Chatter, platform: PlatformServer, actor: AsActor
) -> None:
    first = told(line)
    line.say("เรื่องใหม่")
    second = told(line, "รถรับส่งขับเร็ว")
    assert first.pk != second.pk
    perform(first, "ask", by=actor(CENTRE), question="ใครเก็บ")
    go_round()
    line.say("ครูประจำชั้น")
    assert CaseText.objects.get(field="message").case_id == first.pk
    assert f"เพิ่มในเรื่องเลขรับ {first.number_text}" in platform.line_texts()[-1]


def test_who_blocked_the_account_is_not_sent_to_and_the_desk_sees_why(
    line: Chatter, platform: PlatformServer, actor: AsActor
) -> None:
    case = told(line)
    line.send(line.line_event("unfollow", replyToken=""))
    go_round()
    sent = len(platform.calls)
    perform(case, "ask", by=actor(CENTRE), question="ใคร")
    go_round()
    row = OutboxMessage.objects.get(case=case, topic="question")
    assert (row.state, row.error) == ("failed", "ผู้รับปิดกั้นบัญชีนี้หรือไม่มีบัญชีแล้ว")
    assert len(platform.calls) == sent


def test_what_was_taken_back_is_no_part_of_the_matter(line: Chatter, platform: PlatformServer) -> None:
    line.send(line.line_event("message", message={"id": "77", "type": "text", "text": "ข้อความที่เปลี่ยนใจ"}))
    line.send(line.text("ท่อแตกหน้าโรงเรียน"))
    line.send(line.line_event("unsend", unsend={"messageId": "77"}))
    go_round()
    line.say("ต่อไป", "ข้าม", "ข้าม", "ส่งเรื่อง")
    assert Case.objects.get().subject == "ท่อแตกหน้าโรงเรียน"
    assert not [row for row in Incoming.objects.all() if "เปลี่ยนใจ" in row.body + row.subject]


def test_groups_are_told_once_and_not_listened_to(line: Chatter, platform: PlatformServer) -> None:
    group = {"type": "group", "groupId": "Cgroup", "userId": line.user}
    line.send(line.line_event("join", source=group))
    line.send(line.line_event("message", source=group, message={"id": "1", "type": "text", "text": "คุยกันเอง"}))
    go_round()
    assert len(platform.line_texts()) == 1
    assert "เฉพาะในแชตส่วนตัว" in platform.line_texts()[0]
    assert not Incoming.objects.filter(body__contains="message").exists()


def test_a_case_that_takes_no_more_words_makes_them_a_new_matter(
    line: Chatter, platform: PlatformServer, actor: AsActor
) -> None:
    case = told(line)
    perform(case, "void", by=actor(CENTRE), reason="บันทึกซ้ำ")
    line.say("ยังไม่ได้แก้ไข", "ต่อไป", "ข้าม", "ข้าม", "ส่งเรื่อง")
    assert Case.objects.count() == 2
    assert Case.objects.latest("pk").subject == "ยังไม่ได้แก้ไข"


def test_words_to_a_merged_case_join_the_one_it_follows_and_the_number_is_told(
    line: Chatter, platform: PlatformServer, actor: AsActor, offices: dict[str, Agency]
) -> None:
    lead = submitted(offices["school-integrity"])
    case = told(line)
    perform(case, "merge", by=actor(CENTRE), into=lead.case.pk, reason="ครูคนเดียวกัน")
    go_round()
    line.say("มีใบเสร็จด้วย")
    answer = platform.line_texts()[-1]
    assert f"เรื่องเลขรับ {case.number_text} รวมดำเนินการกับเรื่องเลขรับ {lead.case.number_text} แล้ว" in answer
    assert Case.objects.count() == 2
    row = Incoming.objects.latest("pk")
    assert (row.state, row.case) == ("message", lead.case)
    words = CaseText.objects.get(case=lead.case, field="message")
    assert (words.body, words.visibility) == ("มีใบเสร็จด้วย", "unit")
    perform(case, "unmerge", by=actor(CENTRE), reason="คนละคน")
    go_round()
    line.say("อยู่ห้อง ป.4")
    assert f"เพิ่มในเรื่องเลขรับ {case.number_text} แล้ว" in platform.line_texts()[-1]
    assert list(CaseText.objects.filter(case=case, field="message").values_list("body", flat=True)) == ["อยู่ห้อง ป.4"]


def test_words_to_a_closed_case_stand_in_it(line: Chatter, platform: PlatformServer, actor: AsActor) -> None:
    case = told(line)
    perform(case, "withdraw", by=Actor.citizen(case.pk))
    go_round()
    line.say("ขอบคุณ")
    assert Case.objects.get().status == "closed"
    assert CaseText.objects.get(case=case, field="message").body == "ขอบคุณ"
    assert f"เพิ่มในเรื่องเลขรับ {case.number_text} แล้ว" in platform.line_texts()[-1]


def test_english(line: Chatter, platform: PlatformServer) -> None:
    line.say("English", "The gate is broken", "Next", "Skip", "Skip", "Submit")
    case = Case.objects.get()
    assert case.complainant.language == "en"
    assert case.number_text in platform.line_texts()[-1]


@pytest.mark.parametrize(
    ("kind", "content"), [("application/zip", b"PK\x03\x04" + b"x" * 100), ("image/jpeg", b"MZ" + b"\0" * 200)]
)
def test_a_file_that_no_form_would_take_is_not_taken_here(
    line: Chatter, platform: PlatformServer, kind: str, content: bytes
) -> None:
    platform.files["/v2/bot/message/9/content"] = (kind, content)
    line.send(line.line_event("message", message={"id": "9", "type": "file", "fileName": "a.zip"}))
    go_round()
    assert Incoming.objects.get().state == "held"
    assert platform.line_texts()[-1]


def test_a_picture_that_cannot_be_had_yet_is_asked_for_again(
    line: Chatter, platform: PlatformServer, clock: Callable[..., None]
) -> None:
    platform.answers["/v2/bot/message/9/content"] = (500, {})
    line.send(line.line_event("message", message={"id": "9", "type": "image"}))
    go_round()
    row = Incoming.objects.get()
    assert (row.state, row.attempts) == ("waiting", 1)
    platform.files["/v2/bot/message/9/content"] = ("image/png", PICTURE)
    assert row.next_at
    go_round(row.next_at)
    assert Incoming.objects.get().raw is not None
    assert Conversation.objects.get().talk["files"] == ["9"]


def test_a_talk_left_half_way_is_held_for_an_officer(line: Chatter, platform: PlatformServer) -> None:
    line.say("ท่อแตกหน้าโรงเรียน", "น้ำไหลมาสามวัน")
    ends = Conversation.objects.get().ends_at
    assert ends
    go_round(ends)
    row = Incoming.objects.get(state="held")
    assert (row.reason, row.subject) == ("talk", "ท่อแตกหน้าโรงเรียน น้ำไหลมาสามวัน")
    line.say("สวัสดี")
    assert Conversation.objects.get().talk["state"] == "topic"
    assert now() < ends
