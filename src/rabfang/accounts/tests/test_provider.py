"""Signing in by a provider: what can be believed opens, everything else is refused with a clear page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from conftest import MONDAY
from rabfang.accounts.models import Citizen, CitizenCase
from rabfang.accounts.tests.hands import sign_in, text, with_an_app
from rabfang.accounts.tests.standin import CLIENT, SECRET, StandIn
from rabfang.agencies.models import Agency, Officer
from rabfang.audit.models import AuditEntry
from rabfang.cases.models import Case

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
BEGIN, MINE = "/accounts/provider/{}/", "/my/"
SUBMIT = {
    "subject": "ท่อแตกหน้าบ้าน",
    "detail": "น้ำไหลนองถนน",
    "name": "วรรณา ทดสอบ",
    "telephone": "0810000000",
    "submission": "s" * 40,
}
WRONG = ["aud", "iss", "nonce", "no-nonce", "alg-none", "signature", "expired", "azp", "state"]


@pytest.fixture
def provider(settings: Any, offices: dict[str, Agency]) -> Iterator[StandIn]:
    """A provider that the installation knows, for officers and for citizens."""
    standin = StandIn()
    known = {"issuer": standin.issuer, "client_id": CLIENT, "client_secret": SECRET, "name": "ThaID"}
    settings.RABFANG_OIDC = replace(settings.RABFANG_OIDC, for_officers=True, for_citizens=True, **known)
    yield standin
    standin.stop()


def sent_to(client: Client, who: str, to: str = "") -> str:
    """Where the page after the button leads."""
    return str(client.post(BEGIN.format(who), {"next": to}).context["to"])


def come_back(provider: StandIn, who: str, client: Client | None = None, to: str = "") -> tuple[Client, Any, str]:
    """Somebody goes there, agrees and comes back: their browser, the answer, and the address of the answer."""
    client = client or Client()
    back = provider.authorize(sent_to(client, who, to))
    return client, client.get(back), back


def test_an_officer_comes_in_by_a_verified_address(provider: StandIn) -> None:
    provider.claims = {"sub": "u-2", "email": CENTRE.upper(), "email_verified": True}
    client, answer, _back = come_back(provider, "officer", to="/desk/register")
    assert answer["Location"] == "/desk/register"
    assert client.get("/desk/register").status_code == 200
    assert AuditEntry.objects.get(action="sign-in").facts["ways"] == ["provider"]


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_believed_opens_nothing(provider: StandIn, wrong: str) -> None:
    provider.claims = {"sub": "u-2", "email": CENTRE, "email_verified": True}
    provider.wrong = wrong
    client, answer, _back = come_back(provider, "officer")
    assert answer.status_code == 400
    assert "เข้าสู่ระบบไม่สำเร็จ" in text(answer)
    assert client.get("/desk/").status_code == 302
    _client, answer, _back = come_back(provider, "citizen")
    assert answer.status_code == 400
    assert not Citizen.objects.exists()


def test_an_answer_is_read_once(provider: StandIn) -> None:
    client, answer, back = come_back(provider, "citizen")
    assert answer.status_code == 302
    assert client.get(back).status_code == 400
    assert Client().get(back).status_code == 400  # another browser, which never went there


def test_a_code_is_taken_once(provider: StandIn) -> None:
    """Even with the right state again: the provider gives nothing for a used code."""
    client = Client()
    first = provider.authorize(sent_to(client, "citizen"))
    assert client.get(first).status_code == 302
    second = provider.authorize(sent_to(client, "citizen"))
    replayed = second.replace("code-2", "code-1")
    assert replayed != second
    assert client.get(replayed).status_code == 400


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nobody@hat-kham.example", "email_verified": True},
        {"email": CENTRE, "email_verified": False},
        {"email": CENTRE, "email_verified": "true"},
        {"email": CENTRE},
        {},
    ],
)
def test_no_account_is_ever_made(provider: StandIn, claims: dict[str, Any]) -> None:
    provider.claims = {"sub": "u-3", **claims}
    before = Officer.objects.count()
    _client, answer, _back = come_back(provider, "officer")
    assert answer.status_code == 403
    assert "ไม่มีบัญชีสำหรับอีเมลนี้" in text(answer)
    assert Officer.objects.count() == before


def test_a_closed_account_stays_closed(provider: StandIn) -> None:
    Officer.objects.filter(email=CENTRE).update(is_active=False)
    provider.claims = {"sub": "u-2", "email": CENTRE, "email_verified": True}
    assert come_back(provider, "officer")[1].status_code == 403


def test_the_second_factor_is_asked_as_well(provider: StandIn) -> None:
    with_an_app(sign_in(CENTRE))
    provider.claims = {"sub": "u-2", "email": CENTRE, "email_verified": True}
    client, answer, _back = come_back(provider, "officer")
    assert answer["Location"] == "/accounts/second/"
    assert client.get("/desk/").status_code == 302


def test_a_citizens_name_is_filled_in_and_their_case_found_again(provider: StandIn) -> None:
    client, answer, _back = come_back(provider, "citizen", to="/hat-kham/submit")
    assert answer["Location"] == "/hat-kham/submit"
    page = text(client.get("/hat-kham/submit"))
    assert 'value="วรรณา ทดสอบ"' in page
    assert client.post("/hat-kham/submit", SUBMIT).status_code == 200
    case = Case.objects.get()
    page = text(client.get(MINE))
    assert case.number_text in page
    assert client.post(f"/my/cases/{case.pk}/")["Location"] == "/hat-kham/track/case"
    assert "ท่อแตกหน้าบ้าน" in text(client.get("/hat-kham/track/case"))
    assert client.post("/my/leave/")["Clear-Site-Data"] == '"cache"'
    assert client.get("/hat-kham/track/case").status_code == 302
    assert "วรรณา" not in text(client.get(MINE))


def test_a_citizen_opens_no_other_case(provider: StandIn) -> None:
    Client().post("/hat-kham/submit", SUBMIT)
    client, _answer, _back = come_back(provider, "citizen")
    assert client.post(f"/my/cases/{Case.objects.get().pk}/").status_code == 404


def test_who_stays_unnamed_is_not_tied_to_the_case(provider: StandIn) -> None:
    client, _answer, _back = come_back(provider, "citizen")
    client.post("/hat-kham/submit", SUBMIT | {"anonymous": "on"})
    assert Case.objects.count() == 1
    assert not CitizenCase.objects.exists()


def test_identifiers_stay_sealed(provider: StandIn) -> None:
    provider.claims = {"sub": "u-4", "pid": "1234567890121", "name": "วรรณา ทดสอบ"}
    come_back(provider, "citizen")
    come_back(provider, "citizen")
    (row,) = Citizen.objects.values()
    assert not {"1234567890121", "u-4", "วรรณา"} & {word for value in row.values() for word in str(value).split()}
    assert "1234567890121" not in str(row)


def test_a_citizen_is_signed_out_after_an_hour(provider: StandIn, clock: Callable[[datetime], None]) -> None:
    client, _answer, _back = come_back(provider, "citizen")
    clock(MONDAY + timedelta(minutes=61))
    assert "signed" not in text(client.get(MINE))
    assert "วรรณา" not in text(client.get(MINE))


def test_nothing_is_offered_where_no_provider_is_set(offices: dict[str, Agency], client: Client) -> None:
    assert client.get(MINE).status_code == 404
    assert client.post(BEGIN.format("citizen")).status_code == 404
    assert "ThaID" not in text(client.get("/hat-kham/submit"))
    assert "ThaID" not in text(client.get("/accounts/login/"))


def test_a_provider_that_does_not_answer_is_said(provider: StandIn, client: Client) -> None:
    provider.stop()
    answer = client.post(BEGIN.format("officer"))
    assert answer.status_code == 400
    assert "เข้าสู่ระบบไม่สำเร็จ" in text(answer)
