"""Fixtures every test may use: the demonstration offices, signed-in people, a clock that stands still."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django.plugin import blocking_manager_key

from rabfang.accounts.hashers import PasswordHasher
from rabfang.accounts.signing_in import WAYS
from rabfang.accounts.standing import needs_factor
from rabfang.agencies.calendar import forget_calendars
from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.core.clock import BANGKOK, local_date, now, set_clock
from tests.demonstration import PASSWORD, lay_out
from tests.guards import lift, put_back

__all__ = ["MONDAY", "PASSWORD"]
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=BANGKOK)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, object, object]:
    """A test with transactions of its own ends by emptying every table, which the guards of the record refuse."""
    marker = item.get_closest_marker("django_db")
    if not (marker and marker.kwargs.get("transaction")):
        return (yield)
    taken = lift()
    result = yield
    if nextitem is not None:  # after the last test the database itself is gone
        with item.config.stash[blocking_manager_key].unblock():
            put_back(taken)
    return result


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are hashed as in service, only quickly: Argon2id at its lowest cost."""
    for name, least in (("time_cost", 1), ("memory_cost", 64), ("parallelism", 1)):
        monkeypatch.setattr(PasswordHasher, name, least)


@pytest.fixture(autouse=True)
def _calendars() -> None:
    """Each test begins without calendars in memory: the database gives the same keys to other rows."""
    forget_calendars()


@pytest.fixture
def clock() -> Iterator[Callable[[datetime], None]]:
    """Stops the time at Monday 23 November 2026, 9:00 in Bangkok; call it with another moment to move on."""

    def stand(at: datetime) -> None:
        set_clock(lambda: at)

    stand(MONDAY)
    yield stand
    set_clock(None)


@pytest.fixture
def offices(db: None, clock: Callable[[datetime], None]) -> dict[str, Agency]:
    """The demonstration offices by slug, with their people, procedures and holidays."""
    lay_out()
    return {agency.slug: agency for agency in Agency.objects.all()}


@pytest.fixture
def officer(offices: dict[str, Agency]) -> Callable[[str], Officer]:
    """An officer by account: "centre@hat-kham.example"."""
    return lambda email: Officer.objects.get(email=email)


@pytest.fixture
def actor(officer: Callable[[str], Officer]) -> Callable[[str], Actor]:
    """The same officer as the one behind an action, with today's roles."""
    return lambda email: Actor.officer(officer(email), now())


@pytest.fixture
def signed_in(officer: Callable[[str], Officer], settings: Any) -> Callable[[str], Client]:
    """A fresh client signed in as an officer, with a second factor where it is asked, for as long as the test's clock
    may run."""
    settings.RABFANG_ACCOUNTS = replace(settings.RABFANG_ACCOUNTS, session_idle_minutes=10**6, session_hours=10**5)

    def sign_in(email: str) -> Client:
        client = Client()
        who = officer(email)
        client.force_login(who)
        if needs_factor(who, local_date(now())):
            session = client.session
            session[WAYS] = ["password", "totp"]
            session.save()
        return client

    return sign_in
