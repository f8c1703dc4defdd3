"""What may be one matter is found by person, place and words, each with its reason; copies cost no more than a few."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rabfang.agencies.models import Agency, Officer
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.tests.walking import submitted
from rabfang.core.clock import now
from rabfang.search.actions import forget_apart, forget_old_traces, keep_apart, rebuild
from rabfang.search.index import KEPT
from rabfang.search.models import Trace
from rabfang.search.similar import PER_TRACE, PERIOD, SHOWN, similar_to
from rabfang.search.traces import Matter, alike, metres

pytestmark = pytest.mark.django_db
Stand = Callable[[datetime], None]
TEMPLE: dict[str, Any] = {"latitude": Decimal("16.820000"), "longitude": Decimal("100.260000")}


@pytest.fixture
def agency(offices: dict[str, Agency]) -> Agency:
    return offices["hat-kham"]


def came(agency: Agency, subject: str, **said: Any) -> Case:
    """A case of somebody of whom nothing is known but what is said."""
    return submitted(agency, **({"name": "", "email": "", "subject": subject} | said)).case


def found(case: Case) -> list[tuple[str, list[str]]]:
    stored = Case.objects.select_related("agency", "complainant").get(pk=case.pk)
    rows = similar_to(stored, Case.objects.filter(agency=case.agency_id))
    return [(one.case.subject, [f"{row.kind} {row.number}" for row in one.reasons]) for one in rows]


def test_each_way_of_being_the_same_has_its_reason(agency: Agency) -> None:
    came(agency, "ขอถังขยะเพิ่ม", telephone="0810000001")
    came(agency, "น้ำไม่ไหล", email="Somchai@people.example")
    came(agency, "เสียงดังกลางคืน", **TEMPLE)
    came(agency, "ต้นไม้ล้ม", place="หน้าวัดหาดขาม  หมู่ 3", subdistrict="770207")
    came(agency, "ไฟถนนหน้าโรงเรียนบ้านหาดขามดับ")
    came(agency, "ขอสำเนาข้อบัญญัติ")
    near = {"latitude": Decimal("16.820600"), "longitude": Decimal("100.260300")}
    new = came(
        agency,
        "ไฟถนนหน้าโรงเรียนบ้านหาดขามไม่ติด",
        telephone="081-000-0001",
        email="somchai@people.example",
        place="หน้าวัดหาดขาม หมู่ ๓",
        subdistrict="770207",
        **near,
    )
    said = dict(found(new))
    assert set(said) == {"ขอถังขยะเพิ่ม", "น้ำไม่ไหล", "เสียงดังกลางคืน", "ต้นไม้ล้ม", "ไฟถนนหน้าโรงเรียนบ้านหาดขามดับ"}
    assert said["น้ำไม่ไหล"] == ["email 0"]
    assert said["เสียงดังกลางคืน"] == ["near 74"]
    assert said["ต้นไม้ล้ม"] == ["place 0"]
    assert said["ไฟถนนหน้าโรงเรียนบ้านหาดขามดับ"][0].startswith("words ")


def test_more_reasons_come_first_and_what_only_looks_near_does_not_come(agency: Agency) -> None:
    came(agency, "ไฟดับหน้าวัด", telephone="0810000001")
    came(agency, "ไฟดับหน้าวัดหาดขาม", telephone="0810000001")
    came(agency, "ท่อแตก", latitude=Decimal("16.823000"), longitude=Decimal("100.260000"))  # 330 metres away
    came(agency, "ถนนพัง", place="หมู่ 4", subdistrict="770207")
    new = came(agency, "ไฟดับหน้าวัดหาดขาม", telephone="0810000001", place="หมู่ 4", subdistrict="770207", **TEMPLE)
    assert [subject for subject, _why in found(new)] == ["ไฟดับหน้าวัดหาดขาม", "ไฟดับหน้าวัด"]


def test_only_of_the_same_office_in_sight_and_of_the_last_month(
    agency: Agency, offices: dict[str, Agency], clock: Stand
) -> None:
    old = came(agency, "ไฟดับหน้าวัด", telephone="0810000001")
    submitted(offices["saraburi-treasury"], subject="ไฟดับหน้าวัด", telephone="0810000001")
    clock(MONDAY + PERIOD)
    new = came(agency, "ไฟดับหน้าวัด", telephone="0810000001")
    assert [subject for subject, _why in found(new)] == ["ไฟดับหน้าวัด"]
    stored = Case.objects.select_related("agency", "complainant").get(pk=new.pk)
    assert similar_to(stored, Case.objects.exclude(pk=old.pk)) == []
    clock(MONDAY + PERIOD + timedelta(days=1))
    later = came(agency, "ไฟดับหน้าวัด")
    assert [one.case.pk for one in similar_to(_read(later), Case.objects.all())] == [new.pk]


def _read(case: Case) -> Case:
    return Case.objects.select_related("agency", "complainant").get(pk=case.pk)


def test_for_a_case_that_was_joined_stands_the_one_it_follows(agency: Agency, actor: Callable[[str], Actor]) -> None:
    first = came(agency, "ไฟดับหน้าวัดหาดขาม")
    second = came(agency, "ไฟหน้าวัดดับ", telephone="0810000002")
    perform(second, "merge", by=actor("centre@hat-kham.example"), into=first.pk, reason="ดวงเดียวกัน")
    new = came(agency, "โทรมาตามเรื่องเดิม", telephone="0810000002")
    assert found(new) == [("ไฟดับหน้าวัดหาดขาม", ["telephone 0"])]
    assert found(first) == []  # nothing but its own voices


def test_what_was_kept_apart_is_not_shown_again_until_that_is_taken_back(
    agency: Agency, officer: Callable[[str], Officer]
) -> None:
    old, new = came(agency, "ไฟดับ", telephone="0810000001"), came(agency, "ขยะล้น", telephone="0810000001")
    by = officer("centre@hat-kham.example").pk
    for _ in range(2):
        keep_apart(new, old, by=by, at=now())
    assert found(new) == found(old) == []
    forget_apart(old, new)
    assert [subject for subject, _why in found(new)] == ["ไฟดับ"]


def test_ten_thousand_copies_are_read_as_ten(agency: Agency) -> None:
    copies = [came(agency, "ไฟดับหน้าวัด", telephone="0810000001", **TEMPLE) for _ in range(30)]
    with CaptureQueriesContext(connection) as captured:
        rows = similar_to(_read(copies[-1]), Case.objects.filter(agency=agency))
    assert [one.case.pk for one in rows] == [case.pk for case in reversed(copies[-1 - SHOWN : -1])]
    asked = [one["sql"] for one in captured if "search_trace" in one["sql"]]
    assert len(asked) == 1
    assert f"LIMIT {PER_TRACE}" in asked[0]
    assert len(captured) <= 4


def test_traces_hold_no_words_and_are_forgotten(agency: Agency) -> None:
    case = came(agency, "ไฟดับหน้าวัด", telephone="0810000001")
    kept = set(Trace.objects.filter(case=case).values_list("trace", flat=True))
    assert len(kept) == 9
    rebuild()
    assert set(Trace.objects.filter(case=case).values_list("trace", flat=True)) == kept
    assert forget_old_traces(MONDAY + KEPT) == 0
    assert forget_old_traces(MONDAY + KEPT + timedelta(days=1)) == 9


@pytest.mark.parametrize("subject", ["ก", "  ", "🙂", "a\x00b", "ๆ" * 200])
def test_odd_words_do_no_harm(agency: Agency, subject: str) -> None:
    assert alike(subject, subject) in (0, 100)
    assert metres(Matter(), Matter(**TEMPLE)) is None
    came(agency, "ไฟดับ")
    assert found(came(agency, subject if subject.strip() and "\x00" not in subject else "ก")) == []
