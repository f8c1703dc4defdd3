"""Facts kept up as things happen are those that the register gives when they are made anew."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rabfang.agencies.actions.add_holiday import add_holiday
from rabfang.agencies.actions.days import DayFacts
from rabfang.agencies.models import Agency
from rabfang.cases import hooks
from rabfang.cases.models import Case
from rabfang.cases.tests.full_register import act, fill_register
from rabfang.cases.tests.walking import lead, submitted
from rabfang.core.clock import now
from rabfang.reports.facts.folding import fold, fold_waiting
from rabfang.reports.facts.rebuilding import follow_calendar, rebuild
from rabfang.reports.models import CaseFact, Count, Spread, TimeFact

pytestmark = pytest.mark.django_db
Stand = Callable[[datetime], None]


def everything() -> list[set[tuple[Any, ...]]]:
    """All that is counted, without what is counted none and without keys of rows."""
    said = []
    for table in (CaseFact, TimeFact, Count, Spread):
        names = [field.attname for field in table._meta.concrete_fields if field.attname != "id"]
        rows = table._default_manager.values_list(*names)
        said.append({tuple(map(str, row)) for row in rows if row[-1] != 0 or table in (CaseFact, TimeFact)})
    return said


@pytest.fixture
def folded_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """After every third event what is marked is folded, as a worker beside the officers would."""
    seen = []

    def follow(case: Case, _event: object) -> None:
        seen.append(case.pk)
        if len(seen) % 3 == 0:
            fold(case.agency_id)

    monkeypatch.setattr(hooks, "_listeners", [*hooks._listeners, follow])
    monkeypatch.setattr(hooks, "_in_confidence", [*hooks._in_confidence, follow])


@pytest.mark.usefixtures("folded_each_time")
def test_facts_kept_up_event_by_event_equal_facts_made_anew(offices: dict[str, Agency], clock: Stand) -> None:
    fill_register(offices, clock)
    fold_waiting(now())
    follow_calendar(now())
    fold_waiting(now())
    kept_up = everything()
    assert all(kept_up)
    Count.objects.filter(measure="received").update(number=7)
    assert rebuild(now()) == Case.objects.count()
    assert everything() == kept_up


def test_what_is_counted_of_one_case(offices: dict[str, Agency], clock: Stand) -> None:
    """Received on Monday 23 November, paused from Tuesday until Friday, closed on the Monday after."""
    town = offices["hat-kham"]
    start = now()
    case = lead(submitted(town).case, "service-quality", until="report", category="street-light")
    clock(start + timedelta(days=1))
    act(case, "pause", until=date(2026, 11, 27))
    clock(start + timedelta(days=4))
    act(case, "resume")
    clock(start + timedelta(days=7))
    lead(case, "service-quality", until="close")
    act(case, "close", outcome="solved")
    fold_waiting(now())
    fact = CaseFact.objects.get(case=case)
    assert (fact.received_on, fact.closed_on) == (date(2026, 11, 23), date(2026, 11, 30))
    assert (fact.gross, fact.net, fact.in_time) == (5, 2, True)
    steps = {row.key: (row.gross, row.net, row.late) for row in TimeFact.objects.filter(case=case)}
    assert steps["intake.record"] == (0, 0, False)
    assert steps["completion"] == (5, 2, False)
    month = {"agency_id": town.pk, "grain": "month", "day": date(2026, 11, 1)}
    for measure in ("received", "closed", "kept"):
        assert Count.objects.get(**month, measure=measure, dimension="category").value == "street-light", measure
    assert set(Spread.objects.filter(key="close", dimension="kind").values_list("is_net", "days", "number")) == {
        (False, 5, 1),
        (True, 2, 1),
    }
    act(case, "reopen")
    fold_waiting(now())
    assert Count.objects.get(**month, measure="closed", dimension="all").number == 0
    act(case, "void")
    fold_waiting(now())
    assert not CaseFact.objects.filter(case=case).exists()
    assert not Count.objects.exclude(number=0).exists()


def test_a_holiday_announced_late_changes_what_it_took(offices: dict[str, Agency], clock: Stand, officer: Any) -> None:
    """Cases closed before the day are not even read again."""
    town = offices["hat-kham"]
    early = lead(submitted(town).case, "service-quality", until="close")
    act(early, "close")
    late = lead(submitted(town).case, "service-quality", until="close")
    clock(now() + timedelta(days=4))
    act(late, "close")
    follow_calendar(now())
    fold_waiting(now())
    assert [CaseFact.objects.get(case=case).gross for case in (early, late)] == [0, 4]
    day = DayFacts(date(2026, 11, 25), "วันหยุดพิเศษ", "ประกาศจังหวัด")
    add_holiday(town, day, by=officer("administrator@hat-kham.example"), at=now())
    assert follow_calendar(now()) == 1
    fold_waiting(now())
    assert [CaseFact.objects.get(case=case).gross for case in (early, late)] == [0, 3]
    assert follow_calendar(now()) == 0


def test_folding_asks_as_many_questions_for_many_cases_as_for_few(offices: dict[str, Agency]) -> None:
    town = offices["hat-kham"]
    asked = []
    for many in (1, 12):
        for _ in range(many):
            submitted(town)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            fold(town.pk)
        asked.append(len(queries))
    assert asked[1] <= asked[0] + 1, asked
