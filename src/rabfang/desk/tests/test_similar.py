"""At intake the officer sees what may be the same matter, joins it or keeps it apart, and can undo both."""

from typing import Any

import pytest

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.cases.tests.walking import submitted
from rabfang.desk.tests.conftest import SignIn, Walked

pytestmark = pytest.mark.django_db
CENTRE, UNIT, EXECUTIVE = "centre@hat-kham.example", "unit@hat-kham.example", "executive@hat-kham.example"
TITLE = "เรื่องที่อาจซ้ำกัน"
SAID = {"subject": "ไฟดับหน้าวัดหาดขาม", "telephone": "0810000001"}


@pytest.fixture
def pair(offices: dict[str, Agency]) -> tuple[Case, Case]:
    """Two reports of one matter by one person."""
    first, second = (submitted(offices["hat-kham"], **SAID, email="").case for _ in range(2))
    return first, second


def shown(answer: Any) -> list[Any]:
    return [(one.row.case.pk, one.reasons, one.joins) for one in answer.context["similar"]]


def test_the_case_page_names_it_at_intake_with_the_reasons_and_joins_in_one_tap(
    signed_in: SignIn, pair: tuple[Case, Case]
) -> None:
    first, second = pair
    client = signed_in(CENTRE)
    answer = client.get(f"/desk/cases/{second.pk}")
    assert shown(answer) == [(first.pk, ["โทรศัพท์เดียวกัน", "ถ้อยคำคล้ายกัน 100%"], True)]
    assert TITLE in answer.content.decode()
    address = f"/desk/cases/{second.pk}/similar/{first.pk}/join"
    done = client.post(address, {"seen": second.version}, follow=True)
    assert done.redirect_chain == [(f"/desk/cases/{second.pk}", 302)]
    joined = Case.objects.get(pk=second.pk)
    assert (joined.status, joined.merged_into_id) == ("merged", first.pk)
    page = done.content.decode()
    assert "เรื่องซ้ำ: โทรศัพท์เดียวกัน, ถ้อยคำคล้ายกัน 100%" in page
    undo = {"seen": joined.version, "reason": "คนละดวง"}
    assert client.post(f"/desk/cases/{second.pk}/unmerge", undo).status_code == 302
    assert Case.objects.get(pk=second.pk).status == "open"


def test_kept_apart_it_is_gone_and_can_be_brought_back(signed_in: SignIn, pair: tuple[Case, Case]) -> None:
    first, second = pair
    client, address = signed_in(CENTRE), f"/desk/cases/{second.pk}/similar"
    assert client.post(f"{address}/{first.pk}/apart").status_code == 302
    assert shown(client.get(f"/desk/cases/{second.pk}")) == shown(client.get(f"/desk/cases/{first.pk}")) == []
    page = client.get(address)
    assert list(page.context["apart"]) == [first]
    assert client.post(f"{address}/{first.pk}/together").status_code == 302
    assert len(shown(client.get(f"/desk/cases/{second.pk}"))) == 1


def test_somebody_else_was_first(signed_in: SignIn, pair: tuple[Case, Case]) -> None:
    first, second = pair
    answer = signed_in(CENTRE).post(f"/desk/cases/{second.pk}/similar/{first.pk}/join", {"seen": "0"})
    assert answer.status_code == 409
    assert "มีผู้อื่นดำเนินการกับเรื่องนี้ไปก่อนแล้ว" in answer.content.decode()
    assert Case.objects.get(pk=second.pk).status == "open"


def test_who_may_not_join_sees_no_button_and_is_refused(signed_in: SignIn, pair: tuple[Case, Case]) -> None:
    first, second = pair
    client = signed_in(EXECUTIVE)
    assert [joins for _pk, _why, joins in shown(client.get(f"/desk/cases/{second.pk}"))] == [False]
    address = f"/desk/cases/{second.pk}/similar/{first.pk}/join"
    assert client.post(address, {"seen": second.version}).status_code == 403
    assert signed_in(UNIT).get(f"/desk/cases/{second.pk}/similar").status_code == 404
    for other in (second.pk, 999_999):
        assert signed_in(CENTRE).post(f"/desk/cases/{second.pk}/similar/{other}/join").status_code == 404


def test_after_intake_it_is_a_page_of_its_own(signed_in: SignIn, walked: Walked, pair: tuple[Case, Case]) -> None:
    case = walked("hat-kham", "service-quality", until="report", **SAID)
    client = signed_in(CENTRE)
    assert shown(client.get(f"/desk/cases/{case.pk}")) == []
    assert {pk for pk, _why, _joins in shown(client.get(f"/desk/cases/{case.pk}/similar"))} == {one.pk for one in pair}


def test_the_record_form_looks_before_sending_and_loses_nothing(signed_in: SignIn, pair: tuple[Case, Case]) -> None:
    client = signed_in(CENTRE)
    typed = {"channel": "telephone", "detail": "ดับมาสองคืน", "telephone": "081 000 0001", "look_similar": "1"}
    answer = client.post("/desk/record", typed)
    assert answer.status_code == 200
    page = answer.content.decode()
    for words in ("โทรศัพท์เดียวกัน", "ดับมาสองคืน", "081 000 0001", pair[0].number_text):
        assert words in page
    assert Case.objects.count() == 2
    nothing = client.post("/desk/record", typed | {"telephone": "0899999999"}).content.decode()
    assert "ไม่พบเรื่องที่อาจซ้ำใน 30 วันที่ผ่านมา" in nothing
    assert client.post("/desk/record", {"look_similar": "1", "telephone": "x", "latitude": "y"}).status_code == 200


def test_the_receipt_of_a_recorded_case_offers_to_join(signed_in: SignIn, pair: tuple[Case, Case]) -> None:
    said = {**SAID, "channel": "telephone", "received_at": "23/11/2569 08:40", "detail": "มืดมาก"}
    answer = signed_in(CENTRE).post("/desk/record", said)
    assert {pk for pk, _why, joins in shown(answer) if joins} == {one.pk for one in pair}


def test_many_copies_ask_no_more(signed_in: SignIn, offices: dict[str, Agency], queries: Any) -> None:
    cases = [submitted(offices["hat-kham"], **SAID).case for _ in range(3)]
    client = signed_in(CENTRE)
    few = queries(client, f"/desk/cases/{cases[0].pk}")
    for _ in range(12):
        submitted(offices["hat-kham"], **SAID)
    assert queries(client, f"/desk/cases/{cases[0].pk}") == few
