"""The case page: what it shows, to whom, and what it offers."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from conftest import MONDAY
from rabfang.cases.actions import VERBS
from rabfang.cases.actions.rate import may_rate
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.rules import offers
from rabfang.cases.standing import standing_of
from rabfang.desk.tests.conftest import Clock, SignIn, Walked
from rabfang.desk.verbs import FORMS
from rabfang.procedures.queries import version_of
from rabfang.thai.quoted import MARK, Quoting

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
MOST_QUERIES = 25


def shown(client: Client, case: Case) -> str:
    """The case page's text."""
    answer = client.get(f"/desk/cases/{case.pk}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_everything_known_is_on_the_page(signed_in: SignIn, walked: Walked) -> None:
    case = walked(
        "hat-kham",
        "service-quality",
        until="review",
        category="street-light",
        subject="ไฟดับ",
        name="สมหญิง",
        telephone="0812345678",
        place="หน้าวัด",
        subdistrict="770703",
        latitude="12.05",
        longitude="99.9",
    )
    page = shown(signed_in(CENTRE), case)
    for words in (
        "เลขรับ 1/2570",
        "ไฟดับ",
        "ร้องเรียนผ่านเว็บไซต์",
        "23 พ.ย. 2569 09:00 น.",
        "หน้าวัด",
        "อำเภอหัวหิน",
        'href="geo:12.050000,99.900000"',
        "คุณภาพการให้บริการ",
        "ไฟฟ้าสาธารณะ",
        "กองช่าง (หน่วยหลัก)",
        "สมหญิง",
        "081-234-5678",
        "ผู้ร้องส่งเอง",
        "ผลการตรวจสอบข้อเท็จจริง",
        "หน้าบ้านมืดมาก",
        "ลำดับเหตุการณ์",
        "สั่งการ: ถึง กองช่าง",
    ):
        assert words in page, words


def test_a_point_is_shown_on_a_map_where_there_are_tiles(signed_in: SignIn, walked: Walked, settings: Settings) -> None:
    somewhere = walked("hat-kham", "service-quality", until="record", latitude="12.05", longitude="99.9")
    nowhere = walked("hat-kham", "service-quality", until="record")
    client = signed_in(CENTRE)
    assert "map" not in shown(client, somewhere)
    settings.RABFANG_MAP_TILES_URL = "https://tiles.example/{z}/{x}/{y}.png"
    page = shown(client, somewhere)
    assert 'data-point="12.050000,99.900000"' in page
    assert "rabfang/js/map.js" in page
    assert 'href="geo:12.050000,99.900000"' in page
    assert "map" not in shown(client, nowhere)


def test_each_due_time_explains_itself_day_by_day(signed_in: SignIn, walked: Walked, clock: Clock) -> None:
    clock(MONDAY + timedelta(days=10))  # Thursday 3 December; the 5th and its substitute, and the 10th, are holidays
    case = walked("hat-kham", "service-quality", until="report")
    page = shown(signed_in(CENTRE), case)
    assert "เหตุใดจึงกำหนดวันนี้" in page
    assert "วันแรก ไม่นับ" in page
    assert "วันหยุดสุดสัปดาห์ ไม่นับ" in page
    assert "วันพฤหัสบดีที่ 10 ธันวาคม 2569: วันหยุด ไม่นับ (วันรัฐธรรมนูญ)" in page
    assert "ผูกพันหน่วยงาน · ที่มา S1-8" in page


@pytest.mark.parametrize(
    ("account", "status"),
    [
        ("centre@hat-kham.example", 200),
        ("executive@hat-kham.example", 200),
        ("unit@hat-kham.example", 200),
        ("unit.public-health@hat-kham.example", 404),
        ("unit.audit@hat-kham.example", 404),
        ("administrator@hat-kham.example", 404),
        ("centre@saraburi-treasury.example", 404),
        ("intake@saraburi-treasury.example", 404),
    ],
)
def test_only_those_concerned_find_it(signed_in: SignIn, walked: Walked, account: str, status: int) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    client = signed_in(account)
    for address in (f"/desk/cases/{case.pk}", f"/desk/cases/{case.pk}/note"):
        assert client.get(address).status_code == status
    assert client.get(f"/desk/cases/{case.pk + 999}").status_code == 404
    if status == 404:
        said = {"note": "แอบเขียน", "visibility": "citizen", "seen": case.version}
        assert client.post(f"/desk/cases/{case.pk}/note", said).status_code == 404
        assert Case.objects.get(pk=case.pk).version == case.version


def test_words_are_shown_only_to_those_who_may_read_them(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    for visibility in ("citizen", "unit", "centre"):
        perform(case, "note", by=actor(CENTRE), note=f"บันทึกให้ {visibility}", visibility=visibility)
    centre, unit = shown(signed_in(CENTRE), case), shown(signed_in("unit@hat-kham.example"), case)
    assert [f"บันทึกให้ {who}" in centre for who in ("citizen", "unit", "centre")] == [True, True, True]
    assert [f"บันทึกให้ {who}" in unit for who in ("citizen", "unit", "centre")] == [True, True, False]


def test_an_intake_officer_reads_only_what_the_citizen_reads(
    signed_in: SignIn, actor: Callable[[str], Actor], walked: Walked
) -> None:
    case = walked("saraburi-treasury", "complaint", until="forward")
    Case.objects.filter(pk=case.pk).update(recorded_by=actor("intake@saraburi-treasury.example").officer_id)
    perform(case, "note", by=actor("centre@saraburi-treasury.example"), note="เรื่องภายใน", visibility="unit")
    page = shown(signed_in("intake@saraburi-treasury.example"), case)
    assert "หน้าบ้านมืดมาก" in page
    assert "เรื่องภายใน" not in page


def test_the_step_is_on_top_for_whose_it_is_and_others_learn_whom_they_wait_for(
    signed_in: SignIn, walked: Walked
) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    executive = signed_in("executive@hat-kham.example").get(f"/desk/cases/{case.pk}")
    assert executive.context["next"].form is not None
    page = executive.content.decode()
    assert f'action="/desk/cases/{case.pk}/order"' in page
    assert f'name="seen" value="{case.version}"' in page
    centre = signed_in(CENTRE).get(f"/desk/cases/{case.pk}")
    assert centre.context["next"].form is None
    assert re.search(r"รอ\s+ผู้บริหาร", centre.content.decode())
    assert "กำหนด 24 พ.ย. 2569 16:30 น." in centre.content.decode()


@pytest.mark.parametrize("until", ["record", "classify", "forward", "order", "report", "review", "reply", "close"])
@pytest.mark.parametrize("account", ["centre", "executive", "unit"])
def test_what_is_offered_is_what_the_procedure_allows(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor], until: str, account: str
) -> None:
    case = walked("hat-kham", "service-quality", until=until)
    email = f"{account}@hat-kham.example"
    answer = signed_in(email).get(f"/desk/cases/{case.pk}")
    allowed = set(offers(version_of(case.procedure_id)[1], standing_of(case), actor(email), VERBS))
    if answer.status_code == 404:
        assert not allowed
        return
    if not may_rate(case):
        allowed.discard("rate")
    panel = answer.context["next"]
    offered = {offer.verb for offer in panel.others} | ({panel.verb} if panel.form else set())
    assert offered == allowed
    assert allowed <= set(FORMS)
    for offer in panel.others:
        assert signed_in(email).get(offer.url).status_code == 200


@pytest.mark.parametrize("verb", ["message", "object", "remind", "escalate", "recompute", "receive", "nothing"])
def test_verbs_that_no_officer_does_have_no_page(signed_in: SignIn, walked: Walked, verb: str) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    assert signed_in(CENTRE).get(f"/desk/cases/{case.pk}/{verb}").status_code == 404
    assert signed_in(CENTRE).post(f"/desk/cases/{case.pk}/{verb}", {"seen": case.version}).status_code == 404


def test_paused_closed_merged_and_void_cases_show_how_they_stand(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    client, centre = signed_in(CENTRE), actor(CENTRE)
    paused = walked("hat-kham", "service-quality", until="forward")
    perform(paused, "pause", by=centre, reason="รออะไหล่", until=(MONDAY + timedelta(days=30)).date())
    assert "พักเวลาอยู่ ถึง 23 ธันวาคม 2569" in shown(client, paused)
    perform(paused, "resume", by=centre)
    follower = walked("hat-kham", "service-quality", until="forward", subject="ไฟดับเหมือนกัน")
    perform(follower, "merge", by=centre, into=paused.pk, reason="เรื่องเดียวกัน")
    assert "รวมอยู่กับเรื่อง" in shown(client, follower)
    assert "ไฟดับเหมือนกัน" in shown(client, paused)
    closed = walked("hat-kham", "information", until="close")
    perform(closed, "close", by=centre, outcome="explained")
    assert "ชี้แจงแล้ว" in shown(client, closed)
    assert "ไม่มีขั้นตอนที่ต้องดำเนินการ" in shown(client, closed)
    void = walked("hat-kham", "information", until="record")
    perform(void, "void", by=centre, reason="บันทึกซ้ำ")
    page = shown(client, void)
    assert "ยกเลิกเลขรับ" in page
    assert "ทำรายการอื่น" not in page


def test_what_people_write_is_never_markup(signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]) -> None:
    nasty = "<script>alert(1)</script>"
    case = walked("hat-kham", "service-quality", until="order", subject=nasty, detail=nasty, name=nasty, place=nasty)
    perform(case, "note", by=actor(CENTRE), note=nasty)
    perform(case, "message", by=Actor.citizen(case.pk), message=nasty)
    client = signed_in(CENTRE)
    for address in (f"/desk/cases/{case.pk}", f"/desk/cases/{case.pk}/note", "/desk/register", "/desk/"):
        page = client.get(address).content.decode()
        assert nasty not in page
        assert "&lt;script&gt;" in page


def test_queries_do_not_grow_with_events(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor], queries: Callable[[Client, str], int]
) -> None:
    case = walked("hat-kham", "service-quality", until="review")
    perform(case, "note", by=actor(CENTRE), note="บันทึก")
    client = signed_in(CENTRE)
    few = queries(client, f"/desk/cases/{case.pk}")
    for _ in range(30):
        perform(case, "note", by=actor(CENTRE), note="บันทึก")
    assert queries(client, f"/desk/cases/{case.pk}") == few <= MOST_QUERIES


def test_what_a_mail_quotes_is_folded_in_conversation_and_timeline(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    said = Quoting("ยังดับอยู่", "> ซ่อมแล้ว").whole(1_000)
    perform(case, "message", by=Actor.citizen(case.pk), message=said)
    answer = signed_in(CENTRE).get(f"/desk/cases/{case.pk}")
    bubble = answer.context["conversation"][-1]
    assert (bubble["body"], bubble["quoted"]) == ("ยังดับอยู่", "> ซ่อมแล้ว")
    page = answer.content.decode()
    assert page.count(">ข้อความเดิมที่อ้างถึง</span></summary>") == 2
    assert page.count("&gt; ซ่อมแล้ว") == 2
    assert MARK not in page
