"""What is sensitive asks again who one is; what was typed goes on by itself, and a wrong password stops it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.test import Client

from conftest import MONDAY
from rabfang.agencies.models import Agency, Officer, RoleHolding
from rabfang.audit.models import AuditEntry
from rabfang.core.clock import set_clock
from tests.demonstration import PASSWORD

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
TYPED = {"role": "centre", "unit": "", "starts_on": "24/11/2569", "ends_on": ""}


class Hidden(HTMLParser):
    """The hidden fields of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "input" and said.get("type") == "hidden" and said.get("name"):
            self.fields[str(said["name"])] = said.get("value") or ""


def hidden(page: str) -> dict[str, str]:
    reader = Hidden()
    reader.feed(page)
    return reader.fields


@pytest.fixture
def late(offices: dict[str, Agency], signed_in: SignIn) -> Callable[[str], Client]:
    """Somebody who signed in a quarter of an hour ago."""

    def come(email: str) -> Client:
        set_clock(lambda: MONDAY)
        client = signed_in(email)
        client.get("/desk/")
        later = MONDAY + timedelta(minutes=15)
        set_clock(lambda: later)
        return client

    return come


def test_a_role_is_given_after_the_password_and_with_what_was_typed(late: SignIn) -> None:
    client, other = late("administrator@hat-kham.example"), Officer.objects.get(email="unit@hat-kham.example")
    address = f"/desk/settings/officers/{other.pk}/roles/add/"
    assert client.get(address).status_code == 200
    asked = client.post(address, TYPED)
    assert asked.status_code == 200
    assert "ยืนยันว่าเป็นท่าน" in asked.content.decode()
    assert "/language" not in asked.content.decode()  # nothing leads away that would lose the words
    assert not RoleHolding.objects.filter(officer=other, role="centre").exists()
    wrong = client.post(address, {**hidden(asked.content.decode()), "password": "not that one"})
    assert wrong.status_code == 400
    assert not RoleHolding.objects.filter(officer=other, role="centre").exists()
    held = hidden(wrong.content.decode())
    assert held["held-role"] == "centre"
    assert held["held-starts_on"] == "24/11/2569"
    given = client.post(address, {**held, "password": PASSWORD})
    assert given.status_code == 302
    assert RoleHolding.objects.get(officer=other, role="centre").starts_on.isoformat() == "2026-11-24"
    again = client.post(address, {**TYPED, "starts_on": "25/11/2569"})  # known for some minutes
    assert "ยืนยันว่าเป็นท่าน" not in again.content.decode()


def test_marking_what_was_sent_is_no_way_around(late: SignIn) -> None:
    client, other = late("administrator@hat-kham.example"), Officer.objects.get(email="unit@hat-kham.example")
    held = {f"held-{name}": value for name, value in TYPED.items()}
    answer = client.post(f"/desk/settings/officers/{other.pk}/roles/add/", {**held, "on_the_way": "1"})
    assert answer.status_code == 400
    assert not RoleHolding.objects.filter(officer=other, role="centre").exists()


def test_the_period_is_a_setting(late: SignIn, settings: object) -> None:
    client, other = late("administrator@hat-kham.example"), Officer.objects.get(email="unit@hat-kham.example")
    limits = settings.RABFANG_ACCOUNTS  # type: ignore[attr-defined]
    settings.RABFANG_ACCOUNTS = replace(limits, confirm_minutes=20)  # type: ignore[attr-defined]
    assert client.post(f"/desk/settings/officers/{other.pk}/sign-out/").status_code == 302


def test_another_is_signed_out_and_an_account_closed_only_then(late: SignIn) -> None:
    client, other = late("administrator@hat-kham.example"), Officer.objects.get(email="unit@hat-kham.example")
    for deed in ("sign-out", "close"):
        assert "ยืนยันว่าเป็นท่าน" in client.post(f"/desk/settings/officers/{other.pk}/{deed}/").content.decode()
    assert Officer.objects.get(pk=other.pk).is_active
    assert not AuditEntry.objects.filter(action__in=("end-sessions-of", "close-account")).exists()


def test_the_record_leaves_after_it(late: SignIn) -> None:
    client = late("auditor@hat-kham.example")
    new = "/desk/exports/new/audit?kind=act"
    asked = client.get(new)
    assert asked["Location"] == "/accounts/me/confirm/?next=%2Fdesk%2Fexports%2Fnew%2Faudit%3Fkind%3Dact"
    assert client.post(new, {"format": "csv"})["Location"] == asked["Location"]
    assert client.post(asked["Location"], {"password": PASSWORD, "next": new}).status_code == 302
    assert "ส่งออกเป็นไฟล์" in client.get(new).content.decode()
