"""Who signed in by a provider is known no more once their only case is erased; nobody else is forgotten with them."""

from collections.abc import Callable

import pytest

from rabfang.accounts.models import Citizen, CitizenCase, Session
from rabfang.accounts.tests.hands import text
from rabfang.accounts.tests.standin import StandIn
from rabfang.accounts.tests.test_provider import MINE, SUBMIT, come_back, provider
from rabfang.cases.actors import Actor
from rabfang.cases.erasing import Scope
from rabfang.cases.models import Case
from rabfang.cases.tests.full_register import act
from rabfang.cases.verify import faults
from rabfang.rights.scrubbing import scrub
from rabfang.rights.tests.remains import found
from rabfang.rights.tests.test_erasing import gone

__all__ = ["provider"]
pytestmark = pytest.mark.django_db(transaction=True)
AsActor = Callable[[str], Actor]


def over(number: int = 0) -> Case:
    """A case that was sent and is over."""
    case = Case.objects.select_related("agency").order_by("pk")[number]
    act(case, "void")
    return Case.objects.select_related("agency").get(pk=case.pk)


@pytest.mark.parametrize("scope", [Scope.PERSON, Scope.WHOLE])
def test_the_citizen_goes_with_their_only_case(provider: StandIn, actor: AsActor, scope: Scope) -> None:
    client, _answer, _back = come_back(provider, "citizen")
    assert client.post("/hat-kham/submit", SUBMIT).status_code == 200
    (citizen,) = Citizen.objects.all()
    kept = (citizen.digest, citizen.sealed)
    assert found(*kept) == list(kept)
    key = Session.objects.get(officer__isnull=True).session_key
    stone = gone(over(), scope, actor)
    scrub()
    assert found(*kept, key) == []
    assert not Citizen.objects.exists()
    assert not CitizenCase.objects.exists()
    assert stone.scope == scope
    assert "วรรณา" not in text(client.get(MINE))
    assert not list(faults())


def test_another_case_and_another_citizen_stay(provider: StandIn, actor: AsActor) -> None:
    client, _answer, _back = come_back(provider, "citizen")
    for submission in ("a" * 40, "b" * 40):
        assert client.post("/hat-kham/submit", SUBMIT | {"submission": submission}).status_code == 200
    provider.claims = {"sub": "u-9", "name": "คนอื่น ทดสอบ"}
    other, _answer, _back = come_back(provider, "citizen")
    first = over()
    gone(first, Scope.WHOLE, actor)
    assert Citizen.objects.count() == 2
    assert CitizenCase.objects.get().case_id != first.pk
    page = text(client.get(MINE))
    assert first.number_text not in page
    assert "วรรณา" in page
    assert "คนอื่น" in text(other.get(MINE))
