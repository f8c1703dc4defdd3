"""Who is asked how satisfied they are, when, by which way, once an answer; from the message to the figures."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, OutboxMessage
from rabfang.cases.perform import perform
from rabfang.cases.receive import Received
from rabfang.cases.tests.walking import lead, submitted
from rabfang.cases.verify import faults
from rabfang.channels.chat.tests.chatting import Chatter, go_round
from rabfang.channels.chat.tests.platform_server import PlatformServer
from rabfang.channels.conftest import CENTRE, EXECUTIVE, bangkok
from rabfang.channels.email.tests.mailbox import Mailbox
from rabfang.channels.models import Asking, Notice
from rabfang.channels.outbox import send_waiting
from rabfang.channels.satisfaction.asking import CALLED_FOR, ask_satisfaction

pytestmark = pytest.mark.django_db
Stand = Callable[[datetime], None]
AsActor = Callable[[str], Actor]
SignIn = Callable[[str], Client]
FRIDAY = bangkok(12, 4, 15)  # Saturday 5 December is a holiday, Monday 7 the day in its place
TUESDAY = bangkok(12, 8, 9, 0)
TELEPHONE = {"email": "", "telephone": "0810000001"}


@pytest.fixture
def closed(offices: dict[str, Agency], clock: Stand, actor: AsActor) -> Callable[..., Received]:
    """`closed(email="")`: a case answered and closed by the centre on Friday 4 December."""

    def close(**said: Any) -> Received:
        clock(FRIDAY)
        received = submitted(offices["hat-kham"], **said)
        case = lead(received.case, "service-quality", until="close")
        perform(case, "close", by=actor(CENTRE), outcome="solved")
        return received

    return close


def states() -> list[tuple[str, str]]:
    return list(Asking.objects.order_by("pk").values_list("state", "way"))


def queries(at: datetime) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask_satisfaction(at)
    return len(captured)


def test_each_is_asked_on_the_next_working_day_by_their_own_way_or_not_at_all(
    closed: Callable[..., Received], offices: dict[str, Agency], clock: Stand, actor: AsActor
) -> None:
    closed()
    assert ask_satisfaction(bangkok(12, 8, 8, 59)) == 0
    one = queries(TUESDAY)
    assert states() == [("asked", "email")]
    for said in ({}, TELEPHONE, {**TELEPHONE, "prefers": "none"}, {"email": "", "name": ""}):
        closed(**said)
    rated = closed().case
    perform(rated, "rate", by=Actor.citizen(rated.pk), rating="satisfied")
    again = closed().case
    perform(again, "reopen", by=actor(CENTRE), reason="ยังไม่เรียบร้อย")
    clock(FRIDAY)
    first = lead(submitted(offices["hat-kham"]).case, "service-quality", until="close")
    second = submitted(offices["hat-kham"]).case
    perform(second, "merge", by=actor(CENTRE), into=first.pk, reason="เรื่องเดียวกัน")
    perform(submitted(offices["hat-kham"]).case, "void", by=actor(CENTRE), reason="ข้อความโฆษณา")
    perform(first, "close", by=actor(CENTRE), outcome="solved")
    assert queries(TUESDAY) == one <= 6
    assert states() == [
        ("asked", "email"),
        ("asked", "email"),
        ("to-call", "telephone"),
        *[("let-be", "")] * 4,
        ("asked", "email"),
    ]
    assert OutboxMessage.objects.filter(topic="asked-satisfaction").count() == 3
    perform(first, "reopen", by=actor(CENTRE), reason="ยังไม่เรียบร้อย")  # before it has left
    assert states()[-1] == ("let-be", "email")
    assert OutboxMessage.objects.filter(topic="asked-satisfaction").count() == 2
    assert not OutboxMessage.objects.filter(topic="asked-satisfaction", case=second).exists()
    assert ask_satisfaction(TUESDAY) == 0
    Agency.objects.update(asks_after=0)
    closed()
    assert Asking.objects.count() == 8
    ask_satisfaction(TUESDAY + CALLED_FOR)
    assert ("to-call", "telephone") not in states()


def test_a_dissatisfied_answer_leads_to_an_objection_that_another_looks_at(
    closed: Callable[..., Received], smtp: Mailbox, client: Client, signed_in: SignIn, clock: Stand, actor: AsActor
) -> None:
    received = closed()
    clock(TUESDAY)
    ask_satisfaction(TUESDAY)
    send_waiting(TUESDAY)
    (mail,) = [one for one in smtp.messages() if "เพียงใด" in one["Subject"]]
    link = next(word for word in mail.get_content().split() if word.endswith("/track?to=rate"))
    assert received.secret not in mail.get_content()
    shown = {"number": received.case.number_text, "secret": received.secret}
    assert client.post(link.partition(":8000")[2], shown)["Location"] == "/hat-kham/track/case/rate"
    said = {"rating": "dissatisfied", "reason": "ไฟดับอีกในสามวัน"}
    page = client.post("/hat-kham/track/case/rate", said, follow=True)
    assert page.redirect_chain == [("/hat-kham/track/case/object", 302)]
    assert "ไฟดับอีกในสามวัน</textarea>" in page.content.decode()
    assert "ผู้ที่ไม่ได้ตอบหรือยุติเรื่องเป็นผู้พิจารณา" in page.content.decode()
    assert Case.objects.get(pk=received.case.pk).rating == "dissatisfied"
    centre = signed_in(CENTRE)
    figures = centre.get("/desk/satisfaction")
    assert [(line["line"].way, line["line"].asked, line["line"].answered) for line in figures.context["responses"]] == [
        ("email", 1, 1),
        ("", 1, 1),
    ]
    assert "100.0%" in figures.content.decode()
    asked = [row.case.pk for row in centre.get("/desk/register?asked=answered&asked_by=email").context["rows"]]
    assert asked == [received.case.pk]

    client.post("/hat-kham/track/case/object", {"objection": "ไฟดับอีกในสามวัน"})
    case = Case.objects.get(pk=received.case.pk)
    assert (case.status, case.step, case.review) == ("open", "ordered-work.forward", "above")
    refused = centre.get(f"/desk/cases/{case.pk}/forward")
    assert refused.status_code == 403
    assert "เจ้าหน้าที่อื่นต้องเป็นผู้พิจารณา" in refused.content.decode()
    assert "สมศรี ใจเย็น ตอบหรือยุติเรื่องนี้จึงไม่พิจารณาเอง" in centre.get(f"/desk/cases/{case.pk}").content.decode()
    assert case.pk not in [row.case.pk for row in centre.get("/desk/").context["piles"][0].rows]
    executive = signed_in(EXECUTIVE)
    waiting = next(pile for pile in executive.get("/desk/").context["piles"] if pile.key == "waiting")
    assert case.pk in [row.case.pk for row in waiting.rows]
    told = Notice.objects.filter(case=case, reason="objected").values_list("officer__email", flat=True)
    assert list(told) == [EXECUTIVE]
    page_of = executive.post(f"/desk/cases/{case.pk}/forward", {"memo": "ให้ตรวจซ้ำ", "seen": case.version})
    assert page_of.status_code == 302
    after = Case.objects.get(pk=case.pk)
    assert (after.review, after.aside, after.rating) == ("", "", "dissatisfied")  # until the answer anew is rated

    # An answer anew is asked about anew, once, and those asked before stay asked.
    clock(bangkok(12, 9))
    perform(lead(after, "service-quality", until="close"), "close", by=actor(CENTRE), outcome="solved")
    ask_satisfaction(bangkok(12, 31, 9))
    assert states() == [("answered", "email"), ("asked", "email")]
    perform(after, "rate", by=Actor.citizen(after.pk), rating="satisfied")
    assert states() == [("answered", "email"), ("answered", "email")]
    assert not list(faults())


def test_who_left_a_telephone_number_is_called_and_what_they_say_is_entered(
    closed: Callable[..., Received], signed_in: SignIn, clock: Stand
) -> None:
    for _number in range(2):
        closed(**TELEPHONE)
    discreet = closed(**TELEPHONE, discreet=True).case
    clock(TUESDAY)
    ask_satisfaction(TUESDAY)
    centre = signed_in(CENTRE)
    assert "โทรถามความพึงพอใจ 3 เรื่อง" in centre.get("/desk/").content.decode()
    page = centre.get("/desk/satisfaction/calls")
    first, second, third = (one["row"] for one in page.context["rows"])
    assert third.case == discreet
    assert page.content.decode().count("ถามกับผู้ร้องเองเท่านั้น") == 1
    said = {"rating": "very-satisfied", "reason": "มาเร็วมาก", "heard": "telephone", "seen": first.case.version}
    early = centre.post(f"/desk/cases/{first.case_id}/rate", {**said, "said_at": "1/12/2569 9:00", "said_by": "บุตรสาว"})
    assert early.status_code == 400
    assert "มาเร็วมาก" in early.content.decode()
    centre.post(f"/desk/cases/{first.case_id}/rate", {**said, "said_at": "8/12/2569 8:55", "said_by": "บุตรสาว"})
    history = centre.get(f"/desk/cases/{first.case_id}").content.decode()
    for words in ("พึงพอใจมาก · ทางโทรศัพท์ · 8 ธ.ค. 2569 08:55", "มาเร็วมาก", "บุตรสาว"):
        assert words in history
    for row, why in ((second, "declined"), (third, "not-reached"), (third, "not-reached"), (first, "declined")):
        assert centre.post(f"/desk/satisfaction/calls/{row.pk}", {"why": why}).status_code == 302
    assert states() == [("answered", "telephone"), ("over", "telephone"), ("let-be", "telephone")]
    assert [line["line"].percent for line in centre.get("/desk/satisfaction").context["responses"]] == [50.0, 50.0]
    assert not centre.get("/desk/satisfaction/calls").context["rows"]
    assert not list(faults())


def test_in_a_chat_a_button_rates_and_an_objection_begins_with_the_reason(
    line: Chatter, platform: PlatformServer, clock: Stand, actor: AsActor
) -> None:
    centre = actor("centre@school-integrity.example")
    for words in ("ครูเก็บเงินเกินประกาศ", "ห้องน้ำเสีย"):
        line.say("เรื่องใหม่", words, "ต่อไป", "ข้าม", "ข้าม", "ส่งเรื่อง")
    first, discreet = Case.objects.order_by("pk")
    perform(discreet, "contact", by=Actor.citizen(discreet.pk), discreet=True)
    clock(FRIDAY)
    for case in (first, discreet):
        kind = "service-quality" if case == first else "information"
        perform(lead(case, kind, until="close"), "close", by=centre, outcome="solved")
    go_round()
    clock(TUESDAY)
    ask_satisfaction(TUESDAY)
    go_round()
    sent = [message for call in platform.to("/v2/bot/message/push")[-2:] for message in call.said["messages"]]
    labels = [item["action"]["text"] for item in sent[0]["quickReply"]["items"]]
    assert labels == ["พึงพอใจมาก", "พึงพอใจ", "ไม่พึงพอใจ"]
    assert sent[1]["text"].startswith(f"มีความคืบหน้าในเรื่องเลขรับ {discreet.number_text}")
    assert "quickReply" not in sent[1]
    line.say("ไม่พึงพอใจ")
    assert Case.objects.get(pk=first.pk).rating == "dissatisfied"
    assert f"ให้คะแนนเรื่องเลขรับ {first.number_text} แล้ว" in platform.line_texts()[-1]
    line.say("ยังเก็บเงินอยู่")
    assert "กด “คัดค้านผล”" in platform.line_texts()[-1]
    assert "คัดค้านได้ถึงวันจันทร์ที่ 21 ธันวาคม" in platform.line_texts()[-1]
    line.say("คัดค้านผล")
    assert "กลับมาดำเนินการใหม่แล้ว" in platform.line_texts()[-1]
    case = Case.objects.get(pk=first.pk)
    assert (case.status, case.review) == ("open", "above")
    assert case.texts.get(field="objection").body == case.texts.get(field="reason", seq__gt=9).body == "ยังเก็บเงินอยู่"
    line.say("ไม่พึงพอใจ")
    assert Asking.objects.get(case=first).state == "answered"
    assert not list(faults())
