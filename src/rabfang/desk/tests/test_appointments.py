"""An order appoints a committee, and each person appointed gets a notice (S1-1)."""

import pytest
from django.test import Client
from django.urls import reverse

from rabfang.agencies.models import Agency
from rabfang.desk.tests.conftest import SignIn
from rabfang.desk.tests.test_letters import CENTRE, EXECUTIVE, UNIT, do, form_of, squeezed
from rabfang.letters.models import Letter

pytestmark = pytest.mark.django_db
PEOPLE = (
    "นายบุญมี มีวิสัยทัศน์, นายกองค์การบริหารส่วนตำบล, ประธานกรรมการ\n\n"
    "นางมาลี รักสะอาด\tนักวิชาการสาธารณสุข\tกรรมการ\n"
    "นายสุจริต ตรวจละเอียด, นักวิชาการ, กรรมการและเลขานุการ, ผู้ประสานงาน"
)
NEW = "/desk/letters/new/appointment"


def appointed(client: Client, people: str = PEOPLE) -> Letter:
    """The order, as a draft."""
    assert client.post(NEW, form_of(client, NEW) | {"appointed": people}).status_code == 302
    return Letter.objects.latest("pk")


def test_the_order_names_everybody_in_their_places(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client = signed_in(EXECUTIVE)
    order = appointed(client)
    do(client, order, "issue")
    text = squeezed(b"".join(client.get(f"/desk/letters/{order.pk}.pdf")))
    for words in (
        "ที่๑/๒๕๖๙",
        "แต่งตั้งคณะกรรมการ",
        "นายบุญมีมีวิสัยทัศน์",
        "นางมาลีรักสะอาด",
        "กรรมการและเลขานุการ",
        "ตั้งแต่บัดนี้เป็นต้นไป",
        "พ.ศ.๒๕๖๙",
    ):
        assert words in text, words
    shown = form_of(client, NEW)
    assert "addressee" not in shown


def test_each_person_gets_a_notice_once(signed_in: SignIn, offices: dict[str, Agency]) -> None:
    client = signed_in(EXECUTIVE)
    order = appointed(client)
    assert do(client, order, "notices")[0] == 409
    do(client, order, "issue")
    status, page = do(client, order, "notices")
    assert status == 200
    notices = list(Letter.objects.filter(about=order).order_by("pk"))
    names = ["นายบุญมี มีวิสัยทัศน์", "นางมาลี รักสะอาด", "นายสุจริต ตรวจละเอียด"]
    assert [notice.content["addressee"] for notice in notices] == names
    assert all(name in page for name in names)
    body = notices[2].content["body"]
    assert "คำสั่งที่ ๑/๒๕๖๙" in body
    assert "เป็น กรรมการและเลขานุการ, ผู้ประสานงาน" in body
    assert do(client, order, "notices")[0] == 409
    assert Letter.objects.filter(about=order).count() == 3
    assert "ออกเลขหนังสือแล้ว" in do(client, notices[0], "issue")[1]


@pytest.mark.parametrize("people", [", ตำแหน่ง, กรรมการ", "ก" * 301, "\n".join(["นายก, ข, ค"] * 61)])
def test_people_that_cannot_be_read_are_told(signed_in: SignIn, offices: dict[str, Agency], people: str) -> None:
    client = signed_in(CENTRE)
    answer = client.post(NEW, form_of(client, NEW) | {"appointed": people})
    assert answer.status_code == 400
    assert answer.context["form"].errors.keys() == {"appointed"}
    assert not Letter.objects.exists()


def test_a_letter_without_a_case_is_its_writers_and_of_those_who_see_all(
    signed_in: SignIn, offices: dict[str, Agency]
) -> None:
    order = appointed(signed_in(UNIT))
    address = reverse("desk:letter", args=[order.pk])
    assert signed_in(UNIT).get(address).status_code == 200
    assert signed_in(CENTRE).get(address).status_code == 200
    assert signed_in("unit.office@hat-kham.example").get(address).status_code == 404
