"""The group of complainants (S4-8): said at intake or when classified, of the procedure's own, proved as the rest."""

from collections.abc import Callable

import pytest
from django.test import Client

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Event
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import submitted
from rabfang.cases.verify import faults
from rabfang.core.errors import Invalid
from rabfang.public.tests.test_submit import sent

pytestmark = pytest.mark.django_db
AsActor = Callable[[str], Actor]
CENTRE = "centre@hat-kham.example"


def test_a_citizen_says_it_and_need_not(offices: dict[str, Agency], client: Client) -> None:
    assert "เกษตรกร" in client.get("/hat-kham/submit").content.decode()
    assert sent(client, group="farmer").status_code == 200
    assert sent(client, group="").status_code == 200
    assert sent(client, group="nobody-knows").status_code == 422
    assert list(Case.objects.order_by("number").values_list("group", flat=True)) == ["farmer", ""]


def test_an_officer_corrects_it_when_classifying(offices: dict[str, Agency], actor: AsActor) -> None:
    case = submitted(offices["hat-kham"], group="farmer").case
    by = actor(CENTRE)
    perform(case, "record", by=by)
    with pytest.raises(Invalid, match="no-such-group"):
        perform(case, "classify", by=by, kind="information", group="parent")
    perform(case, "classify", by=by, kind="information", group="business")
    case.refresh_from_db()
    assert case.group == "business"
    assert Event.objects.get(case=case, action="classify").facts["group"] == "business"
    assert not list(faults())


def test_what_is_not_said_when_classifying_stays(offices: dict[str, Agency], actor: AsActor) -> None:
    case = submitted(offices["hat-kham"], group="farmer").case
    perform(case, "record", by=actor(CENTRE))
    perform(case, "classify", by=actor(CENTRE), kind="information")
    case.refresh_from_db()
    assert case.group == "farmer"
    assert "group" not in Event.objects.get(case=case, action="classify").facts


def test_another_group_written_into_the_row_is_found(offices: dict[str, Agency]) -> None:
    case = submitted(offices["hat-kham"], group="farmer").case
    Case.objects.filter(pk=case.pk).update(group="business")
    assert [fault for fault in faults() if "group" in str(fault)]
