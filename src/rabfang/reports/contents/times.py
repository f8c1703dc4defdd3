"""How long each step took, and how many were within their time standard."""

from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Cell, Row, Shows, Table
from rabfang.reports.contents.scope import TOTAL, Scope, columns, named, percent, rows_with_total
from rabfang.reports.facts.adding import KEY
from rabfang.reports.facts.making import STEP
from rabfang.reports.figures.lengths import Length, of_cases, of_times
from rabfang.reports.figures.numbers import late_at, numbers
from rabfang.reports.figures.titles import Titles, titles

TIMES = Words(th="จำนวนครั้ง", en="Times done")
MEDIAN_NET = Words(th="มัธยฐาน (สุทธิ)", en="Median, net")
P90_NET = Words(th="ร้อยละ 90 ไม่เกิน (สุทธิ)", en="90% within, net")
MEDIAN_GROSS = Words(th="มัธยฐาน (รวมเวลาพัก)", en="Median, gross")
P90_GROSS = Words(th="ร้อยละ 90 ไม่เกิน (รวมเวลาพัก)", en="90% within, gross")
IN_TIME = Words(th="ภายในกำหนด", en="Within time")
TOO_LATE = Words(th="เกินกำหนด", en="Late")
STILL_LATE = Words(th="ยังไม่แล้วเสร็จและเกินกำหนด", en="Not done yet and late")
SHARE = Words(th="ร้อยละภายในกำหนด", en="Percent within time")
UNITS = Words(
    th="นับเป็นวันทำการจากวันที่รับเรื่อง ไม่นับวันที่รับ; สุทธิ คือไม่นับวันที่พักเวลา",
    en="Working days from receipt, the day of receipt not counted; net leaves out days on which the matter stood still",
)


def steps(scope: Scope) -> Table:
    """Each step of the procedure: how often it was done, how long after receipt, and how many in time."""
    net, gross = (of_times(scope.ids, scope.first, scope.last, is_net=is_net) for is_net in (True, False))
    kept = numbers(scope.ids, ("kept", "missed"), scope.first, scope.last, KEY)
    names = titles(scope.offices, KEY)
    rows = []
    for key in names.ordered(key for key in net if STEP in key):
        in_time, late = kept["kept", key], kept["missed", key]
        cells = (named(names[key]), Cell(value=net[key].number), *_days(net[key]), *_days(gross[key]))
        rows.append(Row(cells=(*cells, percent(in_time, in_time + late))))
    days = (MEDIAN_NET, P90_NET, MEDIAN_GROSS, P90_GROSS)
    return Table(
        key="steps",
        title=Words(th="ระยะเวลาของแต่ละขั้นตอน", en="How long until each step"),
        columns=columns(
            Words(th="ขั้นตอน", en="Step"), TIMES, *((title, Shows.DAYS) for title in days), (SHARE, Shows.PERCENT)
        ),
        rows=tuple(rows),
        note=UNITS,
        empty=Words(th="ไม่มีขั้นตอนที่แล้วเสร็จในช่วงนี้", en="No step was done in this time"),
    )


def standards(scope: Scope) -> Table:
    """Each time standard: kept, missed, and what is past it and not done."""
    found = numbers(scope.ids, ("kept", "missed"), scope.first, scope.last, KEY)
    late = late_at(scope.ids, scope.last, KEY, today=scope.today)
    names = titles(scope.offices, KEY)
    keys = {key for _measure, key in found if STEP not in key} | set(late)
    rows = [
        _standard(scope, names, key, found["kept", key], found["missed", key], late[key]) for key in names.ordered(keys)
    ]
    return Table(
        key="standards",
        title=Words(th="ผลตามมาตรฐานเวลา", en="Against each time standard"),
        columns=columns(Words(th="มาตรฐาน", en="Standard"), IN_TIME, TOO_LATE, (SHARE, Shows.PERCENT), STILL_LATE),
        rows=tuple(rows),
        empty=Words(th="ไม่มีเรื่องที่ครบมาตรฐานเวลาในช่วงนี้", en="No time standard ended in this time"),
    )


def lengths_by(scope: Scope, by: str, title: Words, of: Words) -> Table:
    """From receipt to closing, by each value of one dimension, and of all."""
    net, gross = (of_cases(scope.ids, scope.first, scope.last, is_net=is_net, by=by) for is_net in (True, False))
    names = titles(scope.offices, by, net)
    rows = [_length(names[value], net[value], gross[value]) for value in names.ordered(net)]
    whole = [of_cases(scope.ids, scope.first, scope.last, is_net=is_net).get("") for is_net in (True, False)]
    total = _length(TOTAL, whole[0], whole[1], is_total=True) if whole[0] and whole[1] else None
    days = (MEDIAN_NET, P90_NET, MEDIAN_GROSS, P90_GROSS)
    return Table(
        key=f"lengths-by-{by}",
        title=title,
        columns=columns(of, Words(th="ยุติ", en="Closed"), *((column, Shows.DAYS) for column in days)),
        rows=rows_with_total(rows, total),
        note=UNITS,
        empty=Words(th="ไม่มีเรื่องที่ยุติในช่วงนี้", en="No case was closed in this time"),
    )


def _standard(scope: Scope, names: Titles, key: str, kept: int, missed: int, late: int) -> Row:
    cells = (
        named(names[key]),
        scope.number(kept, "kept", key=key),
        scope.number(missed, "missed", key=key),
        percent(kept, kept + missed),
        scope.number(late, "late", key=key),
    )
    return Row(cells=cells)


def _length(title: Words, net: Length, gross: Length, *, is_total: bool = False) -> Row:
    return Row(cells=(named(title), Cell(value=net.number), *_days(net), *_days(gross)), is_total=is_total)


def _days(length: Length) -> tuple[Cell, Cell]:
    return Cell(value=length.median), Cell(value=length.p90)
