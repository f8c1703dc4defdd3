"""Tables of how an office stands now: what is late with whom, what is unusual, what waits where, what comes in."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from rabfang.core.clock import local_date
from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Cell, Row, Shows, Table, Where
from rabfang.reports.contents.scope import TOTAL, Scope, columns, named, rows_with_total
from rabfang.reports.contents.states import OF
from rabfang.reports.facts.adding import KEY
from rabfang.reports.figures.behind import OPEN, PAST
from rabfang.reports.figures.moment import STEP, waiting_at
from rabfang.reports.figures.numbers import RECEIVED, by_day
from rabfang.reports.figures.titles import titles
from rabfang.reports.figures.unusual import LATELY, LOOKED_AT, Rise, Weeks

NUMBER = Words(th="จำนวน", en="Number")


def late_by_owner(scope: Scope, late: Counter[str]) -> Table:
    """What is late at this moment (`figures.moment.late_now`), by who has it; the most first."""
    names = titles(scope.offices, "owner", late)
    place = {value: order for order, value in enumerate(names.ordered(late))}
    values = sorted(late, key=lambda value: (-late[value], place[value]))
    rows = [Row(cells=(named(names[value]), _now(scope, late[value], PAST, ("owner", value)))) for value in values]
    total = Row(cells=(named(TOTAL), _now(scope, sum(late.values()), PAST)), is_total=True)
    return Table(
        key="late-now",
        title=Words(th="เกินกำหนดขณะนี้ แยกตามหน่วยที่รับผิดชอบ", en="Late now, by who has it"),
        columns=columns(OF["owner"], NUMBER),
        rows=rows_with_total(rows, total),
        empty=Words(th="ไม่มีเรื่องเกินกำหนด", en="Nothing is late"),
    )


def unusual(scope: Scope, weeks: Weeks, rises: Collection[Rise]) -> Table:
    """Each value that came far more often in the last four weeks than in the twelve before."""
    rows = []
    names = {by: titles(scope.offices, by, {rise.value for rise in rises if rise.dimension == by}) for by in LOOKED_AT}
    lately = scope.over(weeks.first, weeks.last)
    for rise in rises:
        cells = (
            named(names[rise.dimension][rise.value]),
            Cell(text=OF[rise.dimension]),
            lately.number(rise.number, RECEIVED, (rise.dimension, rise.value)),
            Cell(value=round(rise.usual, 1)),
        )
        rows.append(Row(cells=cells))
    return Table(
        key="unusual",
        title=Words(th="มากกว่าปกติอย่างชัดเจน", en="Far more than usual"),
        columns=columns(
            Words(th="เรื่อง", en="What"),
            (Words(th="จำแนกตาม", en="By"), Shows.TEXT),
            Words(th=f"ใน {LATELY} สัปดาห์", en=f"In {LATELY} weeks"),
            Words(th="ปกติ", en="Usually"),
        ),
        rows=tuple(rows),
        empty=Words(th="ไม่มีอะไรผิดไปจากปกติ", en="Nothing is unusual"),
    )


def waiting_steps(scope: Scope) -> Table:
    """How many cases in progress wait at each step."""
    found = waiting_at(scope.ids, scope.as_of)
    names = titles(scope.offices, KEY)
    rows = [
        Row(cells=(named(names[step]), _now(scope, found[step], OPEN, (STEP, step)))) for step in names.ordered(found)
    ]
    total = Row(cells=(named(TOTAL), _now(scope, sum(found.values()), OPEN)), is_total=True)
    return Table(
        key="waiting",
        title=Words(th="คงค้างอยู่ที่ขั้นตอนใด", en="In progress, by step"),
        columns=columns(Words(th="ขั้นตอน", en="Step"), NUMBER),
        rows=rows_with_total(rows, total),
        empty=Words(th="ไม่มีเรื่องค้าง", en="Nothing is in progress"),
    )


def received_by_channel(scope: Scope) -> Table:
    """What came today, this week and this month, by channel; one query for the numbers."""
    today = local_date(scope.as_of)
    spans = [scope.over(first, today) for first in (today, monday_of(today), today.replace(day=1))]
    found = by_day(scope.ids, RECEIVED, min(span.first for span in spans), today, "channel")
    names = titles(scope.offices, "channel")
    rows = []
    for value in names.ordered(value for _day, value in found):
        rows.append(Row(cells=(named(names[value]), *_over(spans, found, [value], ("channel", value)))))
    values = {value for _day, value in found}
    total = Row(cells=(named(TOTAL), *_over(spans, found, values, ("all", ""))), is_total=True)
    return Table(
        key="received-by-channel",
        title=Words(th="รับใหม่ แยกตามช่องทาง", en="Received, by channel"),
        columns=columns(
            OF["channel"],
            Words(th="วันนี้", en="Today"),
            Words(th="สัปดาห์นี้", en="This week"),
            Words(th="เดือนนี้", en="This month"),
        ),
        rows=rows_with_total(rows, total),
        empty=Words(th="ยังไม่มีเรื่องเข้าในเดือนนี้", en="Nothing came this month"),
    )


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def _over(
    spans: Iterable[Scope], found: dict[tuple[date, str], int], values: Iterable[str], side: tuple[str, str]
) -> list[Cell]:
    wanted = set(values)
    return [
        span.number(
            sum(number for (day, value), number in found.items() if day >= span.first and value in wanted),
            RECEIVED,
            side,
        )
        for span in spans
    ]


def _now(scope: Scope, number: int, measure: str, *sides: tuple[str, str]) -> Cell:
    today = local_date(scope.as_of)
    where = Where(measure=measure, first=today, last=today, sides=sides)
    return Cell(value=number, behind=where if number else None)
