"""What the tests of letters share: people of an office, a case with everything said, a letter ready to issue."""

from collections.abc import Callable

import pytest

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.tests.walking import walk
from rabfang.core.clock import now
from rabfang.letters.actions.draft import draft
from rabfang.letters.models import Letter

CENTRE, UNIT, OTHER, EXECUTIVE, ADMINISTRATOR = (
    f"{who}@hat-kham.example" for who in ("centre", "unit", "unit.office", "executive", "administrator")
)
As = Callable[[str], Actor]


@pytest.fixture
def agency(offices: dict[str, Agency]) -> Agency:
    """Hat Kham."""
    return offices["hat-kham"]


@pytest.fixture
def case(agency: Agency) -> Case:
    """A case on which everything has been said but the end."""
    return Case.objects.select_related("agency", "complainant").get(
        pk=walk(agency, "service-quality", until="close").pk
    )


@pytest.fixture
def reply(agency: Agency, case: Case, actor: As) -> Letter:
    """The draft of the reply, made by the centre."""
    return draft(agency, "reply", by=actor(CENTRE), at=now(), case=case)
