"""Passkeys: what proves something opens, what does not is refused; tried with a key in software."""

import json
from html import unescape
from typing import Any

import pytest
from django.test import Client

from conftest import PASSWORD
from rabfang.accounts.models import Factor
from rabfang.accounts.tests.hands import sign_in, text
from rabfang.accounts.tests.key import PRESENT, Key
from rabfang.agencies.models import Agency, Officer
from rabfang.audit.models import AuditEntry

pytestmark = pytest.mark.django_db
CENTRE, UNIT = "centre@hat-kham.example", "unit@hat-kham.example"
NEW, ASK, ALONE, SECOND = "/accounts/me/passkey/", "/accounts/passkey/ask/", "/accounts/passkey/", "/accounts/second/"


@pytest.fixture(autouse=True)
def _named(settings: Any, offices: dict[str, Agency]) -> None:
    settings.BASE_URL = "http://localhost:8000"


def added(email: str = CENTRE, key: Key | None = None) -> Key:
    """A passkey of that officer."""
    key, client = key or Key(), sign_in(email)
    answer = client.post(NEW, {"name": "กุญแจ", "answer": key.make(asked(client.get(NEW)))})
    assert answer.status_code == 200, text(answer)
    return key


def asked(answer: Any) -> dict[str, Any]:
    """What a page asks the browser."""
    question = answer.content.decode().partition('data-options="')[2].partition('"')[0]
    said: dict[str, Any] = json.loads(unescape(question))
    return said


def alone(key: Key, client: Client | None = None, **how: Any) -> Client:
    """A browser that answered the question of the sign-in page."""
    client = client or Client()
    question = client.post(ASK).json()
    client.post(ALONE, {"answer": key.sign(question, **how)})
    return client


def test_it_opens_alone_and_as_second_factor() -> None:
    key = added()
    assert alone(key).get("/desk/").status_code == 200
    client = sign_in(CENTRE)
    assert client.get("/desk/").status_code == 302
    assert client.post(SECOND, {"answer": key.sign(asked(client.get(SECOND)))}).status_code == 302
    assert client.get("/desk/").status_code == 200
    ways = [entry.facts["ways"] for entry in AuditEntry.objects.filter(action="sign-in").order_by("pk")]
    assert ways == [["password"], ["passkey"], ["password", "passkey"]]


@pytest.mark.parametrize("flags", [PRESENT, 0])
def test_alone_the_device_must_make_sure_of_the_person(flags: int) -> None:
    assert alone(added(), flags=flags).get("/desk/").status_code == 302


def test_one_made_for_another_place_opens_nothing() -> None:
    key = added()
    key.origin = "https://false.example"
    assert alone(key).get("/desk/").status_code == 302


def test_an_answer_opens_once() -> None:
    key, client = added(), Client()
    answer = {"answer": key.sign(client.post(ASK).json())}
    assert client.post(ALONE, answer).status_code == 302
    client.post("/accounts/logout/")
    assert client.post(ALONE, answer).status_code == 400
    assert Client().post(ALONE, answer).status_code == 400


def test_a_copy_whose_count_is_behind_opens_nothing() -> None:
    key = added()
    alone(key)
    alone(key)
    key.count = 0
    assert alone(key).get("/desk/").status_code == 302


def test_anothers_passkey_is_no_second_factor() -> None:
    added()
    theirs, client = added(UNIT), sign_in(CENTRE)
    answer = client.post(SECOND, {"answer": theirs.sign(asked(client.get(SECOND)))})
    assert answer.status_code == 400
    assert "ยืนยันด้วยพาสคีย์ไม่สำเร็จ" in text(answer)
    assert client.get("/desk/").status_code == 302


def test_one_that_names_somebody_else_opens_nothing() -> None:
    key, other = added(), added(UNIT)
    assert alone(key, userHandle=other.handle).get("/desk/").status_code == 302


@pytest.mark.parametrize("answer", ["", "x", "[]", "{}", '{"id": 1}', "{" * 30_000])
def test_nonsense_is_refused(answer: str) -> None:
    client = Client()
    client.post(ASK)
    assert client.post(ALONE, {"answer": answer}).status_code == 400


def test_one_key_is_added_once() -> None:
    key = added()
    client = sign_in(UNIT)
    answer = client.post(NEW, {"name": "", "answer": key.make(asked(client.get(NEW)))})
    assert answer.status_code == 400
    assert "เพิ่มวิธีนี้ไว้แล้ว" in text(answer)


def test_a_closed_account_is_not_opened_by_one() -> None:
    key = added()
    Officer.objects.filter(email=CENTRE).update(is_active=False)
    client = Client()
    assert client.post(ALONE, {"answer": key.sign(client.post(ASK).json())}).status_code == 403


def test_nothing_of_it_names_its_owner() -> None:
    key = added()
    kept = str(list(Factor.objects.values()))
    assert key.handle.hex() not in kept
    assert str(Officer.objects.get(email=CENTRE).pk).encode() != key.handle


def test_its_account_is_confirmed_by_it(clock: Any) -> None:
    key, client = added(), Client()
    alone(key, client)
    page = client.get("/accounts/me/confirm/?next=/accounts/me/")
    said = {"password": PASSWORD, "code": "", "answer": key.sign(asked(page)), "next": "/accounts/me/"}
    assert client.post("/accounts/me/confirm/", said)["Location"] == "/accounts/me/"


def test_where_none_work_none_are_offered(settings: Any) -> None:
    settings.BASE_URL = "http://192.0.2.1"
    assert "พาสคีย์" not in text(Client().get("/accounts/login/"))
    assert sign_in(CENTRE).get(NEW).status_code == 404
    assert Client().post(ASK).status_code == 404
