"""Merging by number, with the other case shown before it is done; and taking apart again."""

from collections.abc import Callable

import pytest

from rabfang.cases.actors import Actor
from rabfang.cases.adding import add_words
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.desk.tests.conftest import SignIn, Walked

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"


def test_the_other_case_is_shown_before_anything_happens(signed_in: SignIn, walked: Walked) -> None:
    first = walked("hat-kham", "service-quality", until="order", subject="ไฟดับทั้งซอย")
    case = walked("hat-kham", "service-quality", until="order")
    client, address = signed_in(CENTRE), f"/desk/cases/{case.pk}/merge"
    said = {"into": f"๑/{first.year}", "reason": "เสาเดียวกัน", "seen": case.version}
    answer = client.post(address, said)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "ไฟดับทั้งซอย" in page
    assert "เสาเดียวกัน" in page
    assert f'name="confirmed" value="{first.pk}"' in page
    assert Case.objects.get(pk=case.pk).status == "open"
    assert client.post(address, {**said, "confirmed": first.pk}).status_code == 302
    assert Case.objects.get(pk=case.pk).merged_into_id == first.pk
    undo = {"seen": case.version + 1, "reason": "คนละเสา"}
    assert client.post(f"/desk/cases/{case.pk}/unmerge", undo).status_code == 302
    assert Case.objects.get(pk=case.pk).status == "open"


def test_a_confirmation_of_another_case_does_not_count(signed_in: SignIn, walked: Walked) -> None:
    first = walked("hat-kham", "service-quality", until="order")
    case = walked("hat-kham", "service-quality", until="order")
    said = {"into": first.number_text, "reason": "เสาเดียวกัน", "seen": case.version, "confirmed": case.pk}
    answer = signed_in(CENTRE).post(f"/desk/cases/{case.pk}/merge", said)
    assert answer.status_code == 200
    assert Case.objects.get(pk=case.pk).status == "open"


@pytest.mark.parametrize("into", ["", "2/2570", "99/2570", "12", "abc", "1/1", "999999999/9999", "1" * 40, "3/2570"])
def test_a_number_that_is_no_other_case_here_is_said(signed_in: SignIn, walked: Walked, into: str) -> None:
    walked("hat-kham", "service-quality", until="order")
    case = walked("hat-kham", "service-quality", until="order")
    assert case.number_text == "2/2570"
    walked("saraburi-treasury", "complaint", until="forward")
    said = {"into": into, "reason": "เสาเดียวกัน", "seen": case.version}
    answer = signed_in(CENTRE).post(f"/desk/cases/{case.pk}/merge", said)
    assert answer.status_code == 400
    assert "into" in answer.context["form"].errors
    assert "เสาเดียวกัน" in answer.content.decode()


def test_a_case_that_ended_takes_no_other(signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]) -> None:
    ended = walked("hat-kham", "information", until="close")
    perform(ended, "close", by=actor(CENTRE), outcome="explained")
    case = walked("hat-kham", "service-quality", until="order")
    said = {"into": ended.number_text, "reason": "เดียวกัน", "seen": case.version, "confirmed": ended.pk}
    answer = signed_in(CENTRE).post(f"/desk/cases/{case.pk}/merge", said)
    assert answer.status_code == 400
    assert "ยุติหรือรวมกับเรื่องอื่นไปแล้ว" in answer.content.decode()


def test_what_the_other_voice_adds_stands_in_both_conversations(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    lead = walked("hat-kham", "service-quality", until="report")
    case = walked("hat-kham", "service-quality", until="order")
    perform(case, "merge", by=actor(CENTRE), into=lead.pk, reason="เสาเดียวกัน")
    add_words(case, message="ต้นที่สามครับ")
    client, unit = signed_in(CENTRE), signed_in("unit@hat-kham.example")
    for reader in (client, unit):
        answer = reader.get(f"/desk/cases/{lead.pk}")
        bubble = answer.context["conversation"][-1]
        assert (bubble["body"], bubble["sent"]) == ("ต้นที่สามครับ", False)
        assert bubble["sender"] == f"ผู้ร้องของเรื่องเลขรับ {case.number_text}"
        assert answer.content.decode().count(f"ผู้ร้องของเรื่องเลขรับ {case.number_text}") == 2
    perform(case, "unmerge", by=actor(CENTRE), reason="คนละเสา")
    bubbles = client.get(f"/desk/cases/{case.pk}").context["conversation"]
    said = [(bubble["body"], bubble["sender"]) for bubble in bubbles if bubble["body"] == "ต้นที่สามครับ"]
    assert said == [("ต้นที่สามครับ", "ผู้ร้อง")]
