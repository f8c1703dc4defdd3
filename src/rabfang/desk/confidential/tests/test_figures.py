"""The desk's own figures count what is open to their reader; the head's counts hide what is small."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from rabfang.agencies.models import Officer
from rabfang.cases.report import Reported
from rabfang.desk.confidential.tests.conftest import DESK, account

pytestmark = pytest.mark.django_db
Told = Callable[..., Reported]
SignIn = Callable[[str], Client]
FIGURES, COUNTS = f"{DESK}figures", "/desk/counts/confidential"
MOST_QUERIES = 30


def lines(client: Client) -> dict[str, list[str]]:
    """Each line of the page's tables by its first cell."""
    answer = client.get(FIGURES)
    assert answer.status_code == 200
    rows = html.fromstring(answer.content).xpath("//main//tr[th[@scope='row']]")
    return {row.xpath("string(th)"): [cell.text_content() for cell in row.xpath("td")] for row in rows}


def test_each_counts_what_is_open_to_them(told: Told, unlocked: SignIn) -> None:
    second = Officer.objects.get(email=account("handler.second"))
    told()
    told(submission="b" * 40)
    told(submission="c" * 40, without=[second.pk])
    handler, left_out, custodian = unlocked("handler"), unlocked("handler.second"), unlocked("custodian")
    assert lines(handler)["ปี 2570"][:5] == ["3", "0", "0", "3", "0"]
    assert lines(handler)["ยังไม่จำแนก"][0] == "3"
    assert lines(left_out)["ปี 2570"][:5] == ["2", "0", "0", "2", "0"]
    assert custodian.get(FIGURES).status_code == 404


def test_they_cost_the_same_however_many_there_are(told: Told, unlocked: SignIn) -> None:
    handler = unlocked("handler")
    told()
    lines(handler)
    costs = []
    for more in range(3):
        told(submission=f"{more}" * 40)
        lines(handler)  # what came is counted once
        with CaptureQueriesContext(
            connection,
        ) as asked:
            lines(handler)
        costs.append(len(asked))
    assert len(set(costs)) == 1
    assert costs[0] < MOST_QUERIES


def test_the_head_is_told_a_number_only_from_the_least_on(told: Told, signed_in: SignIn) -> None:
    head = signed_in("executive@school-integrity.example")
    told()
    told(submission="b" * 40)
    page = head.get(COUNTS).content.decode()
    assert "น้อยกว่า 3" in page
    assert "อยู่ระหว่างดำเนินการ" not in page
    told(submission="c" * 40)
    page = head.get(COUNTS).content.decode()
    assert "รับทั้งหมด 3 เรื่อง" in " ".join(page.split())
    assert "ปีงบประมาณ 2570" in page


def test_no_report_or_page_of_figures_of_the_office_counts_them(told: Told, signed_in: SignIn) -> None:
    head = signed_in("executive@school-integrity.example")
    asked = {"form": "summary", "first": "1/10/2569", "last": "30/11/2569"}
    addresses: tuple[tuple[str, dict[str, str]], ...] = (("/desk/reports/any", asked), ("/desk/figures", {}))

    def shown() -> list[str]:
        pages = [html.fromstring(head.get(address, said).content) for address, said in addresses]
        return [cell.text_content() for page in pages for cell in page.xpath("//main//td | //main//*[@class]/span")]

    before = shown()
    assert before
    told()
    assert shown() == before
