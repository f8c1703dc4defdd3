"""Before a decision the facts, the opinion and the papers stand above the form (S4-2, S4-3)."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from rabfang.cases.actors import Actor
from rabfang.cases.perform import perform
from rabfang.core.clock import now
from rabfang.desk.case.papers import Paper
from rabfang.desk.tests.conftest import SignIn, Walked
from rabfang.documents.actions import accept
from rabfang.documents.tests.pictures import photograph
from rabfang.letters.actions.draft import draft

pytestmark = pytest.mark.django_db
CENTRE, EXECUTIVE, UNIT = "centre@hat-kham.example", "executive@hat-kham.example", "unit@hat-kham.example"


def read(client: Client, address: str) -> list[Paper]:
    found: list[Paper] = client.get(address).context["papers"]
    return found


def test_an_executive_reads_the_matter_and_the_memo_above_the_order(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="order", detail="หน้าบ้านมืดมาก")
    client, address = signed_in(EXECUTIVE), f"/desk/cases/{case.pk}/order"
    assert [paper.body for paper in read(client, address)] == ["หน้าบ้านมืดมาก", "เห็นควรดำเนินการ"]
    assert '<details class="govuk-details" open>' in client.get(address).content.decode()


def test_the_memo_that_was_written_is_read_above_the_order(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="order")
    memo = draft(case.agency, "memo", by=actor(CENTRE), at=now(), case=case)
    for address in (f"/desk/cases/{case.pk}/order", f"/desk/cases/{case.pk}"):
        page = signed_in(EXECUTIVE).get(address).content.decode()
        assert f"/desk/letters/{memo.pk}.pdf" in page


def test_they_stand_above_the_order_on_the_cases_own_page_too(signed_in: SignIn, walked: Walked) -> None:
    case = walked("hat-kham", "service-quality", until="order", detail="มืดมาก")
    head = signed_in(EXECUTIVE).get(f"/desk/cases/{case.pk}").content.decode()
    panel = head.partition('id="next"')[2].partition("</section>")[0]
    assert panel.index("มืดมาก") < panel.index("เห็นควรดำเนินการ") < panel.index("คำสั่งการ")
    assert not read(signed_in(CENTRE), f"/desk/cases/{case.pk}")  # it is not theirs to decide


def test_photographs_are_seen_and_other_verbs_keep_the_papers_folded(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    taken = accept(ContentFile(photograph(), name="เสา.jpg"), at=now())
    perform(case, "note", by=actor(UNIT), note="ดูภาพ", files=[taken])
    client, address = signed_in(CENTRE), f"/desk/cases/{case.pk}/expedite"
    last = read(client, address)[-1]
    assert (last.body, [file["name"] for file in last.files]) == ("ดูภาพ", ["เสา.jpg"])
    page = client.get(address).content.decode()
    assert 'class="rabfang-thumbnail"' in page
    assert '<details class="govuk-details">' in page


def test_what_a_unit_may_not_read_is_not_among_its_papers(
    signed_in: SignIn, walked: Walked, actor: Callable[[str], Actor]
) -> None:
    case = walked("hat-kham", "service-quality", until="report")
    perform(case, "note", by=actor(CENTRE), note="เฉพาะศูนย์", visibility="centre")
    address = f"/desk/cases/{case.pk}/note"
    assert "เฉพาะศูนย์" in [paper.body for paper in read(signed_in(CENTRE), address)]
    assert "เฉพาะศูนย์" not in [paper.body for paper in read(signed_in(UNIT), address)]
