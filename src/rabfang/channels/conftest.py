"""What the tests of channels share: the office's mail server, an afternoon's worth of people, and reading notices."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest

from rabfang.agencies.models import Agency, Officer, RoleHolding, Unit
from rabfang.cases.models import Case
from rabfang.cases.tests.walking import walk
from rabfang.channels.chat.tests.chatting import Chatter, account
from rabfang.channels.chat.tests.platform_server import PlatformServer, platform_server
from rabfang.channels.email.tests.mailbox import Mailbox, mailbox
from rabfang.channels.models import Notice
from rabfang.core.clock import BANGKOK

UNIT = "unit@hat-kham.example"
CENTRE = "centre@hat-kham.example"
EXECUTIVE = "executive@hat-kham.example"


def bangkok(month: int, day: int, hour: int = 8, minute: int = 30) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BANGKOK)


def told(case: Case, reason: str) -> list[str]:
    """Accounts told of the case for that reason, each as often as it was."""
    rows = Notice.objects.filter(case=case, reason=reason).order_by("officer__email")
    return list(rows.values_list("officer__email", flat=True))


@pytest.fixture
def smtp(settings: Any) -> Iterator[Mailbox]:
    """The office's mail server."""
    with mailbox() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


@pytest.fixture
def reporting(offices: dict[str, Agency]) -> Case:
    """A case that public works must report by Wednesday 2 December, 16:30."""
    return walk(offices["hat-kham"], "service-quality", until="report")


@pytest.fixture
def colleague(offices: dict[str, Agency]) -> Callable[..., Officer]:
    """`colleague("mana", "unit", unit="public-works")`: somebody more in the office, with a role since January."""

    def hire(account: str, role: str = "", *, unit: str = "", ends_on: date | None = None) -> Officer:
        agency = offices["hat-kham"]
        officer = Officer.objects.create(
            agency=agency, email=f"{account}@hat-kham.example", name=f"คุณ {account}", date_joined=bangkok(1, 5)
        )
        if role:
            post = Unit.objects.get(agency=agency, key=unit) if unit else None
            since = date(2026, 1, 1)
            RoleHolding.objects.create(
                agency=agency, officer=officer, role=role, unit=post, starts_on=since, ends_on=ends_on
            )
        return officer

    return hire


@pytest.fixture
def platform(settings: Any) -> Iterator[PlatformServer]:
    """LINE's and Messenger's own servers."""
    with platform_server() as server:
        settings.RABFANG_LINE_API_URL = settings.RABFANG_LINE_DATA_URL = server.url
        settings.RABFANG_MESSENGER_API_URL = server.url
        settings.RABFANG_MESSENGER_FILES_AT = server.url
        yield server


@pytest.fixture
def line(offices: dict[str, Agency], platform: PlatformServer) -> Chatter:
    """Somebody on LINE."""
    return Chatter(account(offices["school-integrity"], "line"), "U0123456789abcdef")


@pytest.fixture
def messenger(offices: dict[str, Agency], platform: PlatformServer) -> Chatter:
    """Somebody on Messenger."""
    return Chatter(account(offices["school-integrity"], "messenger"), "7700112233")
