"""The chart of an office's procedure as a paper: for officers, for the administrator, for everybody (S0-6)."""

from collections.abc import Callable

import pytest
from django.test import Client

from rabfang.agencies.models import Agency, Officer
from rabfang.core.clock import now
from rabfang.desk.tests.conftest import SignIn
from rabfang.letters.tests.reading import pages_of
from rabfang.procedures.actions import publish
from rabfang.procedures.chart import chart_rows
from rabfang.procedures.queries import current
from rabfang.thai.digits import to_thai

pytestmark = pytest.mark.django_db
CENTRE, ADMINISTRATOR = "centre@hat-kham.example", "administrator@hat-kham.example"
MOST_QUERIES = 8


def printed(client: Client, address: str) -> list[str]:
    """The text of each page without its spaces and line ends, where wrapping may fall."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return ["".join(page.split()) for page in pages_of(answer.content)]


@pytest.mark.parametrize("slug", ["hat-kham", "saraburi-treasury"])
def test_everything_on_the_chart_is_printed(offices: dict[str, Agency], slug: str) -> None:
    pages = printed(Client(), f"/{slug}/procedure.pdf")
    assert len(pages) > 1
    assert all("ผู้รับผิดชอบกระบวนการ/ขั้นตอนกำหนดแล้วเสร็จ" in page for page in pages)
    text = "".join(pages)
    procedure = current(offices[slug])[1]
    for row in chart_rows(procedure):
        for words in (row.section, row.responsible, row.what, row.when, *row.notes):
            assert to_thai("".join(words.th.split())) in text, words.th


def test_a_path_that_fits_a_page_is_not_cut(offices: dict[str, Agency]) -> None:
    pages = printed(Client(), "/hat-kham/procedure.pdf")
    for key, path in current(offices["hat-kham"])[1].path.items():
        steps = [to_thai("".join(step.title.th.split())) for step in path.step]
        assert any(all(step in page for step in steps) for page in pages), key


def test_officers_and_everybody_get_the_same_paper(offices: dict[str, Agency], signed_in: SignIn) -> None:
    client = signed_in(CENTRE)
    inside = client.get("/desk/procedure.pdf").content
    assert inside == Client().get("/hat-kham/procedure.pdf").content
    assert 'href="/desk/procedure.pdf"' in client.get("/desk/procedure").content.decode()
    assert 'href="/hat-kham/procedure.pdf"' in Client().get("/hat-kham/procedure").content.decode()


def test_an_administrator_prints_any_version(
    offices: dict[str, Agency], signed_in: SignIn, officer: Callable[[str], Officer]
) -> None:
    office = offices["hat-kham"]
    text = current(office)[0].text
    changed = text.replace("ตรวจสอบและจำแนกเรื่อง", "ตรวจสอบและจัดกลุ่มเรื่อง")
    publish(office, changed, by=officer(ADMINISTRATOR), at=now(), note="แก้ถ้อยคำ")
    client = signed_in(ADMINISTRATOR)
    old, new = ("".join(printed(client, f"/desk/settings/procedures/{number}.pdf")) for number in (1, 2))
    assert "ฉบับที่๑ประกาศใช้" in old
    assert "ตรวจสอบและจำแนกเรื่อง" in old
    assert "ฉบับที่๒ประกาศใช้วันที่๒๓พฤศจิกายน๒๕๖๙" in new
    assert "ตรวจสอบและจัดกลุ่มเรื่อง" in new
    page = client.get("/desk/settings/procedures/1/").content.decode()
    assert 'href="/desk/settings/procedures/1.pdf"' in page
    assert client.get("/desk/settings/procedures/3.pdf").status_code == 404


def test_an_office_that_is_not_public_has_no_public_paper(offices: dict[str, Agency]) -> None:
    Agency.objects.filter(slug="hat-kham").update(is_public=False)
    assert Client().get("/hat-kham/procedure.pdf").status_code == 404


def test_printing_asks_few_questions(offices: dict[str, Agency], queries: Callable[[Client, str], int]) -> None:
    assert queries(Client(), "/hat-kham/procedure.pdf") <= MOST_QUERIES
