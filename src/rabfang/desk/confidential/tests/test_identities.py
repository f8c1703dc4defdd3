"""Who reported: nobody but a custodian opens it, on a request with a reason, and the case proves that it was done."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rabfang.audit.models import AuditEntry, Kind
from rabfang.cases.models import Event
from rabfang.cases.report import Reported
from rabfang.cases.verify import faults
from rabfang.core.clock import set_clock
from rabfang.desk.confidential.tests.conftest import DESK, IDENTITY, account
from rabfang.vault.actions.identities import forget_handed
from rabfang.vault.models import IdentityRequest
from tests.demonstration import PASSWORD

pytestmark = pytest.mark.django_db
Told = Callable[..., Reported]
SignIn = Callable[[str], Client]
REASON = "คานารีต้องสอบปากคำ"


def at(done: Reported, more: str = "") -> str:
    return f"{DESK}cases/{done.case.box_id}{more}"


def asked(done: Reported, client: Client) -> str:
    assert client.post(at(done, "/identity"), {"reason": REASON}).status_code == 302
    return f"{DESK}identities/{IdentityRequest.objects.latest('pk').pk}"


def test_it_is_asked_and_handed_on_until_a_day(told: Told, unlocked: SignIn) -> None:
    done = told(identity=IDENTITY)
    first, second, custodian = unlocked("handler"), unlocked("handler.second"), unlocked("custodian")
    assert first.post(at(done, "/identity"), {"reason": ""}).status_code == 400
    address = asked(done, first)
    assert first.post(at(done, "/identity"), {"reason": "อีกครั้ง"}).status_code == 400
    assert REASON not in first.get(at(done)).content.decode()
    assert done.case.number_text in custodian.get(f"{DESK}identities").content.decode()
    page = custodian.get(address).content.decode()
    assert REASON in page
    assert IDENTITY["name"] not in page
    assert first.get(address).status_code == 404
    far = {"answer": "handed", "until": "1/3/2570", "passphrase": PASSWORD}
    assert "until" in custodian.post(address, far).context["form"].errors
    wrong = {"answer": "handed", "until": "30/11/2569", "passphrase": "wrong wrong wrong"}
    assert "passphrase" in custodian.post(address, wrong).context["form"].errors
    answer = custodian.post(address, {**wrong, "passphrase": PASSWORD})
    assert IDENTITY["name"] in answer.content.decode()
    assert IDENTITY["name"] not in custodian.get(address).content.decode()
    assert IDENTITY["name"] in first.get(at(done)).content.decode()
    assert IDENTITY["name"] not in second.get(at(done)).content.decode()
    told_by = [event.facts["done"] for event in Event.objects.filter(case=done.case, action="identify").order_by("seq")]
    assert told_by == ["asked", "handed"]
    actions = set(AuditEntry.objects.filter(agency_id=done.case.agency_id).values_list("action", flat=True))
    assert {"ask-identity", "identity-handed"} <= actions
    seen = AuditEntry.objects.filter(kind=Kind.LOOK, action="open-identity", case_id=done.case.pk)
    assert [entry.role for entry in seen.order_by("pk")] == ["custodian", "handler"]
    later = MONDAY + timedelta(days=8)
    set_clock(lambda: later)
    for client, name in ((first, "handler"),):
        client.post(f"{DESK}unlock", {"passphrase": PASSWORD})
        assert IDENTITY["name"] not in client.get(at(done)).content.decode(), name
    assert forget_handed(later) == 1
    assert list(faults()) == []


@pytest.mark.parametrize("answer", ["refused", "seen"])
def test_it_is_refused_or_seen_by_the_custodian_alone(told: Told, unlocked: SignIn, answer: str) -> None:
    done = told(identity=IDENTITY)
    first, custodian = unlocked("handler"), unlocked("custodian")
    address = asked(done, first)
    page = custodian.post(address, {"answer": answer, "passphrase": PASSWORD}).content.decode()
    assert (IDENTITY["name"] in page) == (answer == "seen")
    assert IDENTITY["name"] not in first.get(at(done)).content.decode()
    assert custodian.post(address, {"answer": "seen", "passphrase": PASSWORD}).status_code == 400
    assert Event.objects.filter(case=done.case, action="identify").latest("seq").facts["done"] == answer


def test_there_is_nothing_to_ask_of_a_nameless_report(told: Told, unlocked: SignIn) -> None:
    done, first = told(), unlocked("handler")
    assert "/identity" not in first.get(at(done)).content.decode()
    assert first.post(at(done, "/identity"), {"reason": REASON}).status_code == 400
    assert account("handler")
