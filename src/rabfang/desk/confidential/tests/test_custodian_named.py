"""A case is about the only custodian: its identity is left to the escrow, and another custodian recovers it."""

from collections.abc import Callable

import pytest
from django.test import Client

from rabfang.agencies.models import Officer
from rabfang.cases.report import Reported
from rabfang.core.clock import now
from rabfang.core.errors import Conflict
from rabfang.desk.confidential.tests.conftest import DESK, IDENTITY, account, compared
from rabfang.vault.actions.desks import set_escrow
from rabfang.vault.actions.escrow import bundle_for, restore
from rabfang.vault.boxes import Pair, new_pair
from rabfang.vault.models import Desk, Grant, IdentityRequest, Proposal
from rabfang.vault.offline import open_bundle
from rabfang.vault.opening import identity_of
from tests.demonstration import PASSWORD

pytestmark = pytest.mark.django_db
Told = Callable[..., Reported]
SignIn = Callable[[str], Client]
Who = Callable[[str], Officer]
ESCROW_ALONE = "เก็บไว้กับกุญแจสำรองของหน่วยงานเท่านั้น"


def at(done: Reported, more: str = "") -> str:
    return f"{DESK}cases/{done.case.box_id}{more}"


@pytest.fixture
def escrow(desk: Desk) -> Pair:
    """The desk's escrow key."""
    pair = new_pair()
    set_escrow(desk, pair.public, at=now())
    desk.refresh_from_db()
    return pair


def keepers(done: Reported) -> set[int]:
    assert done.case.box_id
    rows = Grant.objects.filter(key__box=identity_of(done.case.box_id), officer__isnull=False)
    return set(rows.values_list("officer__officer", flat=True))


def newcomer(first: Client, second: Client, signed_in: SignIn, officer: Officer) -> Client:
    """Another custodian, brought in by two, with a key that was confirmed."""
    first.post(f"{DESK}people/propose", {"officer": officer.pk, "what": "identify"})
    second.post(f"{DESK}people/proposals/{Proposal.objects.get().pk}/confirm")
    client = signed_in(officer.email)
    said = {"passphrase": PASSWORD, "again": PASSWORD, "understood": "on"}
    assert client.post(f"{DESK}key/new", said).status_code == 302
    assert first.post(f"{DESK}people/{officer.pk}/confirm", compared(officer.pk)).status_code == 302
    return client


def test_without_an_escrow_it_cannot_be_kept(told: Told, officer: Who) -> None:
    with pytest.raises(Conflict) as refused:
        told(identity=IDENTITY, without=[officer(account("custodian")).pk])
    assert refused.value.code == "nobody-to-keep-identity"


def test_it_is_left_to_the_escrow_and_recovered_for_another(
    told: Told, unlocked: SignIn, signed_in: SignIn, officer: Who, desk: Desk, escrow: Pair
) -> None:
    done = told(identity=IDENTITY, without=[officer(account("custodian")).pk])
    assert keepers(done) == set()
    first, second, barred = unlocked("handler"), unlocked("handler.second"), unlocked("custodian")
    assert ESCROW_ALONE in first.get(at(done)).content.decode()
    first.post(at(done, "/identity"), {"reason": "ต้องสอบปากคำ"})
    address = f"{DESK}identities/{IdentityRequest.objects.get().pk}"
    assert barred.get(address).status_code == 404
    other = officer(account("unit"))
    client = newcomer(first, second, signed_in, other)
    assert client.get(address).status_code == 404
    for one in (other, officer(account("custodian"))):
        text, _opened, _closed = open_bundle([escrow.private], bundle_for(desk, one, at=now()))
        restore(text, at=now())
    assert keepers(done) == {other.pk}
    assert barred.get(address).status_code == 404
    opened = client.post(address, {"answer": "seen", "passphrase": PASSWORD}).content.decode()
    assert IDENTITY["name"] in opened
    assert ESCROW_ALONE not in first.get(at(done)).content.decode()


def test_who_keeps_it_is_named_later(told: Told, unlocked: SignIn, officer: Who, escrow: Pair) -> None:
    done, first, custodian = told(identity=IDENTITY), unlocked("handler"), officer(account("custodian"))
    assert keepers(done) == {custodian.pk}
    assert first.post(at(done, "/named"), {"officers": [custodian.pk], "confirm": "1"}).status_code == 302
    assert keepers(done) == set()
    assert ESCROW_ALONE in first.get(at(done)).content.decode()


def test_who_keeps_it_cannot_be_named_while_nothing_else_opens_it(
    told: Told, unlocked: SignIn, signed_in: SignIn, officer: Who
) -> None:
    done, first, second = told(identity=IDENTITY), unlocked("handler"), unlocked("handler.second")
    custodian, other = officer(account("custodian")), officer(account("unit"))
    named = {"officers": [custodian.pk], "confirm": "1"}
    refused = first.post(at(done, "/named"), named)
    assert refused.status_code == 400
    assert "เพิ่มผู้รักษาข้อมูลตัวตนอีกคนหนึ่ง" in refused.content.decode()
    assert keepers(done) == {custodian.pk}
    newcomer(first, second, signed_in, other)
    assert first.post(at(done, "/named"), named).status_code == 400  # the newcomer cannot open this one yet
    unlocked("custodian").post(f"{DESK}people/{other.pk}/confirm", compared(other.pk))
    assert first.post(at(done, "/named"), named).status_code == 302
    assert keepers(done) == {other.pk}
