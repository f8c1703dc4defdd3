"""No page of the confidential desk opens without a second factor, whatever the office asks of its roles."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from conftest import PASSWORD
from rabfang.accounts.models import Factor
from rabfang.accounts.tests.hands import sign_in, text, with_an_app
from rabfang.agencies.models import Agency
from rabfang.cases.report import Reported
from rabfang.desk.confidential.tests.conftest import DESK, account
from rabfang.vault.models import Desk

pytestmark = pytest.mark.django_db
NEEDED = "/accounts/me/second/"


@pytest.mark.parametrize("who", ["handler", "custodian"])
def test_no_page_opens_without_one(told: Callable[..., Reported], who: str) -> None:
    Agency.everywhere.update(second_factor_roles=[])
    client, box = sign_in(account(who)), told().case.box_id
    for address in ("", "unlock", "key", "people", "identities", f"cases/{box}", f"cases/{box}/do/note"):
        assert client.get(f"{DESK}{address}")["Location"] == NEEDED, address
    assert client.post(f"{DESK}unlock", {"passphrase": PASSWORD}).status_code in (302, 403)
    assert "confidential" not in client.session
    with_an_app(client)
    assert client.get(DESK)["Location"].startswith(f"{DESK}unlock")


def test_the_last_one_cannot_be_taken_away(desk: Desk) -> None:
    client = sign_in(account("handler"))
    with_an_app(client)
    factor = Factor.objects.get(officer__email=account("handler"))
    answer = client.post(reverse("account_factor_remove", args=[factor.pk]))
    assert "นำออกไม่ได้" in text(client.get(answer["Location"]))
    assert Factor.objects.filter(pk=factor.pk).exists()


def test_words_typed_without_one_come_back(told: Callable[..., Reported]) -> None:
    client = sign_in(account("handler"))
    answer = client.post(f"{DESK}cases/{told().case.box_id}/do/note", {"note": "พิมพ์ไว้ยาว", "seen": 1})
    assert answer.status_code == 403
    assert "พิมพ์ไว้ยาว" in text(answer)


def test_for_others_there_is_still_nothing(desk: Desk) -> None:
    assert sign_in(account("executive")).get(DESK).status_code == 404
