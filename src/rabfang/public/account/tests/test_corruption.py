"""The corruption statistics: none is said, small is hidden, and no figure moves before a half-year is over."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from lxml import html

from rabfang.agencies.models import Agency
from rabfang.cases.actors import Actor
from rabfang.cases.models import Case
from rabfang.cases.perform import perform
from rabfang.cases.report import Report, report
from rabfang.cases.tests.walking import facts_for, lead, somebody, walk
from rabfang.core.clock import BANGKOK, now
from rabfang.procedures.queries import version_of
from rabfang.public.account.tests.test_account import get, rows_of
from rabfang.reports.facts.folding import fold_waiting
from rabfang.vault.queries import desk_of

pytestmark = pytest.mark.django_db
Stand = Callable[[datetime], None]
SCHOOL = "school-integrity"
ADDRESS = f"/{SCHOOL}/statistics/corruption"


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, 0, tzinfo=BANGKOK)


def told() -> list[list[str]]:
    """The cells of the rows about the confidential desk."""
    page = Client().get(f"{ADDRESS}?language=th").content.decode().split("เรื่องทุจริตและประพฤติมิชอบในทะเบียนทั่วไป")[0]
    rows = html.fromstring(page).xpath("//tr[th[@scope='row']]")
    return [[cell.text_content() for cell in row.xpath("th | td")] for row in rows]


def test_two_years_of_a_confidential_desk(offices: dict[str, Agency], clock: Stand) -> None:
    desk = desk_of(offices[SCHOOL])
    assert desk
    seen = []
    for number, day in enumerate([at(2027, 1, 11)] * 3 + [at(2027, 5, 3)] * 2):
        clock(day)
        report(desk, "website", Report({"detail": "เรียกเงิน"}), by=Actor.citizen(), at=now(), submission=f"{number:040}")
        fold_waiting(now())
        seen.append(get(f"{ADDRESS}?language=th"))
    assert "ยังไม่มีรอบหกเดือนที่สิ้นสุด" in seen[0]
    assert seen[0] == seen[2], "what was reported this half-year moves nothing"
    first = "23 พฤศจิกายน 2569"  # the desk's first half-year is told whole
    clock(at(2027, 4, 1))
    half = ["1 ตุลาคม 2569 ถึง 31 มีนาคม 2570", "3", "0", "3"]
    assert first not in str(told())
    assert told() == [half]
    clock(at(2027, 10, 1))
    small = ["1 เมษายน 2570 ถึง 30 กันยายน 2570", "น้อยกว่า 3", "ไม่แสดง", "ไม่แสดง"]
    assert told() == [half, small, ["ปีงบประมาณ 2570", "4 ถึง 5", "ไม่แสดง", "ไม่แสดง"]]
    clock(at(2028, 10, 2))
    none = ["ไม่มีเรื่องร้องเรียน", "-", "-"]
    assert [row[1:] for row in told()[3:]] == [none, none, none]
    assert "Fewer than 3" in get(f"{ADDRESS}?language=en")
    row = next(
        row
        for row in rows_of("corruption", SCHOOL)
        if row["last_day"] == "2027-09-30" and row["book"] == "confidential"
    )
    assert (row["received_least"], row["received_most"], row["done"], row["hidden"]) == (1, 2, None, True)


def closed(case: Case) -> None:
    waiting = lead(case, case.kind, until="close")
    procedure = version_of(waiting.procedure_id)[1]
    perform(waiting, "close", by=somebody(waiting, "close", procedure), **facts_for(waiting, "close", procedure))


def test_what_is_finished_is_told_of_all_years_of_a_kind_or_of_none(offices: dict[str, Agency], clock: Stand) -> None:
    """Four of one year, closed in the next with one of that year: all that was closed less those four is the one."""
    school = offices[SCHOOL]
    before = [walk(school, "conduct", until="report") for _ in range(4)]
    clock(at(2027, 10, 4))
    after = [walk(school, "conduct", until="report") for _ in range(4)]
    for case in (*before, after[0]):
        closed(case)
    fold_waiting(now())
    clock(at(2027, 11, 1))

    def said() -> list[tuple[int | None, ...]]:
        rows = [row for row in rows_of("corruption", SCHOOL) if row["kind"] == "conduct"]
        return [(row["received_most"], row["done"], row["in_progress"]) for row in rows]

    assert said() == [(4, None, None), (4, None, None)]
    clock(at(2027, 10, 5))
    second, third, last = after[1:]
    perform(last, "merge", by=somebody(last, "merge", version_of(last.procedure_id)[1]), into=third.pk, reason="ซ้ำ")
    for case in (second, third):
        closed(case)
    fold_waiting(now())
    clock(at(2027, 11, 1))
    assert said() == [(4, 4, 0), (4, 4, 0)], "one that was joined to another is finished"


def test_kinds_of_the_ordinary_register_and_an_office_without_either(offices: dict[str, Agency], clock: Stand) -> None:
    for _ in range(4):
        walk(offices[SCHOOL], "conduct", until="report")
    for _ in range(3):
        walk(offices[SCHOOL], "information", until="answer")
    fold_waiting(now())
    clock(at(2026, 12, 1))
    page = get(f"{ADDRESS}?language=th")
    assert "การประพฤติของเจ้าหน้าที่" in page
    assert "คุณภาพการให้บริการ" not in page
    row = next(row for row in rows_of("corruption", SCHOOL) if row["kind"] == "conduct")
    assert (row["received_least"], row["done"], row["in_progress"], row["hidden"]) == (4, 0, 4, False)
    elsewhere = get("/saraburi-treasury/statistics/corruption")
    assert "ไม่มีสถิติ" in elsewhere
    assert "ป.ป.ช." in elsewhere
