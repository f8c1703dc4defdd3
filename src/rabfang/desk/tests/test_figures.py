"""Figures at the desk: what each officer is shown, and that every number opens as many cases as it says."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.tests.full_register import fill_register
from rabfang.desk.tests.conftest import Clock, SignIn

pytestmark = pytest.mark.django_db
EXECUTIVE, CENTRE, UNIT = "executive@hat-kham.example", "centre@hat-kham.example", "unit@hat-kham.example"
LINK = re.compile(
    r'<a class="govuk-link[^"]*" href="(/desk/figures/cases[^"]*)">(?:<span class="rabfang-figure">)?([0-9,]+)<'
)
MOST_QUERIES = 75
Queries = Callable[[Client, str], int]


def opened(client: Client, page: str) -> dict[str, int]:
    """Every figure on a page that opens cases: its address, and what it says."""
    text = client.get(page).content.decode()
    return {html.unescape(address): int(said.replace(",", "")) for address, said in LINK.findall(text)}


def listed(client: Client, address: str) -> tuple[int, str]:
    """How many cases an address lists on all its pages, and how many the figure counts as the page says."""
    rows, hidden = 0, ""
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, address
        rows += len(answer.context["rows"])
        hidden = answer.context["hidden"] or answer.context["counted"]
        address = answer.context["next_url"]
    return rows, hidden


def test_every_figure_opens_the_cases_it_counts(
    offices: dict[str, Agency], clock: Clock, signed_in: SignIn, queries: Queries
) -> None:
    """Over a register that holds everything; who sees fewer cases is told how many the figure counts."""
    fill_register(offices, clock)
    for account in (EXECUTIVE, CENTRE, UNIT, "centre@phitsanulok.example"):
        client = signed_in(account)
        figures = opened(client, "/desk/figures")
        assert figures, account
        for address, said in figures.items():
            assert listed(client, address) == (said, str(said)), (account, address)
    executive = signed_in(EXECUTIVE)
    page = executive.get("/desk/figures")
    late = page.context["parts"][0].cards[0]
    assert late.figure == str(len(executive.get("/desk/late").context["found"])) != "0"
    assert page.context["parts"][1].listed[0].case.pk == executive.get("/desk/late").context["found"][0].row.case.pk
    unit = signed_in("unit.public-health@hat-kham.example")
    theirs = "/desk/figures/cases?measure=received&first=2026-11-01&last=2026-11-30"
    rows, counted = listed(unit, theirs)
    assert rows < int(counted)
    assert "แสดงเฉพาะเรื่องที่ท่านมีสิทธิเห็น" in unit.get(theirs).content.decode()
    assert queries(executive, "/desk/figures") <= MOST_QUERIES
