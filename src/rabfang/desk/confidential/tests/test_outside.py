"""Outside bodies: a key counts once a second officer has compared it, and cases leave only sealed to such keys."""

from collections.abc import Callable

import pytest
from django.test import Client

from rabfang.audit.models import AuditEntry
from rabfang.cases.report import Reported
from rabfang.desk.confidential.tests.conftest import DESK
from rabfang.vault.models import OutsideKey

pytestmark = pytest.mark.django_db
Told = Callable[..., Reported]
SignIn = Callable[[str], Client]
NAME, KEY = "สำนักงานตรวจสอบ", "ab" * 32
ENTERED = {"name": NAME, "public": KEY, "compared": "on"}


def at(done: Reported, more: str = "") -> str:
    return f"{DESK}cases/{done.case.box_id}{more}"


def test_a_key_counts_once_another_has_compared_it(told: Told, unlocked: SignIn) -> None:
    done, first, second = told(), unlocked("handler"), unlocked("handler.second")
    assert {"public", "compared"} == set(first.post(f"{DESK}outside", {"name": NAME}).context["form"].errors)
    assert first.post(f"{DESK}outside", ENTERED).status_code == 302
    key = OutsideKey.objects.get()
    refused = first.post(at(done, "/package"), {"body": key.pk})
    assert refused.status_code == 400
    assert "ยังไม่มีผู้ยืนยันคนที่สอง" in refused.content.decode()
    address = f"{DESK}outside/{key.pk}/confirm"
    assert address not in first.get(f"{DESK}outside").content.decode()
    assert address in second.get(f"{DESK}outside").content.decode()
    own = first.post(address, {"seen": KEY, "compared": "on"})
    assert "ท่านบันทึกกุญแจนี้เอง" in own.content.decode()
    custodian = unlocked("custodian")
    assert custodian.post(address, {"seen": KEY, "compared": "on"}).status_code == 400
    assert custodian.post(f"{DESK}outside", ENTERED).status_code == 400
    assert second.post(address, {"seen": KEY}).status_code == 400
    assert not OutsideKey.objects.filter(confirmed_at__isnull=False).exists()
    assert second.post(address, {"seen": KEY, "compared": "on"}).status_code == 302
    assert second.post(address, {"seen": KEY, "compared": "on"}).status_code == 400
    assert first.post(at(done, "/package"), {"body": key.pk})["Content-Type"] == "application/octet-stream"
    entry = AuditEntry.objects.get(action="confirm-outside-key")
    assert (entry.target, entry.agency_id) == (NAME, done.case.agency_id)


def test_another_key_of_the_body_is_confirmed_anew(told: Told, unlocked: SignIn) -> None:
    done, first, second = told(), unlocked("handler"), unlocked("handler.second")
    first.post(f"{DESK}outside", ENTERED)
    address = f"{DESK}outside/{OutsideKey.objects.get().pk}/confirm"
    first.post(f"{DESK}outside", {**ENTERED, "public": "cd" * 32})
    meanwhile = second.post(address, {"seen": KEY, "compared": "on"})
    assert meanwhile.status_code == 400
    assert "มีผู้บันทึกกุญแจอื่นแทนแล้ว" in meanwhile.content.decode()
    assert second.post(address, {"seen": "cd" * 32, "compared": "on"}).status_code == 302
    second.post(f"{DESK}outside", {**ENTERED, "public": "ef" * 32})
    key = OutsideKey.objects.get()
    assert key.confirmed_at is None
    assert first.post(at(done, "/package"), {"body": key.pk}).status_code == 400
    assert second.get(f"{DESK}outside/{key.pk + 1}/confirm").status_code == 404
