"""An auditor's desk, and entries of the office's record."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from django.test import Client

from rabfang.agencies.models import Agency, Officer
from rabfang.audit.actions import OfCase, Who, looked, record
from rabfang.core.clock import now

SignIn = Callable[[str], Client]
Asked = Callable[..., str]


@pytest.fixture
def town(offices: Mapping[str, Agency]) -> Agency:
    """The office whose record is searched."""
    return offices["hat-kham"]


@pytest.fixture
def auditor(signed_in: SignIn) -> Client:
    """The auditor of that office."""
    return signed_in("auditor@hat-kham.example")


@pytest.fixture
def ask(auditor: Client) -> Asked:
    """The page that answers a question."""

    def page(**asked: str) -> str:
        answer = auditor.get("/desk/audit", asked)
        assert answer.status_code == 200
        return answer.content.decode()

    return page


@pytest.fixture
def looks(town: Agency) -> Callable[[int], None]:
    """So many looks at cases of 1/2570 and on, by the centre's officer, an hour apart, the last one just now."""
    officer = Officer.objects.get(email="centre@hat-kham.example")
    who = Who(officer.pk, officer.name, "centre")

    def make(count: int) -> None:
        for number in range(1, count + 1):
            case = OfCase(number, f"{number}/2570")
            at = now() - timedelta(hours=count - number)
            looked("raw-mail", case.number, at=at, who=who, agency_id=town.pk, case=case)

    return make


@pytest.fixture
def change(town: Agency) -> None:
    """An act of the administrator, two days ago."""
    officer = Officer.objects.get(email="administrator@hat-kham.example")
    facts = {"changed": {"name": ["กองช่าง", "กองช่างใหม่"]}}
    at = now() - timedelta(days=2)
    record(
        "rename-unit", "กองช่างใหม่", at=at, actor_id=officer.pk, actor_name=officer.name, agency_id=town.pk, facts=facts
    )
