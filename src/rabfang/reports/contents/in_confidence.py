"""Tables of the confidential desk: only of the cases that are open to who reads them, which the desk's page hands over.

By the fiscal year in which they were received; of a case that was joined to another, the other counts.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Count, QuerySet

from rabfang.agencies.models import Agency
from rabfang.core.clock import local_date
from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Cell, Row, Shows, Table
from rabfang.reports.contents.scope import TOTAL, columns, named, percent, rows_with_total
from rabfang.reports.contents.states import DONE, IN, JOINED, LATE, LEFT
from rabfang.reports.facts.adding import KEY
from rabfang.reports.figures.became import OPEN, Became, became, took
from rabfang.reports.figures.lengths import Length
from rabfang.reports.figures.titles import titles
from rabfang.reports.models import CaseFact
from rabfang.thai.dates import fiscal_year

YEARS = 3
STATES = (IN, JOINED, DONE, LEFT, LATE)
NOTHING = Words(th="ไม่มีเรื่องที่เปิดให้ท่านในสามปีนี้", en="No case of these three years is open to you")


def tables(desk: Agency, facts: QuerySet[CaseFact], at: datetime) -> Sequence[Table]:
    """What became of the cases of three fiscal years, by year and by route, and where those in progress wait.

    Three queries, and those of the titles.
    """
    newest = fiscal_year(local_date(at))
    years = range(newest - YEARS + 1, newest + 1)
    found = became(facts, years, at)
    return by_year(facts, found, years), by_route(desk, found), waiting(desk, facts)


def by_year(facts: QuerySet[CaseFact], found: Mapping[tuple[int, str], Became], years: range) -> Table:
    """A line a year, the newest first, with how long it took."""
    lengths = took(facts, years)
    rows = []
    for year in reversed(years):
        one = sum((state for (of, _kind), state in found.items() if of == year), Became())
        length = lengths.get(year)
        shares = (percent(one.kept, one.kept + one.missed), *(Cell(value=v) for v in _days(length)))
        rows.append(Row(cells=(named(Words(th=f"ปี {year}", en=f"Year {year}")), *_states(one), *shares)))
    return Table(
        key="confidential-by-year",
        title=Words(th="ตามปีงบประมาณที่รับเรื่อง", en="By the fiscal year of receipt"),
        columns=columns(
            Words(th="ปีงบประมาณ", en="Fiscal year"),
            *STATES,
            (Words(th="ในมาตรฐาน (ร้อยละ)", en="Within standard, %"), Shows.PERCENT),
            (Words(th="มัธยฐาน (วันทำการ)", en="Median, working days"), Shows.DAYS),
            (Words(th="ร้อยละ 90 ไม่เกิน", en="Nine in ten within"), Shows.DAYS),
        ),
        rows=tuple(rows) if found else (),
        empty=NOTHING,
    )


def by_route(desk: Agency, found: Mapping[tuple[int, str], Became]) -> Table:
    """A line for each route (kind) of the desk's procedure that has cases, of all three years."""
    kinds = {kind for _year, kind in found}
    names = titles([desk], "kind", kinds)
    of = {kind: sum((state for (_year, one), state in found.items() if one == kind), Became()) for kind in kinds}
    rows = [Row(cells=(named(names[kind]), *_states(of[kind]))) for kind in names.ordered(kinds)]
    total = Row(cells=(named(TOTAL), *_states(sum(found.values(), Became()))), is_total=True)
    return Table(
        key="confidential-by-route",
        title=Words(th="ตามเส้นทางดำเนินการ", en="By route"),
        columns=columns(Words(th="เส้นทาง", en="Route"), *STATES),
        rows=rows_with_total(rows, total),
        empty=NOTHING,
    )


def waiting(desk: Agency, facts: QuerySet[CaseFact]) -> Table:
    """How many of those in progress wait at each step."""
    said = facts.filter(OPEN).order_by().values_list("step").annotate(number=Count("pk"))
    found = dict(said)
    names = titles([desk], KEY, found)
    rows = [Row(cells=(named(names[step]), Cell(value=found[step]))) for step in names.ordered(found)]
    total = Row(cells=(named(TOTAL), Cell(value=sum(found.values()))), is_total=True)
    return Table(
        key="confidential-waiting",
        title=Words(th="คงค้างอยู่ที่ขั้นตอนใด", en="In progress, by step"),
        columns=columns(Words(th="ขั้นตอน", en="Step"), Words(th="จำนวน", en="Number")),
        rows=rows_with_total(rows, total),
        empty=Words(th="ไม่มีเรื่องค้าง", en="Nothing is in progress"),
    )


def _states(one: Became) -> tuple[Cell, ...]:
    return tuple(Cell(value=number) for number in (one.received, one.merged, one.closed, one.left, one.late))


def _days(length: Length | None) -> tuple[float | None, float | None]:
    return (length.median, length.p90) if length else (None, None)
