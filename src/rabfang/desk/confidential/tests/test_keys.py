"""Keys and sittings: made with a passphrase, unlocked for a while, in the browser as much as on the server."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from conftest import MONDAY
from rabfang.accounts.models import Session
from rabfang.agencies.models import Officer
from rabfang.audit.models import AuditEntry
from rabfang.cases.report import Reported
from rabfang.core.clock import set_clock
from rabfang.desk.confidential.sitting import COOKIE
from rabfang.desk.confidential.tests.conftest import DESK, WORDS, account, compared
from rabfang.vault.actions.keys import unlock_key
from rabfang.vault.boxes import fingerprint
from rabfang.vault.models import Desk, OfficerKey
from tests.demonstration import PASSWORD

pytestmark = pytest.mark.django_db
Told = Callable[..., Reported]
SignIn = Callable[[str], Client]
NEW = "ห้าคำ ที่ไม่ เกี่ยว กันเลย สักคำ"


def test_the_cookie_opens_nothing_alone_and_the_server_neither(
    unlocked: SignIn, officer: Callable[[str], Officer]
) -> None:
    client = unlocked("handler")
    cookie = client.cookies[COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/desk/confidential", True, "Strict")
    private = unlock_key(officer(account("handler")), PASSWORD).private
    kept = str(dict(client.session.items()))
    assert private.hex() not in kept
    assert cookie.value not in kept
    thief = Client()
    thief.cookies["rabfang_session"] = client.cookies["rabfang_session"].value
    assert thief.get(DESK)["Location"].startswith(f"{DESK}unlock")


def test_https_asks_for_a_secure_cookie(signed_in: SignIn, settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = True
    client = signed_in(account("handler"))
    client.post(f"{DESK}unlock", {"passphrase": PASSWORD}, secure=True)
    assert client.cookies[COOKIE]["secure"]


def test_it_locks_by_itself_by_hand_and_at_sign_out(unlocked: SignIn, told: Told) -> None:
    client, done = unlocked("handler"), told()
    set_clock(lambda: MONDAY + timedelta(minutes=14))
    assert client.get(DESK).status_code == 200
    set_clock(lambda: MONDAY + timedelta(minutes=28))
    assert client.get(DESK).status_code == 200
    set_clock(lambda: MONDAY + timedelta(minutes=44))
    address = f"{DESK}cases/{done.case.box_id}/do/note"
    late = client.post(address, {"note": "คานารีพิมพ์ไว้ยาว", "visibility": "centre", "seen": 1})
    assert late.status_code == 403
    assert "คานารีพิมพ์ไว้ยาว" in late.content.decode()
    assert "no-store" in late["Cache-Control"]
    assert client.get(DESK).status_code == 302
    client.post(f"{DESK}unlock", {"passphrase": PASSWORD})
    assert client.get(DESK).status_code == 200
    client.post(f"{DESK}lock")
    assert client.get(DESK).status_code == 302
    client.post(f"{DESK}unlock", {"passphrase": PASSWORD})
    client.post("/accounts/logout/")
    assert client.get(DESK)["Location"].startswith("/accounts/login/")
    assert not Session.objects.exists()


def test_it_goes_on_where_the_officer_wanted_to_go_and_nowhere_else(signed_in: SignIn, told: Told) -> None:
    address = f"{DESK}cases/{told().case.box_id}"
    client = signed_in(account("handler"))
    asked = client.get(address)["Location"]
    assert f'value="{address}"' in client.get(asked).content.decode()
    for said, there in (
        (address, address),
        ("https://evil.example/", DESK),
        ("//evil.example", DESK),
        ("/desk/", DESK),
    ):
        answer = client.post(f"{DESK}unlock", {"passphrase": PASSWORD, "next": said})
        assert answer["Location"] == there


def test_wrong_passphrases_are_few(signed_in: SignIn) -> None:
    client = signed_in(account("handler"))
    for _time in range(10):
        wrong = client.post(f"{DESK}unlock", {"passphrase": "not the passphrase"})
        assert wrong.status_code == 400
        assert "not the passphrase" not in wrong.content.decode()
    assert client.post(f"{DESK}unlock", {"passphrase": PASSWORD}).status_code == 429
    second = signed_in(account("handler.second"))
    assert second.post(f"{DESK}unlock", {"passphrase": PASSWORD}).status_code == 302
    set_clock(lambda: MONDAY + timedelta(minutes=16))
    assert client.post(f"{DESK}unlock", {"passphrase": PASSWORD}).status_code == 302
    actions = AuditEntry.objects.values_list("action", flat=True)
    assert {"wrong-passphrase", "unlock-confidential-key"} <= set(actions)


def test_another_passphrase_opens_the_same_key(unlocked: SignIn, told: Told) -> None:
    told()
    client = unlocked("handler")
    said = {"old": "wrong wrong wrong", "passphrase": NEW, "again": NEW}
    wrong = client.post(f"{DESK}key/passphrase", said)
    assert "old" in wrong.context["form"].errors
    assert client.post(f"{DESK}key/passphrase", {"old": PASSWORD, "passphrase": NEW, "again": "x"}).status_code == 400
    assert client.post(f"{DESK}key/passphrase", {"old": PASSWORD, "passphrase": NEW, "again": NEW}).status_code == 302
    client.post(f"{DESK}lock")
    assert client.post(f"{DESK}unlock", {"passphrase": PASSWORD}).status_code == 400
    assert client.post(f"{DESK}unlock", {"passphrase": NEW}).status_code == 302
    assert WORDS["subject"] in client.get(DESK).content.decode()


def test_a_new_key_in_place_of_one_that_still_opens_keeps_everything(unlocked: SignIn, told: Told) -> None:
    done, client = told(), unlocked("handler")
    before = OfficerKey.objects.get(officer__email=account("handler"))
    said = {"old": PASSWORD, "passphrase": NEW, "again": NEW}
    assert client.post(f"{DESK}key/renew", {**said, "old": "wrong wrong wrong"}).status_code == 400
    assert client.post(f"{DESK}key/renew", said).status_code == 302
    after = OfficerKey.objects.get(officer__email=account("handler"), ended_at=None)
    assert bytes(after.public) != bytes(before.public)
    assert after.confirmed_at
    assert client.get(f"{DESK}cases/{done.case.box_id}").status_code == 200
    newer = told(submission="b" * 40)
    assert client.get(f"{DESK}cases/{newer.case.box_id}").status_code == 200
    client.post(f"{DESK}lock")
    assert client.post(f"{DESK}unlock", {"passphrase": PASSWORD}).status_code == 400
    assert client.post(f"{DESK}unlock", {"passphrase": NEW}).status_code == 302


@pytest.mark.parametrize("weak", ["short", "aaaaaaaaaaaaaaaaaaaa", "x" * 600])
def test_a_weak_passphrase_makes_no_key(signed_in: SignIn, weak: str) -> None:
    OfficerKey.objects.update(ended_at=MONDAY)
    client = signed_in(account("handler"))
    answer = client.post(f"{DESK}key/new", {"passphrase": weak, "again": weak, "understood": "on"})
    assert answer.status_code == 400
    assert "passphrase" in answer.context["form"].errors
    assert weak not in answer.content.decode()


def test_a_lost_key_ends_and_the_new_one_opens_nothing_before_a_colleague_confirms_it(
    unlocked: SignIn, told: Told, desk: Desk
) -> None:
    done, client, second = told(), unlocked("handler"), unlocked("handler.second")
    before = compared(OfficerKey.objects.get(officer__email=account("handler")).officer_id)
    assert client.post(f"{DESK}key/lost", {}).status_code == 400
    assert client.post(f"{DESK}key/lost", {"sure": "on"})["Location"] == f"{DESK}key/new"
    assert client.get(f"{DESK}unlock")["Location"] == f"{DESK}key/new"
    assert client.post(f"{DESK}key/new", {"passphrase": NEW, "again": NEW}).status_code == 400
    assert client.post(f"{DESK}key/new", {"passphrase": NEW, "again": NEW, "understood": "on"}).status_code == 302
    key = OfficerKey.objects.get(officer__email=account("handler"), ended_at=None)
    page = client.get(f"{DESK}key").content.decode()
    assert fingerprint(bytes(key.public)) in page
    assert "ยังไม่มีผู้ยืนยัน" in page
    newer = told(submission="b" * 40, words={"detail": "คานารีตัวที่สอง"})
    for one in (done, newer):
        assert client.get(f"{DESK}cases/{one.case.box_id}").status_code == 404
    stale = second.post(f"{DESK}people/{key.officer_id}/confirm", before)
    assert "เปลี่ยนกุญแจแล้ว" in stale.content.decode()
    assert " checked" not in stale.content.decode()
    assert second.post(f"{DESK}people/{key.officer_id}/confirm", compared(key.officer_id)).status_code == 302
    for one in (done, newer):
        assert client.get(f"{DESK}cases/{one.case.box_id}").status_code == 200
