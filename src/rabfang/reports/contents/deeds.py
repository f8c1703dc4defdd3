"""Follow-ups sent and matters taken up again; and causes that come again and again, with what became of them."""

from rabfang.cases.models import Outcome
from rabfang.procedures.schema import Words
from rabfang.reports.blocks import Cell, Row, Shows, Table
from rabfang.reports.contents.scope import TOTAL, Scope, columns, named, percent, rows_with_total
from rabfang.reports.contents.states import OF
from rabfang.reports.facts.making import DEEDS
from rabfang.reports.figures.behind import OPEN
from rabfang.reports.figures.numbers import RECEIVED, crossed, numbers
from rabfang.reports.figures.titles import titles

DONE = {
    "expedite": Words(th="เร่งรัด", en="Expedited"),
    "remind": Words(th="เตือนก่อนครบกำหนด", en="Reminded"),
    "escalate": Words(th="แจ้งเกินกำหนดตามลำดับ", en="Escalated"),
    "object": Words(th="ผู้ร้องคัดค้าน", en="Objected"),
    "reopen": Words(th="เปิดเรื่องอีกครั้ง", en="Reopened"),
}
AGAIN = 3  # cases of one subject at one place with one unit that make a repeated cause
MOST = 20
CAUSE = ("category", "area", "owner")


def follow_ups(scope: Scope) -> Table:
    """How often units were hurried, and how often a matter came back, by the unit that has the case now."""
    found = numbers(scope.ids, DEEDS, scope.first, scope.last, "owner")
    names = titles(scope.offices, "owner", {value for _verb, value in found})
    values = names.ordered(value for _verb, value in found)
    rows = [Row(cells=(named(names[value]), *(Cell(value=found[verb, value]) for verb in DEEDS))) for value in values]
    sums = [Cell(value=sum(found[verb, value] for value in values)) for verb in DEEDS]
    return Table(
        key="follow-ups",
        title=Words(th="การติดตามเร่งรัดและเรื่องที่กลับมาใหม่", en="Follow-ups, and matters that came back"),
        columns=columns(OF["owner"], *(DONE[verb] for verb in DEEDS)),
        rows=rows_with_total(rows, Row(cells=(named(TOTAL), *sums), is_total=True)),
        empty=Words(th="ไม่มีการติดตามเร่งรัดในช่วงนี้", en="Nothing was followed up in this time"),
    )


def repeated(scope: Scope) -> Table:
    """Subject, place and unit of `AGAIN` cases or more received within these days; the most frequent first."""
    received = crossed(scope.ids, RECEIVED, scope.first, scope.last, CAUSE)
    often = [cause for cause, number in received.most_common() if number >= AGAIN and cause[0]][:MOST]
    still = crossed(scope.ids, OPEN, scope.first, scope.last, CAUSE)
    ended = crossed(scope.ids, RECEIVED, scope.first, scope.last, (*CAUSE, "outcome"))
    names = [titles(scope.offices, by, {cause[place] for cause in often}) for place, by in enumerate(CAUSE)]
    rows = []
    for cause in often:
        sides = tuple(zip(CAUSE, cause, strict=True))
        solved = ended[*cause, Outcome.SOLVED.value]
        cells = (
            *(named(titles_of[value]) for titles_of, value in zip(names, cause, strict=True)),
            scope.number(received[cause], RECEIVED, *sides),
            scope.number(still[cause], OPEN, *sides),
            scope.number(solved, RECEIVED, *sides, ("outcome", Outcome.SOLVED.value)),
            percent(solved, received[cause]),
        )
        rows.append(Row(cells=cells))
    return Table(
        key="repeated",
        title=Words(th="สาเหตุที่เกิดซ้ำ (เรื่อง สถานที่ และหน่วยเดียวกัน)", en="Repeated causes: same subject, place and unit"),
        columns=columns(
            OF["category"],
            (OF["area"], Shows.TEXT),
            (OF["owner"], Shows.TEXT),
            Words(th="รับ", en="Received"),
            Words(th="คงค้าง", en="In progress"),
            Words(th="แก้ไขแล้ว", en="Solved"),
            (Words(th="แก้ไขแล้ว (ร้อยละ)", en="Solved, %"), Shows.PERCENT),
        ),
        rows=tuple(rows),
        note=Words(
            th=f"ตั้งแต่ {AGAIN} เรื่องขึ้นไปในช่วงเวลาเดียวกัน",
            en=f"{AGAIN} cases or more within this time",
        ),
        empty=Words(th="ไม่มีสาเหตุที่เกิดซ้ำในช่วงนี้", en="No cause came again in this time"),
    )
