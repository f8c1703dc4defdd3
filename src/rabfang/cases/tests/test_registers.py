"""The register's years and numbers: each book begins at 1 on its first day, and no number is lost or given twice."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case, Event, RegisterBook
from rabfang.cases.perform import perform
from rabfang.cases.receive import receive
from rabfang.cases.registers import next_number, register_year
from rabfang.cases.tests.walking import submitted
from rabfang.cases.verify import faults
from rabfang.core.clock import BANGKOK
from rabfang.core.errors import Conflict, Invalid, NotAllowed, Refused

pytestmark = pytest.mark.django_db
Stand = Callable[[datetime], None]
SECOND = timedelta(seconds=1)
NEW_FISCAL_YEAR = datetime(2027, 10, 1, tzinfo=BANGKOK)
NEW_YEAR = datetime(2028, 1, 1, tzinfo=BANGKOK)
FACTS: dict[str, Any] = {"subject": "ไฟฟ้าสาธารณะดับ", "detail": "หน้าบ้านมืดมาก"}


@pytest.fixture
def town(offices: dict[str, Agency]) -> Agency:
    """Hat Kham, whose book follows the fiscal year."""
    return offices["hat-kham"]


@pytest.fixture
def treasury(offices: dict[str, Agency]) -> Agency:
    """Saraburi, made to follow the calendar year here."""
    agency = offices["saraburi-treasury"]
    agency.register_year = "calendar"
    agency.save()
    return agency


@pytest.fixture
def centre(actor: Callable[[str], Actor]) -> Actor:
    return actor("centre@hat-kham.example")


def taken(agency: Agency) -> tuple[int, int]:
    """The year and number that the next case gets."""
    case = submitted(agency).case
    return case.year, case.number


# --- The year ---


@pytest.mark.parametrize(
    ("kind", "day", "year"),
    [
        ("fiscal", date(2027, 9, 30), 2570),
        ("fiscal", date(2027, 10, 1), 2571),
        ("fiscal", date(2027, 12, 31), 2571),
        ("fiscal", date(2028, 1, 1), 2571),
        ("calendar", date(2027, 9, 30), 2570),
        ("calendar", date(2027, 10, 1), 2570),
        ("calendar", date(2027, 12, 31), 2570),
        ("calendar", date(2028, 1, 1), 2571),
        ("calendar", date(2028, 2, 29), 2571),
    ],
)
def test_the_year_of_a_day_is_of_the_buddhist_era(kind: str, day: date, year: int) -> None:
    assert register_year(Agency(register_year=kind), day) == year


def test_a_fiscal_book_begins_at_one_on_the_first_of_october(town: Agency, clock: Stand) -> None:
    clock(NEW_FISCAL_YEAR - 2 * SECOND)
    assert taken(town) == (2570, 1)
    clock(NEW_FISCAL_YEAR - SECOND)  # 30 September, 23:59:59
    assert taken(town) == (2570, 2)
    clock(NEW_FISCAL_YEAR)
    assert [taken(town), taken(town)] == [(2571, 1), (2571, 2)]
    clock(NEW_YEAR - SECOND)
    assert taken(town) == (2571, 3)
    clock(NEW_YEAR)
    assert taken(town) == (2571, 4)
    assert not list(faults())


def test_a_calendar_book_begins_at_one_on_the_first_of_january(treasury: Agency, clock: Stand) -> None:
    clock(NEW_FISCAL_YEAR - SECOND)
    assert taken(treasury) == (2570, 1)
    clock(NEW_FISCAL_YEAR)
    assert taken(treasury) == (2570, 2)
    clock(NEW_YEAR - SECOND)  # 31 December, 23:59:59
    assert taken(treasury) == (2570, 3)
    clock(NEW_YEAR)
    assert [taken(treasury), taken(treasury)] == [(2571, 1), (2571, 2)]
    assert not list(faults())


@pytest.mark.parametrize("last_second", [NEW_FISCAL_YEAR - SECOND, NEW_FISCAL_YEAR - SECOND / 1_000_000])
def test_midnight_is_that_of_bangkok_whatever_zone_the_moment_is_told_in(town: Agency, last_second: datetime) -> None:
    citizen = Actor.citizen()
    for at, year in ((last_second, 2570), (NEW_FISCAL_YEAR, 2571)):
        case = receive(town, "website", by=citizen, at=at.astimezone(UTC), **FACTS).case
        assert (case.year, case.number) == (year, 1)


def test_what_came_last_year_and_is_entered_this_year_stands_in_this_years_book(
    town: Agency, centre: Actor, clock: Stand
) -> None:
    clock(NEW_FISCAL_YEAR + timedelta(hours=9))
    yesterday = NEW_FISCAL_YEAR - timedelta(hours=9)
    case = receive(town, "telephone", by=centre, received_at=yesterday, **FACTS).case
    assert (case.year, case.number, case.received_at) == (2571, 1, yesterday)


def test_each_office_has_its_own_book(town: Agency, treasury: Agency) -> None:
    assert [taken(town), taken(treasury), taken(town)] == [(2570, 1), (2569, 1), (2570, 2)]
    books = RegisterBook.objects.values_list("agency__slug", "year", "last_number")
    assert set(books) == {("hat-kham", 2570, 2), ("saraburi-treasury", 2569, 1)}


def test_the_book_of_an_earlier_year_goes_on_where_it_stood(town: Agency) -> None:
    """A clock set back to last year, and forward again: no number is given twice in either book."""
    citizen = Actor.citizen()
    moments = [NEW_FISCAL_YEAR - SECOND, NEW_FISCAL_YEAR, NEW_FISCAL_YEAR - SECOND, NEW_FISCAL_YEAR]
    cases = [receive(town, "website", by=citizen, at=at, **FACTS).case for at in moments]
    assert [case.number_text for case in cases] == ["1/2570", "1/2571", "2/2570", "2/2571"]
    assert not list(faults())


# --- A void number ---


def test_a_void_number_stays_with_its_reason_and_is_never_given_again(town: Agency, centre: Actor) -> None:
    case = submitted(town).case
    perform(case, "void", by=centre, reason="บันทึกซ้ำกับเรื่องก่อน")
    assert taken(town) == (2570, 2)
    void = Case.objects.get(agency=town, year=2570, number=1)
    assert (void.pk, void.status, void.outcome, void.closed_at) == (case.pk, "void", "", None)
    assert void.texts.get(field="reason").body == "บันทึกซ้ำกับเรื่องก่อน"
    assert void.events.latest("seq").action == "void"
    assert not list(faults())


@pytest.mark.parametrize("reason", ["", " ", "\u200b"])
def test_a_number_is_not_voided_without_a_reason(town: Agency, centre: Actor, reason: str) -> None:
    case = submitted(town).case
    with pytest.raises(Invalid) as refused:
        perform(case, "void", by=centre, reason=reason)
    assert refused.value.field == "reason"
    assert Case.objects.get(pk=case.pk).status == "open"


@pytest.mark.parametrize("verb", ["reopen", "record", "void", "withdraw"])
def test_a_void_number_comes_to_life_no_more(town: Agency, centre: Actor, verb: str) -> None:
    case = submitted(town).case
    perform(case, "void", by=centre, reason="บันทึกซ้ำ")
    with pytest.raises(Conflict) as refused:
        perform(case, verb, by=centre)
    assert refused.value.code == "not-now"
    assert Case.objects.get(pk=case.pk).status == "void"


# --- No gap ---


@pytest.mark.parametrize(
    ("channel", "wrong", "refusal"),
    [
        ("website", {"subject": " "}, Invalid),
        ("website", {"subdistrict": "999999"}, Invalid),
        ("website", {"latitude": "13.7"}, Invalid),
        ("no-such-channel", {}, Invalid),
        ("telephone", {}, NotAllowed),
    ],
)
def test_a_refused_case_takes_no_number(
    town: Agency, channel: str, wrong: dict[str, str], refusal: type[Refused]
) -> None:
    assert taken(town) == (2570, 1)
    with pytest.raises(refusal):
        receive(town, channel, by=Actor.citizen(), **(FACTS | wrong))
    assert taken(town) == (2570, 2)
    assert not list(faults())


def test_the_first_case_of_a_book_refused_leaves_no_book(town: Agency) -> None:
    with pytest.raises(NotAllowed):
        receive(town, "telephone", by=Actor.citizen(), **FACTS)
    assert not RegisterBook.objects.exists()


class Lost(Exception):
    """Something goes wrong while a case is being stored."""


def lose(*_: object, **__: object) -> None:
    raise Lost


@pytest.mark.parametrize("model", [Case, Event])
def test_a_case_that_fails_midway_gives_its_number_back(
    town: Agency, monkeypatch: pytest.MonkeyPatch, model: type[Case] | type[Event]
) -> None:
    assert taken(town) == (2570, 1)
    with monkeypatch.context() as broken:
        broken.setattr(model, "save", lose)
        with pytest.raises(Lost):
            submitted(town)
    assert RegisterBook.objects.get(agency=town).last_number == 1
    assert taken(town) == (2570, 2)
    assert not list(faults())


def test_cases_of_a_transaction_rolled_back_give_their_numbers_back(town: Agency) -> None:
    assert taken(town) == (2570, 1)
    with transaction.atomic():
        assert [taken(town), taken(town)] == [(2570, 2), (2570, 3)]
        transaction.set_rollback(True)
    assert Case.objects.count() == 1
    assert taken(town) == (2570, 2)
    assert not list(faults())


def test_a_form_sent_twice_takes_one_number(town: Agency) -> None:
    first, again = (submitted(town, submission="the same form").case for _ in range(2))
    assert first == again
    assert taken(town) == (2570, 2)
    assert not list(faults())


def test_numbers_are_taken_one_after_another(town: Agency) -> None:
    assert [next_number(town, 2599) for _ in range(5)] == [1, 2, 3, 4, 5]
