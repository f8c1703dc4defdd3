"""Invitations and forgotten passwords: links that work once, for a period, and tell nobody who exists."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import MONDAY, PASSWORD
from rabfang.accounts import mail as mailing
from rabfang.accounts.actions.add_and_invite import Person, add_and_invite
from rabfang.accounts.actions.make_link import invite
from rabfang.accounts.links import address_of
from rabfang.accounts.mail import forget_old_mails, send_account_mails
from rabfang.accounts.models import AccountMail, Link
from rabfang.accounts.tests.hands import said, sign_in, text
from rabfang.agencies.models import Agency, Officer
from rabfang.audit.models import AuditEntry
from rabfang.core.clock import now

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
GOOD = "ฝนตกที่หน้าต่างบ้านเช้านี้"
SET = {"password": GOOD, "again": GOOD}
FORGOTTEN = "/accounts/forgotten/"
Clock = Callable[[datetime], None]


@pytest.fixture
def box(settings: object, monkeypatch: pytest.MonkeyPatch) -> list[EmailMessage]:
    """Mail can leave, and arrives here."""
    settings.EMAIL_HOST = "mail.example"  # type: ignore[attr-defined]
    arrived: list[EmailMessage] = []
    monkeypatch.setattr(mailing, "send_mail", arrived.append)
    return arrived


@pytest.fixture
def boss(officer: Callable[[str], Officer]) -> Officer:
    return officer("administrator@hat-kham.example")


@pytest.fixture
def invited(boss: Officer) -> Link:
    """A new officer's invitation."""
    person = Person("new@hat-kham.example", "คุณใหม่ มาแล้ว")
    return add_and_invite(boss.agency, person, roles=[("centre", False)], by=boss, at=now())


def path_of(link: Link) -> str:
    return "/accounts/" + address_of(link).partition("/accounts/")[2]


def path_in(mail: EmailMessage) -> str:
    found = re.search(r"http\S+(/accounts/link/\S+)", mail.get_content())
    assert found
    return found[1]


def test_an_invitation_comes_by_mail_and_works_once(invited: Link, box: list[EmailMessage], client: Client) -> None:
    assert send_account_mails(now()) == 1
    (mail,) = box
    assert (mail["To"], mail["Subject"]) == ("new@hat-kham.example", "รับฟัง: คำเชิญให้เข้าใช้งาน")
    link = path_in(mail)
    assert client.get(link).status_code == 200
    assert client.get(link).status_code == 200  # a mail program that looks first uses nothing up
    assert client.post(link, SET).status_code == 302
    assert client.post(link, SET).status_code == 410
    assert sign_in("new@hat-kham.example", GOOD).get("/desk/").status_code == 200
    assert AuditEntry.objects.filter(action="use-invitation", actor_name="คุณใหม่ มาแล้ว").count() == 1


def test_nothing_that_opens_it_is_stored(invited: Link) -> None:
    token = path_of(invited).rstrip("/").rpartition("/")[2]
    kept = [*Link.objects.values(), *AccountMail.objects.values(), *AuditEntry.objects.values()]
    assert len(token) == 32
    assert token not in str(kept)


def test_it_ends_after_its_period(invited: Link, client: Client, clock: Clock) -> None:
    clock(MONDAY + timedelta(days=6, hours=23))
    assert client.get(path_of(invited)).status_code == 200
    clock(MONDAY + timedelta(days=7))
    page = client.post(path_of(invited), SET)
    assert page.status_code == 410
    assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in text(page)


def test_a_newer_one_a_withdrawal_and_a_closed_account_end_it(invited: Link, boss: Officer, client: Client) -> None:
    newer = invite(invited.officer, by=boss, at=now())
    assert client.get(path_of(invited)).status_code == 410
    desk = Client()
    desk.force_login(boss)
    desk.post(reverse("settings:officer_withdraw", args=[invited.officer_id]))
    assert client.get(path_of(newer)).status_code == 410
    last = invite(invited.officer, by=boss, at=now())
    desk.post(reverse("settings:officer_close", args=[invited.officer_id]))
    desk.post(reverse("settings:officer_reopen", args=[invited.officer_id]))
    assert client.get(path_of(last)).status_code == 410


@pytest.mark.parametrize("change", [lambda path: path[:-2] + "a/", lambda path: path.replace("/link/", "/link/9")])
def test_a_guessed_address_opens_nothing(invited: Link, client: Client, change: Callable[[str], str]) -> None:
    path = change(path_of(invited))
    assert path != path_of(invited)
    assert client.get(path).status_code == 410


def test_who_forgot_gets_a_link_and_nobody_learns_who_exists(
    offices: dict[str, Agency],
    box: list[EmailMessage],
    client: Client,
    django_assert_num_queries: Any,
) -> None:
    pages = []
    for email in (CENTRE, "nobody@hat-kham.example"):
        with django_assert_num_queries(9):
            pages.append(client.post(FORGOTTEN, {"login": email}))
    assert [page.status_code for page in pages] == [200, 200]
    assert said(pages[0]) == said(pages[1])
    send_account_mails(now())
    (mail,) = box
    assert mail["To"] == CENTRE
    assert client.post(path_in(mail), SET).status_code == 302
    assert sign_in(CENTRE, GOOD).get("/desk/").status_code == 200
    send_account_mails(now())
    assert "รหัสผ่านของท่านเปลี่ยนแล้ว" in box[1]["Subject"]


def test_addresses_that_were_typed_are_sealed_and_forgotten(
    offices: dict[str, Agency], box: list[EmailMessage], client: Client, clock: Clock
) -> None:
    client.post(FORGOTTEN, {"login": "nobody@hat-kham.example"})
    assert "nobody" not in str([*AccountMail.objects.values(), *AuditEntry.objects.values()])
    send_account_mails(now())
    clock(MONDAY + timedelta(days=2))
    assert forget_old_mails(now()) == 1
    assert not box


def test_asking_too_often_has_to_wait(offices: dict[str, Agency], box: list[EmailMessage], client: Client) -> None:
    told = [client.post(FORGOTTEN, {"login": CENTRE}).status_code for _ in range(11)]
    assert told == [200] * 10 + [429]


def test_a_link_for_a_new_password_ends_within_the_hour_and_the_old_one_stays(
    offices: dict[str, Agency], box: list[EmailMessage], client: Client, clock: Clock
) -> None:
    client.post(FORGOTTEN, {"login": CENTRE})
    send_account_mails(now())
    clock(MONDAY + timedelta(minutes=60))
    assert client.post(path_in(box[0]), SET).status_code == 410
    assert sign_in(CENTRE, PASSWORD).get("/desk/").status_code == 200


def test_where_no_mail_leaves_the_page_says_whom_to_ask(offices: dict[str, Agency], client: Client) -> None:
    page = client.post(FORGOTTEN, {"login": CENTRE})
    assert "ระบบนี้ส่งอีเมลไม่ได้" in text(page)
    assert not AccountMail.objects.exists()
