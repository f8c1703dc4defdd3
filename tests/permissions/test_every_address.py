"""Every address by everybody: those whom the table names get in, all others are sent to sign in or find nothing."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case, Status
from rabfang.project.reference import addresses
from tests.permissions import confidential
from tests.permissions.scene import OFFICERS, Scene
from tests.permissions.table import PEOPLE, TABLE

pytestmark = pytest.mark.django_db
REFUSED = 404
CONFIDENTIAL = "/desk/confidential/"


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert {name for _, name in addresses()} == set(TABLE)


def test_the_table_holds(offices: dict[str, Agency], signed_in: Callable[[str], Client], settings: object) -> None:
    settings.RABFANG_DEMONSTRATION = True  # type: ignore[attr-defined]
    settings.BASE_URL = "http://localhost:8000"  # type: ignore[attr-defined]
    scene = Scene.laid(offices["hat-kham"])
    wrong = []
    for person in PEOPLE:
        client = signed_in(OFFICERS[person]) if person in OFFICERS else Client()
        if person in confidential.PEOPLE:
            confidential.unlock(client)
        if person == "citizen":
            session = client.session
            session["following"] = [scene.case.pk, "2026-11-24T00:00:00+00:00"]
            session.save()
        for name, allowed in TABLE.items():
            got_in, status = enters(client, reverse(name, args=scene.arguments.get(name, [])))
            if got_in != (person in allowed):
                wrong.append(f"{name} by {person}: {status}")
    assert not wrong
    assert Case.objects.get(pk=scene.case.pk).status == Status.OPEN


def enters(client: Client, address: str) -> tuple[bool, int]:
    """Whether the address opens (by GET, or by POST where it takes only that), and the status. Changes are undone."""
    with transaction.atomic():
        answer = client.get(address)
        if answer.status_code == 405:
            answer = client.post(address)
        transaction.set_rollback(True)
    if answer.streaming:
        b"".join(answer)  # reading a file to its end closes it
    assert answer.status_code < 500, address
    turned_away = answer.status_code == 302 and _elsewhere(address, answer["Location"].partition("?")[0])
    return answer.status_code not in (403, REFUSED) and not turned_away, answer.status_code


def _elsewhere(address: str, sent: str) -> bool:
    """Whether somebody is sent to where they may be instead: to sign in, or to the only desk they work at."""
    at_confidential = address.startswith(CONFIDENTIAL)
    return sent.endswith(("/login/", "/track")) or (sent == CONFIDENTIAL and not at_confidential)


def test_what_does_not_exist_is_not_found(offices: dict[str, Agency], signed_in: Callable[[str], Client]) -> None:
    """Guessing an id gives the same answer as somebody else's, at every address that names something."""
    scene = Scene.laid(offices["hat-kham"])
    clients = {"desk": signed_in(OFFICERS["centre"]), "settings": signed_in(OFFICERS["administrator"])}
    clients["confidential"] = confidential.unlock(signed_in(OFFICERS["designated"]))
    custodian = confidential.unlock(signed_in(OFFICERS["custodian"]))
    answers = {}
    for name in TABLE:
        arguments = [confidential.guessed(one) for one in scene.arguments.get(name, [])]
        client = custodian if name == "confidential:identity" else clients.get(name.partition(":")[0])
        if not arguments or client is None:
            continue
        numbered = any(isinstance(one, int) for one in arguments)
        guessed = [
            999_999 if isinstance(one, int) else one if numbered or isinstance(one, UUID) else "no-such-thing"
            for one in arguments
        ]
        answers[name] = enters(client, reverse(name, args=guessed))[1]
    assert {name.partition(":")[0] for name in answers} == set(clients)
    assert {name: status for name, status in answers.items() if status != REFUSED} == {}
