"""The register of letters: filters, search, pages, and a fixed number of questions."""

from collections.abc import Callable

import pytest
from django.test import Client

from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.core.clock import now
from rabfang.desk.letters import register
from rabfang.desk.tests.conftest import SignIn, Walked
from rabfang.letters.actions.cancel import cancel
from rabfang.letters.actions.draft import draft
from rabfang.letters.actions.issue import issue
from rabfang.letters.models import Letter

pytestmark = pytest.mark.django_db
CENTRE, UNIT, OTHER = "centre@hat-kham.example", "unit@hat-kham.example", "unit.office@hat-kham.example"
MOST_QUERIES = 12
Draft = Callable[..., Letter]


@pytest.fixture
def case(walked: Walked) -> Case:
    """A case on which all but the end has been said."""
    return walked("hat-kham", "service-quality", until="close")


@pytest.fixture
def drafted(case: Case, actor: Callable[[str], Actor]) -> Draft:
    """`drafted("memo")`: a letter about the case by the centre."""
    return lambda text, by=CENTRE: draft(case.agency, text, by=actor(by), at=now(), case=case)


def shown(client: Client, query: str = "") -> list[str]:
    return [row.letter.text for row in client.get(f"/desk/letters{query}").context["rows"]]


def test_the_newest_stands_first_and_filters_narrow(
    signed_in: SignIn, drafted: Draft, actor: Callable[[str], Actor]
) -> None:
    client = signed_in(CENTRE)
    issue(drafted("reply"), by=actor(CENTRE), at=now())
    drafted("memo")
    drafted("chase-2")
    assert shown(client) == ["chase-2", "memo", "reply"]
    assert shown(client, "?kind=chase") == ["chase-2"]
    assert shown(client, "?state=issued") == ["reply"]
    assert shown(client, "?year=2569") == ["reply"]
    assert shown(client, "?year=2570") == []
    assert shown(client, "?q=1/2569") == ["reply"]
    assert shown(client, "?q=๑/๒๕๖๙") == ["reply"]
    assert shown(client, "?q=แจ้งผล ไฟฟ้า") == ["reply"]
    assert shown(client, "?q=สมชาย") == ["reply"]
    assert "ไม่พบหนังสือ" in client.get("/desk/letters?q=น้ำท่วม").content.decode()


@pytest.mark.parametrize("query", ["kind=nothing", "state=lost", "year=ปีนี้", "before=x", f"q={'ก' * 201}"])
def test_a_question_that_cannot_be_read_is_told(signed_in: SignIn, case: Case, query: str) -> None:
    assert signed_in(CENTRE).get(f"/desk/letters?{query}").status_code == 400


def test_drafts_thrown_away_are_gone_and_cancelled_numbers_stay(
    signed_in: SignIn, drafted: Draft, actor: Callable[[str], Actor]
) -> None:
    cancel(drafted("memo"), by=actor(CENTRE), at=now())
    issued = issue(drafted("reply"), by=actor(CENTRE), at=now())
    cancel(issued, by=actor(CENTRE), at=now(), reason="ผิดผู้รับ")
    assert shown(signed_in(CENTRE)) == ["reply"]


def test_each_sees_what_is_theirs(signed_in: SignIn, drafted: Draft) -> None:
    drafted("memo")
    assert shown(signed_in(UNIT)) == ["memo"]
    assert shown(signed_in(OTHER)) == []
    assert shown(signed_in("centre@saraburi-treasury.example")) == []


def test_pages_follow_each_other(signed_in: SignIn, drafted: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "PAGE", 2)
    for _ in range(5):
        drafted("memo")
    client, address, seen = signed_in(CENTRE), "/desk/letters?kind=memo", []
    while address:
        context = client.get(address).context
        seen += [row.letter.pk for row in context["rows"]]
        address = context["next_url"]
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == 5


@pytest.mark.parametrize("who", [CENTRE, UNIT])
def test_queries_do_not_grow_with_letters(
    signed_in: SignIn, drafted: Draft, queries: Callable[[Client, str], int], case: Case, who: str
) -> None:
    client = signed_in(who)
    drafted("memo")
    few = [queries(client, address) for address in ("/desk/letters?q=เรื่อง", f"/desk/cases/{case.pk}")]
    for text in ("memo", "reply", "unit", "agency", "order"):
        drafted(text)
    assert [queries(client, address) for address in ("/desk/letters?q=เรื่อง", f"/desk/cases/{case.pk}")] == few
    assert few[0] <= MOST_QUERIES
