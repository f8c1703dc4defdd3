"""Wrong tries are counted, strangers hold up strangers, and nobody learns who has an account."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.test import Client

from conftest import MONDAY, PASSWORD
from rabfang.accounts.models import Tries
from rabfang.accounts.tests.hands import LOGIN, said, sign_in, text
from rabfang.accounts.throttle import forget_old_tries
from rabfang.agencies.models import Agency
from rabfang.audit.models import AuditEntry
from rabfang.core.clock import now

pytestmark = pytest.mark.django_db
CENTRE = "centre@hat-kham.example"
NOBODY = "nobody@hat-kham.example"
Clock = Callable[[datetime], None]


def wrong(email: str, client: Client | None = None, address: str = "198.51.100.7") -> Any:
    return (client or Client()).post(LOGIN, {"login": email, "password": "x"}, REMOTE_ADDR=address)


def test_a_known_and_an_unknown_account_are_answered_alike(
    offices: dict[str, Agency], monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    for name in ("encode", "verify"):
        real = getattr(hashers.Argon2PasswordHasher, name)

        def counted(self: Any, one: str, other: str, real: Any = real) -> Any:
            hashed.append(other)
            return real(self, one, other)

        monkeypatch.setattr(hashers.Argon2PasswordHasher, name, counted)
    known, unknown = wrong(CENTRE), wrong(NOBODY)
    assert len(hashed) == 2  # one slow hash each
    assert said(known, CENTRE) == said(unknown, NOBODY)


def test_an_account_waits_after_ten_wrong_tries_from_wherever(
    offices: dict[str, Agency], clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    for email in (CENTRE, NOBODY):
        told = [wrong(email, address=f"198.51.100.{number}").status_code for number in range(11)]
        assert told == [400] * 10 + [429]
    right = Client().post(LOGIN, {"login": CENTRE.upper(), "password": PASSWORD})
    assert right.status_code == 429
    assert "โปรดรอ 15 นาที" in text(right)
    assert "too many tries: signing in" in caplog.text
    assert not any(word in caplog.text for word in (CENTRE, NOBODY, "198.51.100"))
    clock(MONDAY + timedelta(minutes=16))
    assert Client().post(LOGIN, {"login": CENTRE, "password": PASSWORD}).status_code == 302


def test_strangers_do_not_keep_an_officer_from_their_own_browser(offices: dict[str, Agency]) -> None:
    own = sign_in(CENTRE)
    own.post("/accounts/logout/")
    for number in range(12):
        wrong(CENTRE, address=f"198.51.100.{number}")
    assert sign_in(CENTRE).get("/desk/").status_code == 302
    assert sign_in(CENTRE, client=own).get("/desk/").status_code == 200


def test_a_known_browser_is_counted_too(offices: dict[str, Agency]) -> None:
    own = sign_in(CENTRE)
    own.post("/accounts/logout/")
    told = [wrong(CENTRE, own).status_code for _ in range(11)]
    assert told == [400] * 10 + [429]


def test_one_client_waits_after_many_accounts(offices: dict[str, Agency]) -> None:
    told = [wrong(f"p{number}@hat-kham.example").status_code for number in range(61)]
    assert told == [400] * 60 + [429]


def test_neither_address_nor_what_was_typed_is_kept(offices: dict[str, Agency], clock: Clock) -> None:
    wrong("secret-visitor@hat-kham.example", address="198.51.100.77")
    wrong(CENTRE, address="198.51.100.77")
    kept = str([*Tries.objects.values(), *AuditEntry.objects.values()])
    assert "198.51.100.77" not in kept
    assert "secret-visitor" not in kept
    assert AuditEntry.objects.filter(action="sign-in-refused").count() == 2
    clock(MONDAY + timedelta(hours=1))
    assert forget_old_tries(now()) > 0
    assert not Tries.objects.exists()
