"""Sessions: how long they last, what is kept of them, who ends them."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.urls import reverse

from conftest import MONDAY
from rabfang.accounts.models import Session
from rabfang.accounts.sessions import SessionStore
from rabfang.accounts.sweeps import forget_old_sessions
from rabfang.accounts.tests.hands import sign_in, text
from rabfang.agencies.models import Agency, Officer
from rabfang.audit.models import AuditEntry
from rabfang.core.clock import now

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
)
ME, END = "/accounts/me/", "/accounts/me/sessions/end/"
Clock = Callable[[datetime], None]


def test_an_officer_sees_where_they_are_signed_in(offices: dict[str, Agency]) -> None:
    sign_in(CENTRE, client=Client(headers={"user-agent": PHONE}, REMOTE_ADDR="203.0.113.9"))
    page = text(sign_in(CENTRE).get(ME))
    assert "Chrome · Android" in page
    assert "ไม่ทราบชนิดเครื่อง" in page
    assert page.count("เครื่องนี้</strong>") == 1
    kept = str(list(Session.objects.values()))
    assert "203.0.113.9" not in kept
    assert "SM-A145F" not in kept


def test_one_is_ended_from_another(offices: dict[str, Agency]) -> None:
    here, lost, third = (sign_in(CENTRE) for _ in range(3))
    handle = Session.objects.get(session_key=_row(lost)).session_key[:16]
    assert here.post(END, {"session": handle}).status_code == 302
    assert [client.get("/desk/").status_code for client in (here, lost, third)] == [200, 302, 200]
    here.post(END)
    assert [client.get("/desk/").status_code for client in (here, third)] == [200, 302]
    assert {"end-session", "end-other-sessions"} <= set(AuditEntry.objects.values_list("action", flat=True))


def test_an_administrator_signs_an_officer_out_everywhere(officer: Callable[[str], Officer]) -> None:
    desk, theirs = Client(), sign_in(CENTRE)
    desk.force_login(officer("administrator@hat-kham.example"))
    assert desk.post(reverse("settings:officer_sign_out", args=[officer(CENTRE).pk])).status_code == 302
    assert theirs.get("/desk/").status_code == 302
    assert AuditEntry.objects.get(action="end-sessions-of").facts["count"] == 1


def test_nobody_ends_anothers(offices: dict[str, Agency]) -> None:
    theirs = sign_in("executive@hat-kham.example")
    assert sign_in(CENTRE).post(END, {"session": _row(theirs)[:16]}).status_code == 404
    assert theirs.get("/desk/").status_code == 200


def test_who_does_nothing_is_signed_out(offices: dict[str, Agency], clock: Clock) -> None:
    client = sign_in(CENTRE)
    clock(MONDAY + timedelta(minutes=59))
    assert client.get("/desk/").status_code == 200
    clock(MONDAY + timedelta(minutes=118))
    assert client.get("/desk/").status_code == 200
    clock(MONDAY + timedelta(minutes=179))
    assert client.get("/desk/").status_code == 302


def test_nobody_stays_signed_in_for_ever(offices: dict[str, Agency], clock: Clock) -> None:
    client = sign_in(CENTRE)
    for half_hours in range(1, 20):
        clock(MONDAY + timedelta(minutes=30 * half_hours))
        assert client.get("/desk/").status_code == 200
    clock(MONDAY + timedelta(hours=10))
    assert client.get("/desk/").status_code == 302
    assert forget_old_sessions(now()) >= 1


def test_signing_out_ends_it_at_once(offices: dict[str, Agency]) -> None:
    client = sign_in(CENTRE)
    key = client.cookies["rabfang_session"].value
    answer = client.post("/accounts/logout/")
    assert answer["Clear-Site-Data"] == '"cache"'  # what waits on a phone stays
    client.cookies["rabfang_session"] = key
    assert client.get("/desk/").status_code == 302
    assert AuditEntry.objects.filter(action="sign-out").count() == 1


def test_a_closed_account_loses_all_and_gets_none_back(officer: Callable[[str], Officer]) -> None:
    boss, centre = officer("administrator@hat-kham.example"), officer(CENTRE)
    desk, one, two = Client(), sign_in(CENTRE), sign_in(CENTRE)
    desk.force_login(boss)
    desk.post(reverse("settings:officer_close", args=[centre.pk]))
    desk.post(reverse("settings:officer_reopen", args=[centre.pk]))
    assert [client.get("/desk/").status_code for client in (one, two)] == [302, 302]


def test_the_table_opens_no_session(offices: dict[str, Agency]) -> None:
    client = sign_in(CENTRE)
    row = Session.objects.get(officer__email=CENTRE)
    cookie = client.cookies["rabfang_session"].value
    assert cookie not in str(Session.objects.values())
    assert "_auth_user" not in row.session_data
    thief = Client()
    thief.cookies["rabfang_session"] = row.session_key
    assert thief.get("/desk/").status_code == 302


def test_signing_in_changes_the_key(offices: dict[str, Agency]) -> None:
    client = Client()
    client.session.save()
    before = client.session.session_key
    sign_in(CENTRE, client=client)
    assert client.session.session_key != before


def test_a_session_that_was_ended_does_not_come_back_when_it_is_stored_late(offices: dict[str, Agency]) -> None:
    store = SessionStore(sign_in(CENTRE).session.session_key)
    store["something"] = 1
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        store.save()


def _row(client: Client) -> str:
    store = SessionStore(client.session.session_key)
    store.load()
    assert store.row
    return str(store.row.session_key)
