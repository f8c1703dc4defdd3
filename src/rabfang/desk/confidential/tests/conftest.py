"""What the tests of the confidential desk share: a report, and its officers with their keys unlocked."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.report import Report, Reported, report
from rabfang.core.clock import now
from rabfang.vault.models import Desk, OfficerKey, OutsideKey
from rabfang.vault.queries import desk_of
from tests.demonstration import PASSWORD

WORDS = {
    "subject": "จัดซื้อคานารีแพงเกินจริง",
    "detail": "ใบเสนอราคาคานารีทั้งสามใบเขียนด้วยลายมือเดียวกัน",
    "who": "ผู้อำนวยการกับร้านคานารี",
}
IDENTITY = {"name": "คานารี ผู้ปกครอง", "reach": "0810000000"}
DESK = "/desk/confidential/"


def account(name: str) -> str:
    return f"{name}@school-integrity.example"


def compared(officer: int) -> dict[str, str]:
    """What says that somebody's key in force was compared with them."""
    return {"compared": "on", "seen": bytes(OfficerKey.objects.get(officer=officer, ended_at=None).public).hex()}


def confirmed(first: Client, second: Client, public: str, name: str = "สำนักงานตรวจสอบ") -> int:
    """An outside body's key, entered by one officer and confirmed by another; its partner's id."""
    assert first.post(f"{DESK}outside", {"name": name, "public": public, "compared": "on"}).status_code == 302
    key = OutsideKey.objects.get(partner__name=name)
    said = {"seen": public, "compared": "on"}
    assert second.post(f"{DESK}outside/{key.pk}/confirm", said).status_code == 302
    return key.partner_id


@pytest.fixture
def desk(offices: dict[str, Agency]) -> Desk:
    """The school's confidential desk."""
    found = desk_of(offices["school-integrity"])
    assert found is not None
    return found


@pytest.fixture
def told(desk: Desk) -> Callable[..., Reported]:
    """A report that somebody makes."""

    def tell(**more: Any) -> Reported:
        submission = more.pop("submission", "a" * 40)
        said = Report(more.pop("words", WORDS), **more)
        return report(desk, "website", said, by=Actor.citizen(), at=now(), submission=submission)

    return tell


@pytest.fixture
def unlocked(signed_in: Callable[[str], Client]) -> Callable[[str], Client]:
    """Somebody of the desk, signed in with their key unlocked."""

    def unlock(name: str) -> Client:
        client = signed_in(account(name))
        answer = client.post(f"{DESK}unlock", {"passphrase": PASSWORD})
        assert answer.status_code == 302, answer.content.decode()
        return client

    return unlock
