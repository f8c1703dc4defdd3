"""Letters to those who have a part of a case, other agencies among them, and the order of a working group."""

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case
from rabfang.cases.tests.test_parts import Province
from rabfang.desk.tests.conftest import SignIn, Walked
from rabfang.desk.tests.test_letters import begin, do, form_of, squeezed

pytestmark = pytest.mark.django_db
CENTRE = "centre@phitsanulok.example"
MEMBERS = "นายสมชาย ใจดี, วิศวกร, ประธานคณะทำงาน\nนางสาวดี งามตา\tครู\tคณะทำงาน"


@pytest.fixture
def province(offices: dict[str, Agency]) -> Province:
    return Province(offices)


def starts(client: Client, case: Case) -> dict[str, str]:
    """Addresses of the letters that may be begun, by title."""
    letters = client.get(f"/desk/cases/{case.pk}").context["letters"]
    return {one.title: one.url for one in (*letters["asked"], *letters["others"])}


def asked(client: Client, case: Case) -> list[str]:
    return [one.url.rsplit("/", 1)[1] for one in client.get(f"/desk/cases/{case.pk}").context["letters"]["asked"]]


def test_each_has_a_letter_of_its_kind_and_all_are_chased(province: Province, signed_in: SignIn) -> None:
    case, client = province.group(), signed_in(CENTRE)
    found = starts(client, case)
    ours, school, irrigation = "กลุ่มงานทรัพยากรธรรมชาติและสิ่งแวดล้อม", "โรงเรียนตัวอย่างวิทยา", "โครงการชลประทานพิษณุโลก"
    kinds = {
        name: [title.partition(":")[0] for title in found if title.endswith(f": {name}")] for name in (ours, school)
    }
    assert kinds == {
        ours: ["หนังสือถึงหน่วยที่ดำเนินการ", "หนังสือติดตามเร่งรัด ครั้งที่ 1"],
        school: ["หนังสือถึงหน่วยงานอื่น", "หนังสือติดตามเร่งรัด ครั้งที่ 1"],
    }
    for title in (f"หนังสือถึงหน่วยงานอื่น: {irrigation}", f"หนังสือติดตามเร่งรัด ครั้งที่ 1: {irrigation}"):
        assert form_of(client, found[title])["addressee"] == "ผู้อำนวยการโครงการชลประทานพิษณุโลก"
    assert form_of(client, found[f"หนังสือถึงหน่วยงานอื่น: {school}"])["addressee"] == "ผู้อำนวยการโรงเรียนตัวอย่างวิทยา"
    answer = client.post(found[f"หนังสือถึงหน่วยงานอื่น: {school}"], form_of(client, found[f"หนังสือถึงหน่วยงานอื่น: {school}"]))
    assert answer.status_code == 302
    assert case.letters.get().part == 2


def test_the_only_partner_is_addressed_without_being_named(province: Province, signed_in: SignIn) -> None:
    case, client = province.group(units=[], partners=[province.irrigation.pk]), signed_in(CENTRE)
    said = form_of(client, f"/desk/cases/{case.pk}/letters/new/agency")
    assert said["addressee"] == "ผู้อำนวยการโครงการชลประทานพิษณุโลก"
    assert not [title for title in starts(client, case) if title.startswith("หนังสือถึงหน่วยที่ดำเนินการ")]


def test_of_several_partners_none_is_guessed(province: Province, signed_in: SignIn) -> None:
    case = province.group()
    said = form_of(signed_in(CENTRE), f"/desk/cases/{case.pk}/letters/new/agency")
    assert said["addressee"] == "[หน่วยงานภายนอกที่ส่งเรื่องไป]"


def test_a_case_without_partners_is_addressed_as_it_was_referred(walked: Walked, signed_in: SignIn) -> None:
    case, client = walked("hat-kham", "service-quality", until="report"), signed_in("centre@hat-kham.example")
    assert starts(client, case)["หนังสือถึงหน่วยงานอื่น"].endswith("/letters/new/agency")


def test_the_office_that_has_a_part_writes_no_letters_on_the_case(province: Province, signed_in: SignIn) -> None:
    case, client = province.group(), signed_in("centre@school-integrity.example")
    assert client.get(f"/desk/cases/{case.pk}").context["letters"] == {}
    assert client.get(f"/desk/cases/{case.pk}/letters/new/agency?part=2").status_code == 404


def test_the_order_is_asked_for_where_a_group_is_appointed_and_after(province: Province, signed_in: SignIn) -> None:
    client = signed_in(CENTRE)
    assert "คำสั่งแต่งตั้งคณะทำงาน" not in starts(client, province.case)
    province.do("executive", "order", outcome="group", order="ตั้งคณะทำงาน")
    assert asked(client, province.case) == ["working-group"]
    before = form_of(client, f"/desk/cases/{province.case.pk}/letters/new/working-group")
    assert "appointed" not in before
    assert "[หน้าที่ของคณะทำงาน]" in str(before["after"])
    province.do("centre", "appoint", purpose="ตรวจน้ำ", partners=[province.the_school.pk])
    assert asked(client, province.case) == ["working-group"]
    province.do("executive@school-integrity.example", "report", findings="ตรวจแล้ว")
    assert "working-group" not in asked(client, province.case)
    assert "คำสั่งแต่งตั้งคณะทำงาน" in starts(client, province.case)


def test_the_order_that_was_issued_is_the_one_by_which_they_are_appointed(
    province: Province, signed_in: SignIn
) -> None:
    client, case = signed_in(CENTRE), province.case
    province.do("executive", "order", outcome="group", order="ตั้งคณะทำงาน")
    letter = begin(client, case, "working-group", after="มีหน้าที่ตรวจน้ำร่วมกัน")
    do(client, letter, "issue")
    letter.refresh_from_db()
    form = client.get(f"/desk/cases/{case.pk}/appoint").context["form"]
    assert (form["order_number"].value(), form["order_date"].value()) == (letter.reference_text, letter.dated)
    province.do(
        "centre",
        "appoint",
        purpose="ตรวจน้ำ",
        partners=[province.the_school.pk],
        order_number=letter.reference_text,
        order_date=letter.dated,
    )
    page = client.get(f"/desk/cases/{case.pk}").content.decode()
    assert f"คำสั่งที่ {letter.reference_text} · ลงวันที่ 23 พฤศจิกายน 2569" in page


def test_the_order_names_the_group_its_case_and_its_duties(province: Province, signed_in: SignIn) -> None:
    case, client = province.group(purpose="ตรวจสอบน้ำเสีย\nและแก้ไขร่วมกัน", members=MEMBERS), signed_in(CENTRE)
    order = begin(client, case, "working-group")
    assert (order.kind, order.text, order.case) == ("appointment", "working-group", case)
    assert [one["name"] for one in order.content["appointed"]] == ["นายสมชาย ใจดี", "นางสาวดี งามตา"]
    assert [one["place"] for one in order.content["appointed"]] == ["ประธานคณะทำงาน", "คณะทำงาน"]
    assert "ออกเลขหนังสือแล้ว" in do(client, order, "issue")[1]
    text = squeezed(b"".join(client.get(f"/desk/letters/{order.pk}.pdf")))
    for words in (
        "กรณีน้ำเสีย",
        "เลขรับ๑/๒๕๗๐",
        "ตรวจสอบน้ำเสีย",
        "และแก้ไขร่วมกัน",
        "ประธานคณะทำงาน",
        "ทั้งนี้ตั้งแต่บัดนี้เป็นต้นไป",
    ):
        assert words in text, words
    assert do(client, order, "notices")[0] == 200
